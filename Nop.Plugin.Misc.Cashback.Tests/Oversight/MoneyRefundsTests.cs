using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>Money of an order that its client takes as credit: once, at once or not at all, whichever moment a server dies in.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class MoneyRefundsTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    Customer _anna = null!;
    Customer _staff = null!;
    int _orderId;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        _staff = await Shop.Store.RegisterAsync("staff@example.com", null, NopCustomerDefaults.AdministratorsRoleName);
        await Shop.SetAsync(settings => settings.ActivationDelayDays = 0);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var order = await Shop.AddOrderAsync(_anna, 45.00m);
        await Shop.TellAsync<IOrderProcessingService>(processing => processing.MarkOrderAsPaidAsync(order));
        _orderId = order.Id;
    }

    [Test]
    public async Task The_order_says_that_the_money_is_refunded_and_the_client_has_it_as_credit()
    {
        await RefundAsync(new(30_00, 0, null, "too small", Guid.NewGuid()));
        Assert.That(((await OrderAsync()).RefundedAmount, (await OrderAsync()).PaymentStatus, (await WalletAsync()).Available), Is.EqualTo((30.00m, PaymentStatus.PartiallyRefunded, 30_00L)));
    }

    [TestCase(45_00, 0, null)]
    [TestCase(30_00, 5_00, 90)]
    [TestCase(1, 0, 0)]
    public async Task What_was_shown_before_is_what_is_posted(long amount, long bonus, int? days)
    {
        await SpendWhatWasEarnedAsync();
        var wish = new MoneyRefundWish(amount, bonus, days, "too small", Guid.NewGuid());
        var order = await OrderAsync();
        var foretold = (await AsStaffAsync(services => services.GetRequiredService<IMoneyRefunds>().ForecastAsync(order, wish)))!.Value.Value!;
        var (before, last) = (await WalletAsync(), (await EntriesAsync()).Count);
        await RefundAsync(wish);
        var (after, posted) = (await WalletAsync(), (await EntriesAsync()).Skip(last).ToList());
        long Sum(EntryKind kind) => posted.Where(entry => entry.Kind == kind).Sum(entry => entry.Amount);
        Assert.That((foretold.Refunded, foretold.Added, foretold.PaysDebt, foretold.TakenPending + foretold.TakenAvailable + foretold.TakenAsDebt, after.Available + after.Debt - before.Available - before.Debt),
            Is.EqualTo((Sum(EntryKind.Refund), Sum(EntryKind.Adjust), Sum(EntryKind.DebtNet), Sum(EntryKind.ClawBack), foretold.Refunded + foretold.Added - foretold.TakenAvailable - foretold.TakenAsDebt)));
    }

    [Test]
    public async Task Credit_for_the_money_first_pays_what_the_refund_made_a_debt()
    {
        await SpendWhatWasEarnedAsync();
        await RefundAsync(new(45_00, 0, null, "too small", Guid.NewGuid()));
        Assert.That(((await WalletAsync()).Available, (await WalletAsync()).Debt), Is.EqualTo((42_75L, 0L)));
    }

    [TestCase(null, null)]
    [TestCase(10, "2026-01-15T23:00:00Z")]
    public async Task It_ends_on_its_own_day_or_never(int? days, string? end)
    {
        await RefundAsync(new(30_00, 2_00, days, "too small", Guid.NewGuid()));
        var ends = (await Shop.RowsAsync<Lot>()).Where(lot => lot.Available > 0).Select(lot => lot.ExpiresOnUtc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Assert.That(ends, Is.EqualTo(new[] { end, end }));
    }

    [Test]
    public async Task The_same_form_twice_refunds_once_and_tells_the_client_once()
    {
        var attempt = Guid.NewGuid();
        await RefundAsync(new(30_00, 0, null, "too small", attempt));
        var again = await RefundAsync(new(30_00, 0, null, "too small", attempt));
        Assert.That(((await OrderAsync()).RefundedAmount, (await WalletAsync()).Available, again.First is null, await LettersAsync()), Is.EqualTo((30.00m, 30_00L, false, 1)));
    }

    [Test]
    public async Task The_same_form_with_another_amount_is_refused()
    {
        var attempt = Guid.NewGuid();
        await RefundAsync(new(10_00, 0, null, "too small", attempt));
        Assert.That(await TryAsync(new(20_00, 0, null, "too small", attempt)), Is.EqualTo(new AdjustmentResult(HandOutcome.FormUsed, 10_00)));
    }

    [Test]
    public async Task More_than_is_left_to_refund_is_refused() =>
        Assert.That(await TryAsync(new(45_01, 0, null, "too small", Guid.NewGuid())), Is.EqualTo(new AdjustmentResult(HandOutcome.Insufficient, 45_00)));

    [Test]
    public async Task A_total_that_was_raised_after_the_payment_is_no_money_of_the_client()
    {
        await Shop.TellAsync<IOrderService>(async orders =>
        {
            var row = await orders.GetOrderByIdAsync(_orderId);
            row.OrderTotal = 10_000m;
            await orders.UpdateOrderAsync(row);
        });
        Assert.That(await TryAsync(new(45_01, 0, null, "too small", Guid.NewGuid())), Is.EqualTo(new AdjustmentResult(HandOutcome.Insufficient, 45_00)));
    }

    [Test]
    public async Task Nobody_refunds_into_the_own_wallet()
    {
        var order = await OrderAsync();
        var result = await Shop.Store.RequestAsync(services => services.GetRequiredService<IMoneyRefunds>().RefundAsync(order, new(30_00, 0, null, "too small", Guid.NewGuid())), _anna.Id);
        Assert.That((result.Outcome, (await OrderAsync()).RefundedAmount), Is.EqualTo((HandOutcome.Own, 0m)));
    }

    [TestCase(4_00, HandOutcome.Done)]
    [TestCase(4_01, HandOutcome.AboveLimit)]
    public async Task What_the_shop_adds_keeps_to_the_limits_of_additions_by_hand_and_the_money_has_none(long bonus, HandOutcome outcome)
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 4);
        Assert.That((await TryAsync(new(30_00, bonus, null, "too small", Guid.NewGuid()))).Outcome, Is.EqualTo(outcome));
    }

    [Test]
    public async Task What_is_added_counts_towards_the_day()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximumPerDay = 5);
        await RefundAsync(new(10_00, 3_00, null, "too small", Guid.NewGuid()));
        Assert.That((await TryAsync(new(10_00, 3_00, null, "too small", Guid.NewGuid()))).Outcome, Is.EqualTo(HandOutcome.AboveLimit));
    }

    [Test]
    public async Task A_cancelled_order_has_no_money_for_it()
    {
        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.CancelOrderAsync(await OrderAsync(), notifyCustomer: false));
        Assert.That((await TryAsync(new(10_00, 0, null, "too small", Guid.NewGuid()))).Outcome, Is.EqualTo(HandOutcome.Changed));
    }

    [Test]
    public async Task Died_the_server_after_the_shop_had_marked_the_money_the_task_gives_the_credit_once()
    {
        await BreakOffAsync(30_00);
        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.PartiallyRefundOfflineAsync(await OrderAsync(), 30.00m));
        var (first, second) = (await SettleAsync(), await SettleAsync());
        Assert.That((first, second, (await WalletAsync()).Available, await LettersAsync()), Is.EqualTo((1, 0, 30_00L, 1)));
    }

    [Test]
    public async Task Died_the_server_before_the_shop_had_marked_the_money_nothing_is_given()
    {
        await BreakOffAsync(30_00);
        Assert.That((await SettleAsync(), (await WalletAsync()).Available, (await Shop.RowsAsync<MoneyRefund>()).Single().Given, await LettersAsync()), Is.EqualTo((1, 0L, false, 0)));
    }

    [Test]
    public async Task Died_the_server_before_the_letter_the_task_writes_it()
    {
        await RefundAsync(new(30_00, 0, null, "too small", Guid.NewGuid()));
        await Shop.TellAsync<IRepository<MoneyRefund>>(async rows =>
        {
            var row = (await rows.GetAllAsync(all => all)).Single();
            row.ToldOnUtc = null;
            await rows.UpdateAsync(row);
        });
        Shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await SettleAsync();
        await SettleAsync();
        Assert.That(await LettersAsync(), Is.EqualTo(2));
    }

    [TestCase(true, 30_00)]
    [TestCase(false, 0)]
    public async Task Where_the_order_does_not_tell_it_waits_for_a_person_who_says(bool marked, long given)
    {
        await BreakOffAsync(30_00);
        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.PartiallyRefundOfflineAsync(await OrderAsync(), 7.00m));
        var (settled, waiting) = (await SettleAsync(), await WaitingAsync());
        var row = (await Shop.RowsAsync<MoneyRefund>()).Single();
        var outcome = await AsStaffAsync(services => services.GetRequiredService<IMoneyRefunds>().EndAsync(row.Id, marked));
        Assert.That((settled, waiting, outcome, (await WalletAsync()).Available, await WaitingAsync()), Is.EqualTo((0, 1, HandOutcome.Done, given, 0)));
    }

    [TestCase(true, 30_00)]
    [TestCase(false, 0)]
    public async Task Where_the_order_tells_nobody_is_believed_who_says_otherwise(bool isMarked, long given)
    {
        await BreakOffAsync(30_00);
        if (isMarked)
            await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.PartiallyRefundOfflineAsync(await OrderAsync(), 30.00m));
        var row = (await Shop.RowsAsync<MoneyRefund>()).Single();
        await AsStaffAsync(services => services.GetRequiredService<IMoneyRefunds>().EndAsync(row.Id, !isMarked));
        Assert.That(((await WalletAsync()).Available, (await Shop.RowsAsync<MoneyRefund>()).Single().Given), Is.EqualTo((given, isMarked)));
    }

    [Test]
    public async Task One_that_may_still_be_under_way_is_ended_by_nobody()
    {
        await BreakOffAsync(30_00);
        await Shop.TellAsync<IRepository<MoneyRefund>>(async rows =>
        {
            var young = (await rows.GetAllAsync(all => all)).Single();
            young.BegunOnUtc = DateTime.SpecifyKind(Shop.Clock.UtcNow, DateTimeKind.Unspecified);
            await rows.UpdateAsync(young);
        });
        var row = (await Shop.RowsAsync<MoneyRefund>()).Single();
        Assert.That(await AsStaffAsync(services => services.GetRequiredService<IMoneyRefunds>().EndAsync(row.Id, true)), Is.EqualTo(HandOutcome.Busy));
    }

    [Test]
    public async Task What_went_back_as_credit_is_known_to_the_next_refund()
    {
        await RefundAsync(new(10_00, 3_00, null, "too small", Guid.NewGuid()));
        Assert.That(await AsStaffAsync(services => services.GetRequiredService<IMoneyRefunds>().GivenOfAsync(_orderId)), Is.EqualTo(10_00));
    }

    [Test]
    public async Task While_one_is_broken_off_no_other_begins()
    {
        await BreakOffAsync(30_00);
        Assert.That((await TryAsync(new(10_00, 0, null, "too small", Guid.NewGuid()))).Outcome, Is.EqualTo(HandOutcome.Busy));
    }

    [Test]
    public async Task A_verification_finds_nothing_afterwards()
    {
        await SpendWhatWasEarnedAsync();
        await RefundAsync(new(30_00, 2_00, 30, "too small", Guid.NewGuid()));
        Assert.That((await Shop.AskAsync<ILedgerVerification, AuditReport?>(verification => verification.RunAsync(CancellationToken.None)))!.Findings, Is.Empty);
    }

    // 2.25 were earned, and are spent in the salon.
    async Task SpendWhatWasEarnedAsync()
    {
        await Shop.TellAsync<IOrderService>(async orders =>
        {
            var row = await orders.GetOrderByIdAsync(_orderId);
            row.OrderStatus = OrderStatus.Complete;
            await orders.UpdateOrderAsync(row);
        });
        await Shop.AskAsync<Nop.Plugin.Misc.Cashback.Orders.IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(_orderId));
        var wallet = await WalletAsync();
        var spent = await Shop.Store.RequestAsync(async services => await services.GetRequiredService<ICashbackLedger>().SpendAsync(new(_anna.Id, wallet.StoreId, wallet.CurrencyCode),
            new HoldRequest(HoldPurpose.Counter, "k1", 2_25, new PostingContext(Channel.Salon, 9, Shop.Clock.UtcNow))));
        Assert.That(spent.IsDone, Is.True);
    }

    // As the row is when a server dies right after it was written.
    async Task BreakOffAsync(long amount)
    {
        var wallet = await WalletAsync();
        await Shop.InsertSignedAsync(new MoneyRefund
        {
            Attempt = Guid.NewGuid().ToString("N"),
            OrderId = _orderId,
            WalletId = wallet.Id,
            Amount = amount,
            Reason = "too small",
            ActorId = _staff.Id,
            BegunOnUtc = DateTime.SpecifyKind(Shop.Clock.UtcNow, DateTimeKind.Unspecified),
        });
        Shop.Clock.Advance(TimeSpan.FromMinutes(11));
    }

    async Task<AdjustmentResult> RefundAsync(MoneyRefundWish wish)
    {
        var result = await TryAsync(wish);
        Assert.That(result.Outcome, Is.EqualTo(HandOutcome.Done));
        return result;
    }

    async Task<AdjustmentResult> TryAsync(MoneyRefundWish wish)
    {
        var order = await OrderAsync();
        return await AsStaffAsync(services => services.GetRequiredService<IMoneyRefunds>().RefundAsync(order, wish));
    }

    Task<T> AsStaffAsync<T>(Func<IServiceProvider, Task<T>> ask) => Shop.Store.RequestAsync(ask, _staff.Id);

    Task<int> SettleAsync() => Shop.AskAsync<IMoneyRefunds, int>(refunds => refunds.SettleAsync(CancellationToken.None));

    Task<int> WaitingAsync() => AsStaffAsync(async services => (await services.GetRequiredService<WorkList>().CountsAsync()).FirstOrDefault(one => one.Kind.Name == "Refund")?.Count ?? 0);

    async Task<Order> OrderAsync() => (await Shop.RowsAsync<Order>()).Single(order => order.Id == _orderId);

    async Task<Wallet> WalletAsync() => (await Shop.RowsAsync<Wallet>()).Single();

    async Task<List<LedgerEntry>> EntriesAsync() => [.. (await Shop.RowsAsync<LedgerEntry>()).OrderBy(entry => entry.Sequence)];

    async Task<int> LettersAsync() => (await Shop.RowsAsync<QueuedEmail>()).Count(mail => mail.Subject.Contains("is now credit", StringComparison.Ordinal));
}
