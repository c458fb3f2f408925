using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class SalonSalesTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    // 60.00 × 6 % + 40.00 × 5 % = 5.60, of which 80.00 of 100.00 were paid in money: 4.48.
    [Test]
    public async Task A_sale_earns_on_the_part_that_is_paid_in_money_and_spends_its_credit()
    {
        var result = await RecordAsync(Sale("r1", 20_00, OfHair(60_00), OfNothing(40_00)));
        Assert.That((result.Refusal, result.Earned, result.UsableAfter, result.PendingAfter), Is.EqualTo((SalonRefusal.None, 4_48L, 30_00L, 4_48L)));
        Assert.That(await BalanceAsync(), Is.EqualTo((30_00L, 4_48L, 0L)));
    }

    [Test]
    public async Task It_can_be_used_after_the_days_that_an_order_waits()
    {
        var sold = Shop.Clock.UtcNow;
        var result = await RecordAsync(Sale("r1", 0, OfHair(100_00)));
        Assert.That(result.ActivatesOnUtc, Is.EqualTo(sold.AddDays(14)));
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        Assert.That((await BalanceAsync()).Usable, Is.EqualTo(56_00));
    }

    [Test]
    public async Task Without_days_to_wait_it_can_be_used_at_once()
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 0);
        Assert.That((await RecordAsync(Sale("r1", 0, OfHair(100_00)))).UsableAfter, Is.EqualTo(56_00));
    }

    [Test]
    public async Task A_product_earns_by_its_own_categories()
    {
        var product = (await Shop.RowsAsync<Product>())[0].Id;
        Assert.That((await RecordAsync(Sale("r1", 0, new SoldLine(product, 0, 50_00)))).Earned, Is.EqualTo(3_00));
    }

    // 22 % in it: 61.00 are 50.00 and 11.00 of tax. What the till tells goes before what the shop would reckon.
    [Test]
    public async Task Tax_earns_nothing()
    {
        Assert.That((await RecordAsync(Sale("r1", 0, OfHair(61_00) with { Tax = 11_00 }))).Earned, Is.EqualTo(3_00));
        await Shop.SetAsync(values => values.BaseIncludesTax = true);
        Assert.That((await RecordAsync(Sale("r2", 0, OfHair(61_00) with { Tax = 11_00 }))).Earned, Is.EqualTo(3_66));
    }

    [Test]
    public async Task The_same_receipt_answers_as_the_first_time_and_changes_nothing()
    {
        var first = await RecordAsync(Sale("R-1", 20_00, OfHair(60_00)));
        var again = await RecordAsync(Sale(" r-1", 20_00, OfHair(60_00)));
        Assert.That((again.Refusal, again.Repeated, again.Sale!.Sale.Number, again.Earned), Is.EqualTo((SalonRefusal.None, true, first.Sale!.Sale.Number, first.Earned)));
        Assert.That((await BalanceAsync()).Usable, Is.EqualTo(30_00));
    }

    [TestCase("amount")]
    [TestCase("credit")]
    [TestCase("lines")]
    [TestCase("client")]
    public async Task The_same_receipt_with_another_content_is_refused_and_tells_what_was_recorded(string other)
    {
        await SoldAsync("r1", 20_00, OfHair(60_00));
        var ben = await Shop.Store.RegisterAsync("ben@example.com");
        var asked = other switch
        {
            "amount" => Sale("r1", 20_00, OfHair(61_00)),
            "credit" => Sale("r1", 19_00, OfHair(60_00)),
            "lines" => Sale("r1", 20_00, OfHair(30_00), OfHair(30_00)),
            _ => Sale("r1", 0, OfHair(60_00)) with { CustomerId = ben.Id },
        };
        var result = await RecordAsync(asked);
        Assert.That((result.Refusal, result.Repeated, result.Sale!.Sale.Gross, result.Sale.Sale.Credit, result.Sale.Sale.ClerkId), Is.EqualTo((SalonRefusal.ReceiptUsed, false, 60_00L, 20_00L, Clerk.Id)));
        Assert.That((await Shop.RowsAsync<Sale>()).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_number_at_another_branch_is_another_receipt()
    {
        await SoldAsync("r1", 0, OfHair(60_00));
        var other = await AddBranchAsync("Porto");
        Assert.That((await RecordAsync(Sale("r1", 0, OfHair(60_00)) with { BranchId = other })).Repeated, Is.False);
    }

    [Test]
    public async Task A_receipt_sent_sixteen_times_at_once_is_recorded_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => RecordAsync(Sale("r1", 10_00, OfHair(60_00))))));
        Assert.That(results, Has.All.Matches<SaleResult>(result => result is { IsDone: true, Earned: 3_00 }));
        Assert.That(((await Shop.RowsAsync<Sale>()).Count, results.Count(result => !result.Repeated), await BalanceAsync()), Is.EqualTo((1, 1, (40_00L, 3_00L, 0L))));
    }

    // 30.00 of 50.00: after the first there is less than another one would need.
    [Test]
    public async Task A_receipt_that_uses_most_of_the_credit_sent_sixteen_times_at_once_is_recorded_once_and_refused_to_none()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => RecordAsync(Sale("r1", 30_00, OfHair(60_00))))));
        Assert.That(results.Select(result => result.Refusal), Is.All.EqualTo(SalonRefusal.None));
        Assert.That((results.Count(result => !result.Repeated), (await BalanceAsync()).Usable), Is.EqualTo((1, 20_00L)));
    }

    [Test]
    public async Task A_receipt_within_the_limit_of_a_day_sent_sixteen_times_at_once_is_not_refused_for_its_own_credit()
    {
        await Shop.SetAsync(values => values.CounterMostPerClientDay = 15m);
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => RecordAsync(Sale("r1", 10_00, OfHair(60_00))))));
        Assert.That(results.Select(result => result.Refusal), Is.All.EqualTo(SalonRefusal.None));
    }

    [Test]
    public async Task Two_clients_with_one_receipt_at_once_are_one_sale()
    {
        var ben = await Shop.Store.RegisterAsync("ben@example.com");
        var results = await Task.WhenAll(new[] { Anna.Id, ben.Id }.Select(id => Task.Run(() => RecordAsync(Sale("r1", 0, OfHair(60_00)) with { CustomerId = id }))));
        Assert.That(results.Select(result => result.Refusal), Is.EquivalentTo(new[] { SalonRefusal.None, SalonRefusal.ReceiptUsed }));
    }

    [Test]
    public async Task Sales_and_checkouts_at_once_spend_what_is_there_and_no_more()
    {
        var key = new WalletKey(Anna.Id, 0, "EUR");
        var spent = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () => i % 2 == 0
            ? (await RecordAsync(Sale($"r{i}", 10_00, OfHair(60_00)))).IsDone
            : (await Shop.AskAsync<ICashbackLedger, LedgerResult<Hold>>(ledger => ledger.HoldAsync(key,
                new HoldRequest(HoldPurpose.Checkout, $"checkout:{i}", 10_00, new PostingContext(Channel.Shop, Anna.Id, Shop.Clock.UtcNow))))).IsDone)));
        Assert.That((spent.Count(isDone => isDone), (await BalanceAsync()).Usable), Is.EqualTo((5, 0L)));
    }

    [Test]
    public async Task A_trial_tells_what_the_sale_then_does_and_writes_nothing()
    {
        var sale = Sale("r1", 20_00, OfHair(60_00), OfNothing(40_00));
        var tried = await RecordAsync(sale, isDryRun: true);
        Assert.That((tried.Sale, (await Shop.RowsAsync<Sale>()).Count, (await Shop.RowsAsync<SaleNumber>()).Count, await BalanceAsync()), Is.EqualTo(((object?)null, 0, 0, (50_00L, 0L, 0L))));
        var real = await RecordAsync(sale);
        Assert.That(real with { Sale = null }, Is.EqualTo(tried));
    }

    [Test]
    public async Task A_trial_for_somebody_without_a_wallet_opens_none()
    {
        var ben = await Shop.Store.RegisterAsync("ben@example.com");
        var wallets = (await Shop.RowsAsync<Wallet>()).Count;
        var tried = await RecordAsync(Sale("", 0, OfHair(60_00)) with { CustomerId = ben.Id }, isDryRun: true);
        Assert.That((tried.Refusal, tried.Earned, (await Shop.RowsAsync<Wallet>()).Count), Is.EqualTo((SalonRefusal.None, 3_60L, wallets)));
    }

    [Test]
    public async Task The_limits_of_an_order_hold()
    {
        await Shop.SetAsync(values => (values.RedeemMaxSharePercent, values.RedeemMinimum) = (50, 2m));
        Assert.That((await RecordAsync(Sale("r1", 20_01, OfHair(40_00)))) is { Refusal: SalonRefusal.OverLimit, MayUse: 20_00 }, Is.True);
        Assert.That((await RecordAsync(Sale("r1", 1_99, OfHair(40_00)))).Refusal, Is.EqualTo(SalonRefusal.BelowMinimum));
        Assert.That((await RecordAsync(Sale("r1", 20_00, OfHair(40_00)))) is { IsDone: true, MayUse: 20_00 }, Is.True);
    }

    [Test]
    public async Task A_large_credit_is_spent_with_the_clients_code_alone()
    {
        await Shop.SetAsync(values => values.CounterProofFrom = 15);
        await SoldAsync("r1", 10_00, OfHair(60_00));
        Assert.That((await RecordAsync(Sale("r2", 5_00, OfHair(60_00)))).Refusal, Is.EqualTo(SalonRefusal.ProofRequired));
        var proof = await Shop.AskAsync<ICounterService, (ClientProof Proof, long From, long Taken)?>(counter => counter.ProofAsync(Anna.Id, 1));
        Assert.That((await RecordAsync(Sale("r2", 5_00, OfHair(60_00)) with { Proof = proof!.Value.Proof.Code })).IsDone, Is.True);
    }

    [Test]
    public async Task Of_a_taking_and_a_sale_for_one_receipt_in_the_same_instant_one_wins_and_the_other_is_taken_already()
    {
        for (var round = 0; round < 8; round++)
        {
            var receipt = $"race-{round}";
            var sale = Task.Run(async () => (await RecordAsync(Sale(receipt, 2_00, OfHair(60_00)))).Refusal);
            var taking = Task.Run(async () => (await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(Anna.Id, 1, 3_00, Centro, receipt, Clerk.Id))).Refusal);
            Assert.That(await Task.WhenAll(sale, taking), Is.EquivalentTo(new[] { SalonRefusal.None, SalonRefusal.ReceiptUsed }), receipt);
        }
    }

    [Test]
    public async Task Credit_that_was_taken_for_the_receipt_before_is_not_taken_again_with_its_sale_or_the_other_way_round()
    {
        await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(Anna.Id, 1, 5_00, Centro, "r1", Clerk.Id));
        Assert.That((await RecordAsync(Sale("r1", 5_00, OfHair(60_00)))).Refusal, Is.EqualTo(SalonRefusal.ReceiptUsed));
        await SoldAsync("r2", 5_00, OfHair(60_00));
        var taken = await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(Anna.Id, 1, 5_00, Centro, "r2", Clerk.Id));
        Assert.That((taken.Refusal, taken.Amount, (await BalanceAsync()).Usable), Is.EqualTo((SalonRefusal.ReceiptUsed, 5_00L, 40_00L)));
    }

    [TestCase(0, ExpectedResult = null)]
    [TestCase(7.5, ExpectedResult = 750L)]
    public async Task<long?> The_most_that_credit_pays_of_a_sale_is_that_of_an_order(decimal most)
    {
        await Shop.SetAsync(settings => settings.RedeemMaxPerOrder = most);
        return await Shop.AskAsync<ISalonSales, long?>(sales => sales.MostCreditAsync(1));
    }

    [TestCase("no lines", SalonRefusal.BadLine)]
    [TestCase("unknown category", SalonRefusal.BadLine)]
    [TestCase("unknown product", SalonRefusal.BadLine)]
    [TestCase("nothing", SalonRefusal.BadAmount)]
    [TestCase("more tax than amount", SalonRefusal.BadAmount)]
    [TestCase("more credit than amount", SalonRefusal.TooMuch)]
    [TestCase("more credit than there is", SalonRefusal.Insufficient)]
    [TestCase("no receipt", SalonRefusal.ReceiptRequired)]
    [TestCase("unknown branch", SalonRefusal.WrongBranch)]
    [TestCase("own wallet", SalonRefusal.OwnWallet)]
    [TestCase("nobody", SalonRefusal.Guest)]
    public async Task A_sale_is_refused_and_nothing_is_written(string why, SalonRefusal refusal)
    {
        var sale = Sale("r1", 0, OfHair(60_00));
        var result = await RecordAsync(why switch
        {
            "no lines" => sale with { Lines = [] },
            "unknown category" => sale with { Lines = [new(0, 4711, 1_00)] },
            "unknown product" => sale with { Lines = [new(4711, 0, 1_00)] },
            "nothing" => sale with { Lines = [OfHair(0)] },
            "more tax than amount" => sale with { Lines = [OfHair(1_00) with { Tax = 1_01 }] },
            "more credit than amount" => sale with { Credit = 60_01 },
            "more credit than there is" => sale with { Lines = [OfHair(90_00)], Credit = 50_01 },
            "no receipt" => sale with { Receipt = " " },
            "unknown branch" => sale with { BranchId = 4711 },
            "own wallet" => sale with { ActorId = Anna.Id },
            _ => sale with { CustomerId = 4711 },
        });
        Assert.That((result.Refusal, (await Shop.RowsAsync<Sale>()).Count, await BalanceAsync()), Is.EqualTo((refusal, 0, (50_00L, 0L, 0L))));
    }

    [Test]
    public async Task A_sale_counts_towards_the_tier_and_its_return_takes_back_what_it_raised()
    {
        await Shop.SetAsync(values => values.TierReturnDays = 14);
        var number = await SoldAsync("r1", 0, OfHair(300_00));
        Assert.That(await TierAsync(), Is.EqualTo("Gold"));
        await ReturnAsync(number, 1);
        Assert.That(await TierAsync(), Is.EqualTo("Silver"));
    }

    [Test]
    public async Task What_a_programme_gives_a_client_at_most_counts_sales_too()
    {
        await Shop.TellAsync<EarnRuleService>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Plus", Active = true, ExtraPercent = 10, CapPerClient = 7_00 }));
        var first = await RecordAsync(Sale("r1", 0, OfHair(50_00)));
        var second = await RecordAsync(Sale("r2", 0, OfHair(50_00)));
        Assert.That((first.Earned, second.Earned), Is.EqualTo((8_00L, 5_00L)));
    }

    [Test]
    public async Task The_client_is_told_of_the_credit_that_was_spent()
    {
        var before = (await Shop.RowsAsync<Nop.Core.Domain.Messages.QueuedEmail>()).Count;
        await SoldAsync("r1", 20_00, OfHair(60_00));
        Assert.That((await Shop.RowsAsync<Nop.Core.Domain.Messages.QueuedEmail>()).Count - before, Is.EqualTo(1));
        Assert.That((await Shop.RowsAsync<LetterDue>()).Where(due => due.KindId <= (int)LetterOccasion.TakenByHand), Is.Empty);
    }

    async Task<string?> TierAsync() => (await Shop.AskAsync<ITierService, TierStanding>(tiers => tiers.GetAsync(Anna.Id, 0))).Tier?.Name;
}
