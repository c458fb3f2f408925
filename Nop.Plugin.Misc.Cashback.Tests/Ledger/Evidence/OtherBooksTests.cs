using Moq;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Core.Domain.Logging;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>Entries whose chains are right, and that had no reason to be written: the books beside the ledger tell.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class OtherBooksTests(DatabaseKind kind) : BonusFixture(kind)
{
    int _branchId;

    [SetUp]
    public async Task LiveAsync()
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 0);
        var bonus = await AddAsync(BonusKind.Review, 2_00);
        await BuyAsync(Anna, quantity: 2);
        await ReviewAsync(Anna, tell: true);
        await Shop.GiveAsync(Anna, 50_00);
        var branch = new Branch { Name = "Centro", Active = true };
        await Shop.TellAsync<IRepository<Branch>>(branches => branches.InsertAsync(branch));
        _branchId = branch.Id;
        Assert.That(await GivenAsync(Anna), Is.EqualTo(bonus.Amount));
    }

    [Test]
    public async Task A_shop_in_which_all_went_its_way_has_nothing_to_tell() => Assert.That(await FindAsync(), Is.Empty);

    [Test]
    public async Task A_bonus_that_nobody_decided_is_named()
    {
        await GrantAsync("bonus:forged", 30_00);
        Assert.That(await FindAsync(), Is.EqualTo(new[] { FindingCode.BonusUndecided }));
    }

    [Test]
    public async Task A_bonus_of_another_amount_than_was_decided_is_named()
    {
        await ChangeGrantAsync(grant => grant.Amount = 1_00);
        Assert.That(await FindAsync(), Is.EqualTo(new[] { FindingCode.BonusUndecided, FindingCode.RowUnsigned }));
    }

    [Test]
    public async Task A_decided_bonus_that_is_said_to_be_booked_and_is_not_is_named()
    {
        await Shop.InsertSignedAsync(new BonusGrant
        {
            BonusId = 99, CustomerId = Anna.Id, Number = 1, Reason = "review", GrantKey = "bonus:99:1:review", Amount = 5_00, Note = "", StoreId = 1,
            DecidedOnUtc = Shop.Clock.UtcNow, GivenOnUtc = Shop.Clock.UtcNow,
        });
        Assert.That(await FindAsync(), Is.EqualTo(new[] { FindingCode.BonusMissing }));
    }

    // The plugin was away when it was refunded.
    [Test]
    public async Task An_old_order_that_was_changed_unnoticed_is_followed_by_the_task_and_not_named()
    {
        var order = await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(500));
        await Shop.ChangeAsync(order, row => (row.RefundedAmount, row.PaymentStatus) = (45.00m, PaymentStatus.Refunded));
        var before = await FindAsync();
        await Shop.Store.RunTaskAsync(typeof(VerifyTask));
        Assert.That((before, (await Shop.AskAsync<ILedgerVerification, LastVerification>(verification => verification.LastAsync())).FoundOnUtc), Is.EqualTo((new[] { FindingCode.OrderMoney }, (DateTime?)null)));
    }

    [Test]
    public async Task The_button_follows_old_orders_as_the_task_does()
    {
        var order = await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(500));
        await Shop.ChangeAsync(order, row => (row.RefundedAmount, row.PaymentStatus) = (45.00m, PaymentStatus.Refunded));
        var found = await Shop.AskAsync<IFollowedVerification, FollowedReport>(verification => verification.RunAsync(CancellationToken.None));
        Assert.That((found.Report!.IsClean, found.OldOrders), Is.EqualTo((true, (Exception?)null)));
    }

    [Test]
    public void A_task_that_finds_another_verification_running_ends_in_vain()
    {
        var busy = Mock.Of<IFollowedVerification>(verification => verification.RunAsync(It.IsAny<CancellationToken>()) == Task.FromResult(new FollowedReport(null, null)));
        Assert.That(() => new VerifyTask(busy).ExecuteAsync(), Throws.InvalidOperationException.With.Message.Contains("was not verified"));
    }

    [Test]
    public async Task An_old_orders_account_that_somebody_changed_is_found_and_the_task_does_not_follow_the_order()
    {
        var order = await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(500));
        await ChangeWalletAsync($"UPDATE \"Cashback_OrderAccount\" SET \"Refunded\" = \"Refunded\" + 1 WHERE \"OrderId\" = {order.Id}");
        Assert.That(() => Shop.Store.RunTaskAsync(typeof(VerifyTask)), Throws.InvalidOperationException);
        Assert.That((await Shop.AskAsync<ILedgerVerification, LastVerification>(verification => verification.LastAsync())).FoundOnUtc, Is.Not.Null);
    }

    [Test]
    public async Task What_earned_and_is_no_order_is_named()
    {
        await PostAsync(Anna, 4711, total: 90_00);
        Assert.That(await FindAsync(), Is.EqualTo(new[] { FindingCode.OrderUnknown }));
    }

    [Test]
    public async Task Somebody_elses_order_is_named()
    {
        var order = await Shop.AddOrderAsync(await RegisterAsync("bea"), 45.00m, PaymentStatus.Paid);
        await PostAsync(Anna, order.Id, total: 45_00);
        Assert.That(await FindAsync(), Is.EqualTo(new[] { FindingCode.OrderOwner }));
    }

    [Test]
    public async Task A_guests_order_that_was_claimed_is_as_it_must_be()
    {
        var order = await Shop.AddOrderAsync(new Customer { Id = 900 }, 45.00m, PaymentStatus.Paid);
        await Shop.TellAsync<IRepository<OrderClaim>>(claims => claims.InsertAsync(new OrderClaim { OrderId = order.Id, CustomerId = Anna.Id, ClaimedOnUtc = Shop.Clock.UtcNow }));
        await PostAsync(Anna, order.Id, total: 45_00);
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task An_order_that_nobody_paid_is_named()
    {
        var order = await Shop.AddOrderAsync(Anna, 45.00m);
        await PostAsync(Anna, order.Id, total: 45_00);
        Assert.That(await FindAsync(), Is.EqualTo(new[] { FindingCode.OrderUnpaid }));
    }

    [TestCase(45.00, 45_00, 0, new FindingCode[0])]
    [TestCase(45.00, 450_00, 0, new[] { FindingCode.OrderMoney })]
    [TestCase(45.00, 45_00, 10_00, new[] { FindingCode.OrderMoney })]
    public async Task Money_of_an_order_that_is_not_the_shops_is_named(decimal shops, long total, long refunded, FindingCode[] expected)
    {
        var order = await Shop.AddOrderAsync(Anna, shops, PaymentStatus.Paid);
        await PostAsync(Anna, order.Id, total, refunded);
        Assert.That(await FindAsync(), Is.EqualTo(expected));
    }

    [TestCase("no explanation", 9_00, "")]
    [TestCase("more than it says", 9_00, "45|20|8.99")]
    [TestCase("more than its lines come to", 9_10, "45|20|9.10")]
    [TestCase("more base than money", 90_00, "450|20|90.00")]
    public async Task An_order_that_earned_more_than_its_explanation_and_its_money_come_to_is_named(string how, long earned, string explained)
    {
        var order = await Shop.AddOrderAsync(Anna, 45.00m, PaymentStatus.Paid);
        var parts = explained.Split('|');
        await PostAsync(Anna, order.Id, total: 45_00, earned: earned,
            snapshot: explained.Length == 0 ? "" : SnapshotOf(decimal.Parse(parts[0], CultureInfo.InvariantCulture), decimal.Parse(parts[1], CultureInfo.InvariantCulture), (long)(decimal.Parse(parts[2], CultureInfo.InvariantCulture) * 100)));
        Assert.That(await FindAsync(), Is.EqualTo(new[] { FindingCode.OrderEarned }), how);
    }

    [Test]
    public async Task An_order_that_keeps_what_its_refund_took_is_named()
    {
        var order = await Shop.AddOrderAsync(Anna, 45.00m, PaymentStatus.Paid);
        await Shop.ChangeAsync(order, row => (row.RefundedAmount, row.PaymentStatus) = (45.00m, PaymentStatus.Refunded));
        await PostAsync(Anna, order.Id, total: 45_00, refunded: 45_00);
        var before = await FindAsync();
        await ChangeWalletAsync($"UPDATE \"Cashback_OrderAccount\" SET \"Taken\" = 0 WHERE \"OrderId\" = {order.Id}");
        Assert.That((before, (await FindAsync()).Contains(FindingCode.OrderEarned)), Is.EqualTo((Array.Empty<FindingCode>(), true)));
    }

    [TestCase("{", FindingCode.Unreadable)]
    [TestCase("""{"currency":"EUR","earned":1,"explanation":{"lines":[null]}}""", FindingCode.OrderEarned)]
    [TestCase("""{"currency":null,"earned":1,"explanation":{"lines":[]}}""", FindingCode.Unreadable)]
    public async Task An_explanation_that_somebody_made_up_keeps_nothing_else_from_being_told(string snapshot, FindingCode code)
    {
        var order = await Shop.AddOrderAsync(Anna, 45.00m, PaymentStatus.Paid);
        await PostAsync(Anna, order.Id, total: 45_00, snapshot: snapshot);
        await PostAsync(Anna, 4711, total: 90_00);
        Assert.That(await FindAsync(), Is.EquivalentTo(new[] { code, FindingCode.OrderUnknown }));
    }

    [Test]
    public async Task Orders_of_a_client_who_is_gone_for_good_are_as_they_must_be([Values] bool rowIsGone)
    {
        var order = await Shop.AddOrderAsync(new Customer { Id = 900 }, 45.00m, PaymentStatus.Paid);
        await Shop.TellAsync<IRepository<OrderClaim>>(claims => claims.InsertAsync(new OrderClaim { OrderId = order.Id, CustomerId = Anna.Id, ClaimedOnUtc = Shop.Clock.UtcNow }));
        await PostAsync(Anna, order.Id, total: 45_00);
        await Shop.TellAsync<Registration>(registration => registration.DeleteForGoodAsync(Anna.Id));
        if (rowIsGone)
            await DeleteRowAsync(Anna);
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task A_wallet_that_is_gone_or_in_no_currency_keeps_nothing_else_from_being_told()
    {
        await GrantAsync("bonus:forged", 30_00);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single();
        await ChangeWalletAsync($"UPDATE \"Cashback_Wallet\" SET \"CurrencyCode\" = 'E1' WHERE \"Id\" = {wallet.Id}");
        var changed = await FindAsync();
        await ChangeWalletAsync($"DELETE FROM \"Cashback_Wallet\" WHERE \"Id\" = {wallet.Id}");
        var gone = await FindAsync();
        Assert.That((changed.Contains(FindingCode.BonusUndecided), changed.Contains(FindingCode.Identity), gone.Contains(FindingCode.WalletMissing)), Is.EqualTo((true, true, true)));
    }

    [Test]
    public async Task Where_the_activity_log_leaves_the_counter_out_nobody_is_suspected()
    {
        await TakenByClerkAsync();
        await Shop.TellAsync<IRepository<ActivityLogType>>(async types =>
        {
            var row = types.Table.Single(type => type.SystemKeyword == CashbackActivity.Taken);
            row.Enabled = false;
            await types.UpdateAsync(row);
        });
        await TakeAsync(await RegisterAsync("bea"));
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task A_clerk_of_whom_only_look_ups_are_left_took_rightly()
    {
        await TakenByClerkAsync();
        var bea = await RegisterAsync("bea");
        await Shop.AskAsync<ICounterService, CounterFound>(counter => counter.FindAsync(Anna.Email, _branchId, bea.Id));
        await TakeAsync(bea);
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task Who_takes_at_the_counter_without_having_ever_had_the_right_is_named()
    {
        await TakenByClerkAsync();
        await TakeAsync(await RegisterAsync("bea"));
        Assert.That(await FindAsync(), Is.EqualTo(new[] { FindingCode.ActorWithoutRight }));
    }

    [Test]
    public async Task A_clerk_who_has_left_took_rightly()
    {
        var clerk = await TakenByClerkAsync();
        await TakeAsync(clerk);
        Assert.That(await FindAsync(), Is.Empty);
    }

    [Test]
    public async Task Where_the_activity_log_has_no_line_of_the_counter_nobody_is_suspected()
    {
        await TakeAsync(await RegisterAsync("bea"));
        Assert.That(await FindAsync(), Is.Empty);
    }

    async Task<IEnumerable<FindingCode>> FindAsync()
    {
        var report = await Shop.AskAsync<ILedgerVerification, AuditReport?>(verification => verification.RunAsync(CancellationToken.None));
        Assert.That(report!.Progress.Findings, Is.EqualTo(report.Findings.Count));
        return report.Findings.Select(finding => finding.Code);
    }

    async Task ChangeWalletAsync(string sql) => Assert.That(await Shop.Database.RunAsync(sql), Is.EqualTo(1));

    Task GrantAsync(string key, long amount) => Shop.Store.RequestAsync(async services =>
    {
        var wallet = await services.GetRequiredService<IWalletDirectory>().KeyAsync(Anna.Id, 1);
        var given = await services.GetRequiredService<ICashbackLedger>().GrantAsync(wallet, amount, null, new PostingContext(Channel.System, 0, Shop.Clock.UtcNow) { IdempotencyKey = key });
        Assert.That(given.IsDone, Is.True);
    });

    Task ChangeGrantAsync(Action<BonusGrant> change) => Shop.TellAsync<IRepository<BonusGrant>>(async grants =>
    {
        var row = grants.Table.Single();
        change(row);
        await grants.UpdateAsync(row);
    });

    /// <summary>Posts an order past everything that asks whether it may earn.</summary>
    Task PostAsync(Customer customer, int orderId, long total, long refunded = 0, long earned = 9_00, string? snapshot = null) => Shop.Store.RequestAsync(async services =>
    {
        var now = Shop.Clock.UtcNow;
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(customer.Id, 1);
        var facts = new OrderFacts(orderId, Paid: true, total, refunded, Voided: false, CompletedOnUtc: null, ShortfallPolicy.Debt, (completed, _, _) => new(completed, null), now.AddDays(30));
        var earning = new FrozenEarning(new Fraction(earned), new Fraction(90_00), new Dictionary<int, (long, long)>(), 0, null, 0, snapshot ?? SnapshotOf(45m, 20, earned));
        var posted = await services.GetRequiredService<ICashbackLedger>().PostOrderAsync(key, facts, () => Task.FromResult(earning), new PostingContext(Channel.System, 0, now));
        Assert.That(posted.IsDone, Is.True);
    });

    static string SnapshotOf(decimal net, decimal rate, long earned) => new EarnSnapshot(1, "EUR", 2, new DateTime(2026, 1, 5), earned, null, new EarnExplanation(1, "Silver", 1, 1, net, 0,
        [new LineExplanation(1, "Serum", net, net, rate, RateSource.Tier, 1, "Silver", null, null, null, [], rate, net * rate / 100, net * rate / 100, earned)], [])).ToJson();

    /// <summary>Somebody who has no right any more took at the counter, which the activity log tells.</summary>
    async Task<Customer> TakenByClerkAsync()
    {
        var clerk = await RegisterAsync("clerk");
        await Shop.TellAsync<ICustomerActivityService>(log => log.InsertActivityAsync(clerk, CashbackActivity.Taken, "5.00 taken at Centro"));
        return clerk;
    }

    async Task TakeAsync(Customer actor)
    {
        var taken = await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(Anna.Id, 1, 5_00, _branchId, $"R-{actor.Id}", actor.Id));
        Assert.That(taken.IsDone, Is.True);
    }
}
