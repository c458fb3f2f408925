using Nop.Core.Domain.ScheduleTasks;
using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Exports;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Plugin.Misc.Cashback.Web.Admin.Overview;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>What needs a person, of every room, and that nothing of it is told where it is not so.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class WorkListTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    Customer _anna = null!;
    Customer _owner = null!;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        _owner = await Shop.Store.RegisterAsync("owner@example.com", null, NopCustomerDefaults.AdministratorsRoleName);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task Nothing_waits_in_a_shop_where_all_went_well()
    {
        var order = await Shop.AddOrderAsync(_anna, 45.00m);
        await Shop.TellAsync<IOrderProcessingService>(processing => processing.MarkOrderAsPaidAsync(order));
        await Shop.Store.RunTasksAsync();
        Assert.That(await CountsAsync(), Is.Empty);
    }

    [Test]
    public async Task Every_kind_is_counted_listed_and_told_by_the_overview_alike()
    {
        await OneOfEachAsync();
        var counts = await CountsAsync();
        var listed = (await PageAsync(null, 0, 100)).GroupBy(row => row.Kind.Name).ToDictionary(of => of.Key, of => of.Count());
        var told = await OfOwnerAsync(services => services.GetRequiredService<OverviewPointers>().WaitingAsync());
        Assert.Multiple(() =>
        {
            Assert.That(counts.Keys, Is.EquivalentTo(new[] { "Damage", "Hold", "ReturnFile", "Difference", "BranchFile", "Shortfall", "MoneyOver", "Approval", "OpeningFile", "Task", "Deletion", "StoreGone", "ClosedWallet" }));
            Assert.That(listed, Is.EquivalentTo(counts));
            Assert.That(told.Select(line => line.Text[(line.Text.LastIndexOf(' ') + 1)..]), Is.EqualTo(counts.Values.Select(count => $"{count}")));
        });
    }

    [Test]
    public async Task A_kind_registered_by_a_room_has_its_page_whose_it_is_and_since_when()
    {
        await OneOfEachAsync();
        var rows = await PageAsync(null, 0, 100);
        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => row.Item.SinceUtc), Has.None.Null);
            Assert.That(rows.Where(row => row.Kind.Name is "Damage" or "Hold" or "Shortfall" or "MoneyOver" or "Approval").Select(row => row.Item.CustomerId), Has.All.EqualTo(_anna.Id));
            Assert.That(rows.Where(row => row.Kind.Name is "ReturnFile" or "Difference" or "BranchFile").Select(row => row.Item.BranchId), Has.All.GreaterThan(0));
        });
    }

    [Test]
    public async Task Pages_go_on_where_the_one_before_ended_oldest_first()
    {
        await OneOfEachAsync();
        var whole = (await PageAsync(null, 0, 100)).Select(row => (row.Kind.Name, row.Item.Id)).ToList();
        var pages = new List<(string, int)>();
        for (var page = 0; page * 3 < whole.Count; page++)
            pages.AddRange((await PageAsync(null, page, 3)).Select(row => (row.Kind.Name, row.Item.Id)));
        Assert.That(pages, Is.EqualTo(whole));
    }

    [Test]
    public async Task Who_has_no_right_to_anything_of_it_sees_nothing()
    {
        await OneOfEachAsync();
        Assert.That(await Shop.Store.RequestAsync(services => services.GetRequiredService<WorkList>().CountsAsync(), _anna.Id), Is.Empty);
    }

    [Test]
    public async Task A_wallet_that_failed_verification_waits_until_a_verification_finds_nothing()
    {
        await OweAsync(ShortfallPolicy.Debt);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single();
        await Shop.TellAsync<ILedgerVerification>(verification => verification.TellAsync(Finding(wallet.Id)));
        var before = await CountsAsync();
        await Shop.TellAsync<ILedgerVerification>(verification => verification.RunAsync(CancellationToken.None));
        Assert.That((before.Keys, await CountsAsync()), Is.EqualTo((new[] { "Damage" }, new Dictionary<string, int>())));
    }

    [TestCase(ShortfallPolicy.Debt, 0)]
    [TestCase(ShortfallPolicy.Clamp, 0)]
    [TestCase(ShortfallPolicy.Ask, 1)]
    public async Task Spent_cashback_that_must_come_back_waits_where_the_shop_wants_to_be_asked(ShortfallPolicy policy, int waiting)
    {
        await OweAsync(policy);
        Assert.That((await CountsAsync()).GetValueOrDefault("Shortfall"), Is.EqualTo(waiting));
    }

    [Test]
    public async Task What_is_to_be_asked_for_is_a_debt_meanwhile()
    {
        await OweAsync(ShortfallPolicy.Ask);
        Assert.That((await Shop.RowsAsync<Wallet>()).Single().Debt, Is.EqualTo(-2_25));
    }

    [Test]
    public async Task What_was_let_be_waits_no_more_until_it_grows()
    {
        await OweAsync(ShortfallPolicy.Ask);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single();
        var done = await OfOwnerAsync(async services => await (await services.GetRequiredService<WorkList>().SetAsideAsync("Shortfall"))!.SetAsideAsync(wallet.Id, "a good client", _owner.Id));
        var let = (await CountsAsync()).GetValueOrDefault("Shortfall");
        await OweAsync(ShortfallPolicy.Ask, 90.00m);
        Assert.That((done, let, (await CountsAsync()).GetValueOrDefault("Shortfall")), Is.EqualTo((true, 0, 1)));
    }

    [Test]
    public async Task A_debt_that_came_after_the_note_waits_though_it_is_smaller_and_names_its_own_order()
    {
        await OweAsync(ShortfallPolicy.Ask, 90.00m);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single();
        await OfOwnerAsync(async services => await (await services.GetRequiredService<WorkList>().SetAsideAsync("Shortfall"))!.SetAsideAsync(wallet.Id, "a good client", _owner.Id));
        await Shop.GiveAsync(_anna, -wallet.Debt);
        Shop.Clock.Advance(TimeSpan.FromHours(1));
        await OweAsync(ShortfallPolicy.Ask, 45.00m);
        var newest = (await Shop.RowsAsync<Order>()).Max(order => order.Id);
        Assert.That((await PageAsync("Shortfall", 0, 10)).Single().Item.What, Does.EndWith($" {newest}").And.Not.Contain(","));
    }

    [Test]
    public async Task Nobody_lets_the_own_debt_be()
    {
        await OweAsync(ShortfallPolicy.Ask);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single();
        Assert.That(await OfOwnerAsync(async services => await (await services.GetRequiredService<WorkList>().SetAsideAsync("Shortfall"))!.SetAsideAsync(wallet.Id, "a good client", _anna.Id)), Is.False);
    }

    [Test]
    public async Task Nothing_is_let_be_that_does_not_wait()
    {
        await OweAsync(ShortfallPolicy.Debt);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single();
        Assert.That(await OfOwnerAsync(async services => await (await services.GetRequiredService<WorkList>().SetAsideAsync("Shortfall"))!.SetAsideAsync(wallet.Id, "a good client", _owner.Id)), Is.False);
    }

    [Test]
    public async Task Money_above_an_edited_total_waits_until_somebody_has_settled_it()
    {
        var order = await PaidAsync(45.00m);
        await SaveAsync(order.Id, row => row.OrderTotal = 15.00m);
        var before = (await PageAsync("MoneyOver", 0, 10)).Single().Item.Id;
        await OfOwnerAsync(async services => await (await services.GetRequiredService<WorkList>().SetAsideAsync("MoneyOver"))!.SetAsideAsync(order.Id, "given back in cash", _owner.Id));
        var let = (await CountsAsync()).GetValueOrDefault("MoneyOver");
        await SaveAsync(order.Id, row => row.OrderTotal = 10.00m);
        Assert.That((before, let, (await CountsAsync()).GetValueOrDefault("MoneyOver")), Is.EqualTo((order.Id, 0, 1)));
    }

    async Task OneOfEachAsync()
    {
        await Shop.SetAsync(settings => settings.CheckoutHoldMinutes = 15);
        await Shop.GiveAsync(_anna, 10_00);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single();
        var held = await Shop.Store.RequestAsync(async services => await services.GetRequiredService<ICashbackLedger>().HoldAsync(new(_anna.Id, wallet.StoreId, wallet.CurrencyCode),
            new HoldRequest(HoldPurpose.Checkout, $"{Guid.NewGuid():n}:1", 10_00, new PostingContext(Channel.Shop, _anna.Id, Shop.Clock.UtcNow))));
        Assert.That(held.IsDone, Is.True);
        await OweAsync(ShortfallPolicy.Ask);
        var edited = await PaidAsync(45.00m);
        await SaveAsync(edited.Id, row => row.OrderTotal = 15.00m);
        Shop.Clock.Advance(TimeSpan.FromHours(3));

        var branch = new Branch { Name = "Centre", Active = true };
        await Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(branch));
        await BringAsync(branch, "b-1", confirm: true);
        await BringAsync(branch, "b-2", confirm: false);
        await Shop.TellAsync<IRepository<BranchExport>>(rows => rows.InsertAsync(new BranchExport { BranchId = branch.Id, Hour = 6, Format = "csv" }));
        await Shop.TellAsync<IRepository<ExportBatch>>(rows => rows.InsertAsync(new ExportBatch { BranchId = branch.Id, Day = 20260105, Tries = 5, TriedOnUtc = Shop.Clock.UtcNow, Failure = "the disk is full" }));
        using var openings = new MemoryStream("email,amount\nanna@example.com,12.50\n"u8.ToArray());
        Assert.That((await Shop.AskAsync<IOpeningDesk, BroughtOpenings>(desk => desk.BringAsync(openings, "balances.csv", _owner.Id))).Batch, Is.Not.Null);
        await Shop.TellAsync<ProposalBook>(book => book.ProposeAsync(new Proposal { KindId = (int)ProposalKind.Adjustment, SubjectId = wallet.Id, Name = "0001", Amount = 30_00, CurrencyCode = "EUR", Reason = "a gesture", ActKey = "adjust:1:a", ProposedBy = 1 }));
        await Shop.TellAsync<IRepository<ScheduleTask>>(async tasks =>
        {
            var task = (await tasks.GetAllAsync(all => all)).First(task => task.Type.Contains(nameof(BonusTask), StringComparison.Ordinal));
            (task.LastStartUtc, task.LastEndUtc, task.LastSuccessUtc) = (Shop.Clock.UtcNow, Shop.Clock.UtcNow, Shop.Clock.UtcNow.AddHours(-1));
            await tasks.UpdateAsync(task);
        });
        await Shop.TellAsync<ILedgerVerification>(verification => verification.TellAsync(Finding(wallet.Id)));
        await Shop.SetAsync(settings => settings.DeleteLedgerOnUninstall = true);
        await Shop.TellAsync<DeletionConsent>(consent => consent.ConfirmAsync(_owner.Id, approvedBy: 0));
        await LeaveWalletsAsync();
    }

    // One of a store that is gone, and a closed one to which something came back.
    async Task LeaveWalletsAsync()
    {
        var bea = await Shop.Store.RegisterAsync("bea@example.com");
        var (key, context) = (new WalletKey(bea.Id, 0, "EUR"), new PostingContext(Channel.Admin, _owner.Id, Shop.Clock.UtcNow) { Reason = "a gesture" });
        await Shop.TellAsync<ICashbackLedger>(async ledger =>
        {
            await ledger.AdjustAsync(new(_anna.Id, 99, "EUR"), 1_00, context);
            await ledger.AdjustAsync(key, 1_00, context);
            await ledger.SpendAsync(key, new HoldRequest(HoldPurpose.Counter, "before", 1_00, context));
        });
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == bea.Id);
        await Shop.TellAsync<ICashbackLedger>(async ledger =>
        {
            await ledger.ChangeAsync(wallet.Id, new(WalletAct.Close), context with { IdempotencyKey = "close" });
            await ledger.UndoCaptureAsync("before", 1_00, Shop.Clock.UtcNow.AddDays(30), context with { IdempotencyKey = "undo" });
        });
    }

    static LedgerFinding Finding(int walletId) => new(walletId, FindingCode.WalletBalance, "Cashback_Wallet", walletId, "1", "2");

    async Task BringAsync(Branch branch, string name, bool confirm)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"version,batch,branch,row,voucher,amount,receipt,clerk\n1,{name},{branch.Id},1,2222-3333-4444,5.00,R-1,Mara\n1,{name},{branch.Id},total,1,5.00,,\n"));
        var batch = (await Shop.AskAsync<IReturnDesk, BroughtFile>(desk => desk.BringAsync(file, branch, (null, null), _owner.Id))).Batch!;
        if (confirm)
            await Shop.TellAsync<IReturnDesk>(desk => desk.ConfirmAsync(batch, _owner.Id, TimeSpan.FromMinutes(1)));
    }

    // An order earns 5 %, which is spent in the salon before its money goes back.
    async Task OweAsync(ShortfallPolicy policy, decimal total = 45.00m)
    {
        await Shop.SetAsync(settings => (settings.Shortfall, settings.ActivationDelayDays) = (policy, 0));
        var order = await PaidAsync(total);
        await SaveAsync(order.Id, row => row.OrderStatus = OrderStatus.Complete);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        var wallet = (await Shop.RowsAsync<Wallet>()).Single();
        if (wallet.Available > 0)
        {
            await Shop.Store.RequestAsync(async services => await services.GetRequiredService<ICashbackLedger>().SpendAsync(new(_anna.Id, wallet.StoreId, wallet.CurrencyCode),
                new HoldRequest(HoldPurpose.Counter, $"{Guid.NewGuid():n}", wallet.Available, new PostingContext(Channel.Salon, 9, Shop.Clock.UtcNow))));
        }

        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.RefundOfflineAsync(await OrderAsync(order.Id)));
    }

    async Task<Order> PaidAsync(decimal total)
    {
        var order = await Shop.AddOrderAsync(_anna, total);
        await Shop.TellAsync<IOrderProcessingService>(processing => processing.MarkOrderAsPaidAsync(order));
        return order;
    }

    Task SaveAsync(int orderId, Action<Order> change) => Shop.TellAsync<IOrderService>(async orders =>
    {
        var row = await orders.GetOrderByIdAsync(orderId);
        change(row);
        await orders.UpdateOrderAsync(row);
    });

    Task<Order> OrderAsync(int orderId) => Shop.AskAsync<IOrderService, Order>(orders => orders.GetOrderByIdAsync(orderId));

    async Task<Dictionary<string, int>> CountsAsync() => (await OfOwnerAsync(services => services.GetRequiredService<WorkList>().CountsAsync())).ToDictionary(one => one.Kind.Name, one => one.Count);

    Task<IReadOnlyList<WaitingRow>> PageAsync(string? name, int page, int size) => OfOwnerAsync(services => services.GetRequiredService<WorkList>().PageAsync(name, page, size));

    Task<T> OfOwnerAsync<T>(Func<IServiceProvider, Task<T>> ask) => Shop.Store.RequestAsync(ask, _owner.Id);
}
