using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class SaleReturnsTests(DatabaseKind kind) : SaleShopFixture(kind)
{

    // Of 100.00, 20.00 in credit, which earned 4.48: a third of the goods, 33.33, brings back 6.666 of the credit, and 4.48 × 66.67 % = 2.9868 stay earned.
    [Test]
    public async Task A_part_gives_back_its_share_of_the_credit_and_takes_back_its_share_of_what_was_earned()
    {
        var number = await SoldAsync("r1", 20_00, OfHair(60_00), OfNothing(40_00));
        var back = await ReturnAsync(number, 33_33);
        Assert.That((back.Refusal, back.Return!.CreditBack, back.MoneyBack, back.Return.EarnedBack, back.Left), Is.EqualTo((SalonRefusal.None, 6_66L, 26_67L, 1_50L, 66_67L)));
        Assert.That(await BalanceAsync(), Is.EqualTo((36_66L, 2_98L, 0L)));
    }

    [Test]
    public async Task After_all_parts_came_back_nothing_is_earned_and_no_credit_spent()
    {
        var number = await SoldAsync("r1", 20_00, OfHair(60_00), OfNothing(40_00));
        await ReturnAsync(number, 33_33);
        await ReturnAsync(number, 1);
        var last = await ReturnAsync(number, amount: null);
        Assert.That((last.Return!.Amount, last.Left, await BalanceAsync()), Is.EqualTo((66_66L, 0L, (50_00L, 0L, 0L))));
        Assert.That((await ReturnAsync(number, 1)).Refusal, Is.EqualTo(SalonRefusal.NothingLeft));
    }

    [Test]
    public async Task Of_what_credit_paid_whole_a_part_comes_back_as_credit()
    {
        var number = await SoldAsync("r1", 40_00, OfHair(40_00));
        var back = await ReturnAsync(number, 10_00);
        Assert.That((back.Return!.CreditBack, back.MoneyBack, await BalanceAsync()), Is.EqualTo((10_00L, 0L, (20_00L, 0L, 0L))));
    }

    [Test]
    public async Task What_was_spent_meanwhile_becomes_a_debt()
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 0);
        var number = await SoldAsync("r1", 0, OfHair(100_00));
        await SoldAsync("r2", 56_00, OfHair(56_00));
        await ReturnAsync(number, amount: null);
        Assert.That(await BalanceAsync(), Is.EqualTo((0L, 0L, 6_00L)));
    }

    [Test]
    public async Task All_that_is_left_under_the_reference_of_a_part_is_refused_and_under_its_own_repeated()
    {
        var number = await SoldAsync("r1", 0, OfHair(100_00));
        await ReturnAsync(number, 50_00, "b1");
        var other = await ReturnAsync(number, amount: null, "b1");
        await ReturnAsync(number, amount: null, "b2");
        var again = await ReturnAsync(number, amount: null, "b2");
        Assert.That((other.Refusal, again.Refusal, again.Repeated, again.Return!.Amount), Is.EqualTo((SalonRefusal.ReceiptUsed, SalonRefusal.None, true, 50_00L)));
    }

    [Test]
    public async Task The_same_reference_returns_once_and_with_another_amount_is_refused()
    {
        var number = await SoldAsync("r1", 20_00, OfHair(100_00));
        await ReturnAsync(number, 50_00, "b1");
        var again = await ReturnAsync(number, 50_00, " B1");
        var other = await ReturnAsync(number, 40_00, "b1");
        Assert.That((again.Refusal, again.Repeated, again.Return!.Amount, other.Refusal, other.Return!.Amount, (await FindAsync(number)).Left), Is.EqualTo((SalonRefusal.None, true, 50_00L, SalonRefusal.ReceiptUsed, 50_00L, 50_00L)));
    }

    [Test]
    public async Task A_return_sent_sixteen_times_at_once_is_recorded_once()
    {
        var number = await SoldAsync("r1", 20_00, OfHair(100_00));
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ReturnAsync(number, amount: null, "b1"))));
        Assert.That((results.Count(result => result.IsDone), results.Count(result => result is { IsDone: true, Repeated: false }), await BalanceAsync()), Is.EqualTo((16, 1, (50_00L, 0L, 0L))));
    }

    [Test]
    public async Task Returns_at_once_bring_back_no_more_than_was_sold()
    {
        var number = await SoldAsync("r1", 20_00, OfHair(100_00));
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => ReturnAsync(number, 30_00, $"b{i}"))));
        Assert.That((results.Count(result => result.IsDone), (await FindAsync(number)).Left, (await BalanceAsync()).Usable), Is.EqualTo((3, 10_00L, 48_00L)));
    }

    [Test]
    public async Task A_trial_tells_what_the_return_then_does_and_writes_nothing()
    {
        var number = await SoldAsync("r1", 20_00, OfHair(100_00));
        var tried = await ReturnAsync(number, 33_33, "b1", isDryRun: true);
        Assert.That((await FindAsync(number)).Returns, Is.Empty);
        var real = await ReturnAsync(number, 33_33, "b1");
        Assert.That((real.Return!.CreditBack, real.Return.EarnedBack, real.MoneyBack, real.Left, real.UsableAfter), Is.EqualTo((tried.Return!.CreditBack, tried.Return.EarnedBack, tried.MoneyBack, tried.Left, tried.UsableAfter)));
    }

    [TestCase(100_01, "r", SalonRefusal.TooMuch)]
    [TestCase(0, "r", SalonRefusal.BadAmount)]
    [TestCase(1, " ", SalonRefusal.ReasonRequired)]
    public async Task A_return_is_refused(long amount, string reason, SalonRefusal refusal)
    {
        var number = await SoldAsync("r1", 0, OfHair(100_00));
        Assert.That((await ReturnAsync(number, amount, reason: reason)).Refusal, Is.EqualTo(refusal));
        Assert.That((await ReturnAsync(4711, 1)).Refusal, Is.EqualTo(SalonRefusal.UnknownSale));
    }

    [Test]
    public async Task What_was_undone_never_happened_and_leaves_its_receipt_free()
    {
        var number = await SoldAsync("r1", 20_00, OfHair(300_00));
        Assert.That((await UndoAsync(number), await BalanceAsync()), Is.EqualTo((UndoRefusal.None, (50_00L, 0L, 0L))));
        var anew = await RecordAsync(Sale("r1", 10_00, OfHair(30_00)));
        Assert.That((anew.Refusal, anew.Repeated, anew.Sale!.Sale.Number == number, (await FindAsync(number)).Undone!.Reason), Is.EqualTo((SalonRefusal.None, false, false, "mistyped")));
        Assert.That(await UndoAsync(number), Is.EqualTo(UndoRefusal.Undone));
    }

    [Test]
    public async Task It_is_undone_for_some_minutes_and_while_nothing_came_back()
    {
        var (late, returned) = (await SoldAsync("r1", 0, OfHair(30_00)), await SoldAsync("r2", 0, OfHair(30_00)));
        await ReturnAsync(returned, 1);
        Assert.That(await UndoAsync(returned), Is.EqualTo(UndoRefusal.Undone));
        Shop.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.That((await UndoAsync(late), (await FindAsync(late)).Undone), Is.EqualTo((UndoRefusal.TooLate, (object?)null)));
    }

    [Test]
    public async Task The_ledger_is_whole_and_agrees_with_what_was_recorded()
    {
        var number = await SoldAsync("r1", 20_00, OfHair(60_00), OfNothing(40_00));
        await ReturnAsync(number, 33_33);
        await UndoAsync(await SoldAsync("r2", 5_00, OfHair(40_00)));
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [TestCase("""UPDATE "Cashback_SaleLine" SET "Amount" = "Amount" + 1""", FindingCode.SaleMoney)]
    [TestCase("""UPDATE "Cashback_Sale" SET "Credit" = "Credit" + 1""", FindingCode.SaleMoney)]
    [TestCase("""UPDATE "Cashback_SaleReturn" SET "CreditBack" = "CreditBack" - 1""", FindingCode.SaleMoney)]
    [TestCase("""UPDATE "Cashback_Sale" SET "WalletId" = "WalletId" + 1""", FindingCode.OrderOwner)]
    [TestCase("""DELETE FROM "Cashback_Sale" """, FindingCode.SaleUnknown)]
    public async Task Rows_that_somebody_changed_are_found(string sql, FindingCode code)
    {
        await ReturnAsync(await SoldAsync("r1", 20_00, OfHair(100_00)), 50_00);
        await ChangeAsync(sql);
        Assert.That((await FindingsAsync()).Where(found => found != FindingCode.RowUnsigned), Is.Not.Empty.And.All.EqualTo(code));
    }

    // What no entry tells of it.
    [TestCase("""UPDATE "Cashback_Sale" SET "BranchId" = "BranchId" + 1""")]
    [TestCase("""UPDATE "Cashback_Sale" SET "ClerkId" = "ClerkId" + 1""")]
    [TestCase("""UPDATE "Cashback_SaleLine" SET "CategoryId" = "CategoryId" + 1""")]
    [TestCase("""UPDATE "Cashback_SaleLine" SET "Quantity" = "Quantity" + 1""")]
    [TestCase("""UPDATE "Cashback_SaleReturn" SET "BranchId" = "BranchId" + 1""")]
    public async Task So_is_what_the_journal_says(string sql)
    {
        await ReturnAsync(await SoldAsync("r1", 20_00, OfHair(100_00)), 50_00);
        await ChangeAsync(sql);
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.RowUnsigned }));
    }

    [Test]
    public async Task A_sale_that_somebody_wrote_into_the_book_is_found()
    {
        await SoldAsync("r1", 0, OfHair(100_00));
        await ChangeAsync("""UPDATE "Cashback_Sale" SET "Number" = 4711""");
        Assert.That(await FindingsAsync(), Is.EquivalentTo(new[] { FindingCode.SaleMissing, FindingCode.SaleUnknown, FindingCode.RowUnsigned }));
    }

    async Task ChangeAsync(string sql) => Assert.That(await Shop.Database.RunAsync(sql), Is.EqualTo(1));

    async Task<IEnumerable<FindingCode>> FindingsAsync() =>
        (await Shop.AskAsync<ILedgerVerification, AuditReport?>(verification => verification.RunAsync(CancellationToken.None)))!.Findings.Select(finding => finding.Code);
}
