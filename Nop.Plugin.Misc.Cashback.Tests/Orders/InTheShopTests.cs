using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>Earning in the preview store: real tables, real queries, real events.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class InTheShopTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    Customer _anna = null!;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task Marking_as_paid_earns_and_the_books_are_in_order()
    {
        var order = await Shop.AddOrderAsync(_anna, 45.00m);
        await Shop.TellAsync<IOrderProcessingService>(processing => processing.MarkOrderAsPaidAsync(order));
        var report = await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));
        Assert.That((await PendingAsync(), report.IsClean), Is.EqualTo((2_25L, true)));
    }

    [TestCase("Payments.Manual", 4_50)]
    [TestCase("Payments.CheckMoneyOrder", 2_25)]
    [TestCase(null, 2_25)]
    public async Task A_programme_for_a_payment_method_holds_for_orders_that_are_paid_by_it_and_for_the_past(string? paidBy, long earned)
    {
        await Shop.AskAsync<EarnRuleService, RuleSaveResult>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Card", Multiplier = 2, PaymentMethods = "Payments.Manual" }));
        var order = await Shop.AddOrderAsync(_anna, 45.00m);
        await Shop.ChangeAsync(order, row => row.PaymentMethodSystemName = paidBy);
        await Shop.TellAsync<IOrderProcessingService>(async processing =>
            await processing.MarkOrderAsPaidAsync((await Shop.RowsAsync<Order>()).Single()));

        var past = new List<PastOrder>();
        await Shop.TellAsync<PastOrders>(async orders =>
        {
            await foreach (var page in orders.ReadAsync(1, Shop.Clock.UtcNow.AddDays(1), CancellationToken.None))
                past.AddRange(page);
        });
        Assert.That((await PendingAsync(), past.Single().PaymentMethod), Is.EqualTo((earned, paidBy ?? "")));
    }

    [Test]
    public async Task What_all_events_have_missed_the_tasks_heal()
    {
        var paid = await Shop.AddOrderAsync(_anna, 45.00m, PaymentStatus.Paid);
        var guest = await Shop.Store.AddGuestAsync();
        await Shop.AddOrderAsync(guest, 45.00m, PaymentStatus.Paid);
        await Shop.Store.RunTasksAsync();
        var earned = await PendingAsync();

        await Shop.ChangeAsync(paid, order => (order.RefundedAmount, order.PaymentStatus) = (15.00m, PaymentStatus.PartiallyRefunded));
        await Shop.Store.RunTasksAsync();
        var afterRefund = await PendingAsync();

        await Shop.ChangeAsync(paid, order => order.Deleted = true);
        await Shop.Store.RunTasksAsync();
        var idle = await Shop.AskAsync<IOrderReconciler, int>(reconciler => reconciler.SweepAsync(CancellationToken.None));
        Assert.That((earned, afterRefund, await PendingAsync(), idle), Is.EqualTo((2_25L, 1_50L, 0L, 0)));
    }

    [Test]
    public async Task A_total_that_somebody_saves_is_followed_when_the_row_is_saved()
    {
        var order = await Shop.AddOrderAsync(_anna, 45.00m);
        await Shop.TellAsync<IOrderProcessingService>(processing => processing.MarkOrderAsPaidAsync(order));
        await Shop.TellAsync<IOrderService>(async orders =>
        {
            var row = await orders.GetOrderByIdAsync(order.Id);
            row.OrderTotal = 15.00m;
            await orders.UpdateOrderAsync(row);
        });
        var idle = await Shop.AskAsync<IOrderReconciler, int>(reconciler => reconciler.SweepAsync(CancellationToken.None));
        Assert.That((await PendingAsync(), idle), Is.EqualTo((75L, 0)));
    }

    [Test]
    public async Task A_total_that_no_event_told_of_the_sweep_heals_once()
    {
        var order = await Shop.AddOrderAsync(_anna, 45.00m);
        await Shop.TellAsync<IOrderProcessingService>(processing => processing.MarkOrderAsPaidAsync(order));
        await Shop.ChangeAsync(order, row => row.OrderTotal = 15.00m);
        var healed = await Shop.AskAsync<IOrderReconciler, int>(reconciler => reconciler.SweepAsync(CancellationToken.None));
        var idle = await Shop.AskAsync<IOrderReconciler, int>(reconciler => reconciler.SweepAsync(CancellationToken.None));
        Assert.That((healed, await PendingAsync(), idle), Is.EqualTo((1, 75L, 0)));
    }

    [Test]
    public async Task Completing_raises_the_tier_and_a_deletion_lowers_it_at_the_review()
    {
        var order = await Shop.AddOrderAsync(_anna, 300.00m, PaymentStatus.Paid);
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        var raised = await TierAsync();
        await Shop.ChangeAsync(order, row => row.Deleted = true);
        await Shop.Store.RunTasksAsync();
        Assert.That((raised, await TierAsync()), Is.EqualTo(("Gold", "Silver")));
    }

    [Test]
    public async Task Wallets_are_found_by_e_mail_and_client()
    {
        var order = await Shop.AddOrderAsync(_anna, 45.00m);
        await Shop.TellAsync<IOrderProcessingService>(processing => processing.MarkOrderAsPaidAsync(order));
        var byMail = await Shop.AskAsync<IWalletDirectory, IPagedList<WalletRow>>(wallets => wallets.SearchAsync("anna@", null, null, true, 0, 10));
        var byClient = await Shop.AskAsync<IWalletDirectory, IPagedList<WalletRow>>(wallets => wallets.SearchAsync(null, null, byMail.Single().Customer.Id, false, 0, 10));
        var entries = await Shop.AskAsync<IWalletDirectory, IPagedList<LedgerEntry>>(wallets => wallets.EntriesAsync(byMail[0].Wallet.Id, 0, 10));
        Assert.That((byClient.Single().Customer.Email, entries.Single().Kind), Is.EqualTo(("anna@example.com", EntryKind.Earn)));
    }

    [Test]
    public async Task A_product_page_tells_what_it_would_earn()
    {
        var minor = await Shop.AskAsync<EarnPreview, long?>(preview => preview.ForProductAsync(1, 45.00m, false, _anna, new Store { Id = 1 }));
        Assert.That(minor, Is.EqualTo(2_25));
    }

    [Test]
    public async Task Before_the_day_from_which_orders_earn_nothing_is_promised()
    {
        await Shop.SetAsync(settings => settings.EarnFromUtc = Shop.Clock.UtcNow.AddDays(1));
        var minor = await Shop.AskAsync<EarnPreview, long?>(preview => preview.ForProductAsync(1, 45.00m, false, _anna, new Store { Id = 1 }));
        Assert.That((minor, await CartAsync()), Is.EqualTo(((long?)null, (EarnResult?)null)));
    }

    [Test]
    public async Task Where_orders_earn_from_the_first_on_those_earn_that_came_before_the_day_that_stood_there()
    {
        await Shop.AddOrderAsync(_anna, 45.00m, PaymentStatus.Paid);
        await Shop.SetAsync(settings => settings.EarnFromUtc = Shop.Clock.UtcNow.AddMinutes(1));
        await Shop.Store.RunTasksAsync();
        var before = await PendingAsync();

        await Shop.SetAsync(settings => settings.EarnFromUtc = CashbackSettings.EarnFromTheFirstOrder);
        await Shop.Store.RunTasksAsync();

        Assert.That((before, await PendingAsync()), Is.EqualTo((0L, 2_25L)));
    }

    [Test]
    public async Task Where_a_store_has_an_earlier_day_of_its_own_its_orders_earn_from_it()
    {
        await Shop.AddOrderAsync(_anna, 45.00m, PaymentStatus.Paid);
        await Shop.SetAsync(settings => settings.EarnFromUtc = Shop.Clock.UtcNow.AddMinutes(1));
        await Shop.TellAsync<ISettingService>(settings => settings.SaveSettingAsync(new CashbackSettings { EarnFromUtc = Shop.Clock.UtcNow.AddDays(-1) }, values => values.EarnFromUtc, 1));
        await Shop.Store.RunTasksAsync();
        Assert.That(await PendingAsync(), Is.EqualTo(2_25L));
    }

    [Test]
    public async Task A_guest_sees_what_the_first_tier_would_earn()
    {
        var guest = await Shop.Store.AddGuestAsync();
        var minor = await Shop.AskAsync<EarnPreview, long?>(preview => preview.ForProductAsync(1, 45.00m, false, guest, new Store { Id = 1 }));
        Assert.That(minor, Is.EqualTo(2_25));
    }

    [Test]
    public async Task The_cart_tells_what_it_would_earn() => Assert.That((await CartAsync())!.EarnedMinor, Is.EqualTo(4_50));

    [Test]
    public async Task What_the_shopper_redeems_earns_nothing_in_the_cart_either()
    {
        await Shop.GiveAsync(_anna, 30_00);
        await Shop.TellAsync<ICheckoutCashback>(checkout => checkout.SetChoiceAsync(_anna, 1, CashbackChoice.AsMuchAsPossible));
        Assert.That((await CartAsync())!.EarnedMinor, Is.EqualTo(3_00));
    }

    Task<EarnResult?> CartAsync() => Shop.Store.RequestAsync(async services =>
    {
        await services.GetRequiredService<IRepository<ShoppingCartItem>>().InsertAsync(new ShoppingCartItem
        {
            CustomerId = _anna.Id, StoreId = 1, ProductId = 1, Quantity = 2, ShoppingCartType = ShoppingCartType.ShoppingCart, AttributesXml = "", CreatedOnUtc = Shop.Clock.UtcNow,
        });
        var cart = await services.GetRequiredService<IShoppingCartService>().GetShoppingCartAsync(_anna, ShoppingCartType.ShoppingCart, 1);
        return await services.GetRequiredService<EarnPreview>().ForCartAsync(cart, _anna, new Store { Id = 1 });
    }, _anna.Id);

    async Task<long> PendingAsync()
    {
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(_anna.Id, 1));
        return (await Shop.AskAsync<ICashbackLedger, WalletBalance>(ledger => ledger.GetBalanceAsync(key))).Pending;
    }

    async Task<string?> TierAsync() =>
        (await Shop.AskAsync<ITierService, TierStanding>(tiers => tiers.GetAsync(_anna.Id, 0))).Tier?.Name;
}
