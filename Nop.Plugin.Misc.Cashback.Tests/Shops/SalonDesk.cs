using Moq;
using Nop.Core.Caching;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Tests.Databases;
using Nop.Services.Helpers;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>The services of the salon on the real ledger. Two branches are open, the third is not.</summary>
public sealed class SalonDesk
{
    public const int Anna = CheckoutShop.Anna;
    public const int Rome = 1;
    public const int Milan = 2;
    public const int Closed = 3;
    public const string OtherStore = "Second shop";
    public const int Clerk = 70;

    readonly Dictionary<string, object> _cached = [];

    SalonDesk(CheckoutShop shop)
    {
        Shop = shop;
        Branches = new BranchService(ListRepository.Over(() => BranchRows, branch => { branch.Id = BranchRows.Count + 1; BranchRows.Add(branch); }));
        Guard = new GuessGuard(Cache(), shop.Clock);
        var receipts = new Receipts(shop.Holds, shop.Wallets, Guard);
        var times = Mock.Of<IDateTimeHelper>(it => it.DefaultStoreTimeZone == TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome"));
        Vouchers = new VoucherService(shop.Ledger, shop.Holds, shop.Wallets, Branches, receipts, shop.CustomerService(), shop.Settings(), times, Codes, Guard, shop.Clock);
        Redemptions = new Redemptions(shop.Ledger, new RedemptionQueries(ListRepository.Over(() => shop.Rows.Entries), ListRepository.Over(() => shop.Rows.Holds)),
            Branches, shop.Settings(), times, shop.Clock);
        Counter = new CounterService(shop.Ledger, shop.Wallets, Branches, receipts, shop.CustomerService(), ListRepository.Over(() => People), shop.Settings(), AnyText.Held, shop.Clock);
        Export = new SalonExport(shop.Exports, shop.Wallets, Branches, Stores(), Codes, shop.Clock);
    }

    public CheckoutShop Shop { get; }

    public List<Branch> BranchRows { get; } =
    [
        new() { Id = Rome, Name = "Rome" },
        new() { Id = Milan, Name = "Milan", DisplayOrder = -1 },
        new() { Id = Closed, Name = "Old", Active = false },
    ];

    public List<Customer> People { get; } = [];

    public QueuedCodes Codes { get; } = new();

    public BranchService Branches { get; }

    public GuessGuard Guard { get; }

    public VoucherService Vouchers { get; }

    public CounterService Counter { get; }

    public Redemptions Redemptions { get; }

    public SalonExport Export { get; }

    static IStoreService Stores() => Mock.Of<IStoreService>(it => it.GetAllStoresAsync() == Task.FromResult<IList<Store>>(new List<Store> { new() { Id = CheckoutShop.StoreId, Name = "First shop" }, new() { Id = 2, Name = OtherStore } }));

    public static SalonDesk InMemory() => new(CheckoutShop.InMemory());

    public static SalonDesk On(TestDatabase database) => new(CheckoutShop.On(database, new AdoWalletStore(database, new RandomCardNumbers())));

    public Task<SalonResult> IssueAsync(long amount, int branchId = 0, int? validDays = null, int customerId = Anna, Guid form = default) =>
        Vouchers.IssueAsync(customerId, CheckoutShop.StoreId, amount, branchId, validDays, Channel.Shop, customerId, form);

    /// <summary>Issues a voucher that must succeed; its code.</summary>
    public async Task<string> CodeAsync(long amount, int branchId = 0, int? validDays = null) =>
        Vouchers.Display((await IssueAsync(amount, branchId, validDays)).Hold!);

    public Task<SalonResult> TakeAsync(long amount, string receipt, int branchId = Rome, int customerId = Anna) =>
        Counter.TakeAsync(customerId, CheckoutShop.StoreId, amount, branchId, receipt, actorId: Clerk);

    public Task<SalonResult> RedeemAsync(string code, long? amount, string receipt, int branchId = Rome) =>
        Vouchers.RedeemAsync(code, amount, branchId, receipt, actorId: Clerk);

    public Task<UndoRefusal> UndoAsync(string act, string? reason = "mistyped", int actorId = Clerk, bool ofOthers = false) =>
        Redemptions.UndoAsync(act, reason, CheckoutShop.StoreId, actorId, ofOthers);

    IStaticCacheManager Cache()
    {
        var cache = new Mock<IStaticCacheManager>();
        cache.Setup(it => it.GetAsync(It.IsAny<CacheKey>(), It.IsAny<int>())).ReturnsAsync((CacheKey key, int missing) => _cached.TryGetValue(key.Key, out var value) ? (int)value : missing);
        cache.Setup(it => it.SetAsync(It.IsAny<CacheKey>(), It.IsAny<int>())).Callback((CacheKey key, int value) => _cached[key.Key] = value).Returns(Task.CompletedTask);
        return cache.Object;
    }
}

/// <summary>Random codes, after those that were put in.</summary>
public sealed class QueuedCodes : ICodeSource
{
    readonly RandomCodeSource _random = new();

    public Queue<string> Next { get; } = new();

    string ICodeSource.Next(string alphabet, int length) => Next.TryDequeue(out var code) ? code : _random.Next(alphabet, length);
}
