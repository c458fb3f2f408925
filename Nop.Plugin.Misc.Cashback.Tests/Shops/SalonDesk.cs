using Moq;
using Nop.Core.Caching;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;
using Nop.Services.Logging;
using Nop.Services.Security;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>The services of the salon on the real ledger. Two branches are open, the third is not.</summary>
sealed class SalonDesk
{
    public const int Anna = PlayedShop.Anna;
    public const int Rome = 1;
    public const int Milan = 2;
    public const int Closed = 3;
    public const string OtherStore = "Second shop";
    public const int Clerk = 70;

    readonly ListRepository<Branch> _branches = new() { Rows = { new() { Id = Rome, Name = "Rome" }, new() { Id = Milan, Name = "Milan", DisplayOrder = -1 }, new() { Id = Closed, Name = "Old", Active = false } } };

    /// <summary>The salon of a shop.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="keys">Its key; null: that of all tests.</param>
    public SalonDesk(PlayedShop shop, IShopKeys? keys = null)
    {
        Shop = shop;
        keys ??= OneKey.Instance;
        References = new(keys);
        Branches = new BranchService(_branches, shop.Clock);
        Staff = new BranchStaff(new ListRepository<BranchClerk>(), Branches);
        LookUps = new LookUps(LookUpRows, shop.Clock);
        Cards = new ClientCards(new ListRepository<PlasticCard>(), new ListRepository<CardHolding>(), new ListRepository<CardBlock>(), new ListRepository<CardBatch>(), shop.WalletCards, new CardSeals(keys), Mock.Of<ICardLetters>(), QuietLines.New(), shop.Services.CustomerService(), shop.Clock);
        Phones = new PhoneRecords(new ListRepository<PhoneRecord>(), new ListRepository<Customer>(() => People));
        Tokens = new VoucherTokens(keys, References);
        Finder = new VoucherFinder(shop.Holds, References, Tokens);
        var (times, customers, settings) = (PlayedServices.Zone(), shop.Services.CustomerService(), shop.Services.SettingService());
        var receipts = new Receipts(shop.Holds, Cards, Finder, LookUps, Branches, times, shop.Clock);
        Vouchers = new VoucherService(shop.Ledger, shop.Holds, shop.Wallets, Branches, Staff, receipts, References, Finder, Tokens, customers, settings, times, Codes, LookUps, Altered, Letters, shop.Clock);
        Redemptions = new Redemptions(shop.Ledger, shop.RedemptionQueries, Branches, Staff, shop.Wallets, References, Altered, Letters, settings, times, shop.Clock);
        var proofs = new ClientProofs(OneKey.Instance, shop.Clock);
        var search = new ClientSearch(Cards, Phones, shop.Wallets, customers);
        Confirmations = new TakingConfirmations(ConfirmationRows, Mock.Of<ICustomerRegistrationService>(), settings, Mock.Of<IPermissionService>(), new RightHolders(customers, Mock.Of<IPermissionService>()), Staff, new StaffByEmail(customers, AnyText.Held), LookUps, shop.Holds, shop.Clock);
        Counter = new CounterService(shop.Ledger, shop.Wallets, Branches, Staff, Vouchers, receipts, search,
            new ProvedSpending(new TakingLimits(shop.RedemptionQueries, shop.Wallets, settings, times, new PersonTurns(new Locker(), new JitteredPacing(Random.Shared))), shop.RedemptionQueries, shop.Wallets, proofs, LookUps, Altered, settings, Stores()), Confirmations, LookUps, Letters, customers, settings, AnyText.Held, new Locker(), shop.Clock);
        var receiptCodes = new ReceiptCodes(shop.ReturnQueries, Finder, Cards);
        Returns = new ReturnDesk(ReturnBatches, ReturnRows, new ReturnJudge(shop.ReturnQueries, receipts, Finder, References, receiptCodes, Vouchers, new SaleRowJudge(search, Mock.Of<IReturnedSales>(), receiptCodes, shop.Wallets, LookUps), shop.Clock), receipts, Vouchers, new ManyCaptures((IManyBooks)shop.Store), Mock.Of<IRowOutcomes>(), Mock.Of<IReturnedSales>(), Branches, Staff,
            new ReturnLetters(ReturnRows, shop.ReturnQueries, receipts, new LetterOutbox(new ListRepository<LetterDue>(), Mock.Of<IOutboxStore>()), shop.Wallets, Branches, References, Letters), shop.Wallets, times, new OpenLocker(), Mock.Of<ILogger>(), shop.Clock);
        Differences = new ReturnDifferences(ReturnBatches, ReturnRows, Vouchers, shop.Wallets, Staff, new OpenLocker(), shop.Clock);
        Export = new SalonExport(shop.Exports, shop.Wallets, Branches, Stores(), Codes, Vouchers, shop.TierHolders, Cards, shop.Clock);
    }

    /// <summary>Ends acts on altered rows; tells nobody.</summary>
    public static IAlteredRows Altered { get; } = new AlteredRows(Mock.Of<ILedgerAuditor>(), Mock.Of<ILedgerVerification>(), Mock.Of<IStaticCacheManager>(), Mock.Of<ILogger>());

    public PlayedShop Shop { get; }

    public ClientCards Cards { get; }

    public List<Branch> BranchRows => _branches.Rows;

    public List<Customer> People { get; } = [];

    public QueuedCodes Codes { get; } = new();

    public VoucherReferences References { get; }

    public VoucherTokens Tokens { get; }

    public VoucherFinder Finder { get; }

    public BranchService Branches { get; }

    public BranchStaff Staff { get; }

    public LookUps LookUps { get; }

    public ListRepository<LookUp> LookUpRows { get; } = new();

    public PhoneRecords Phones { get; }

    public LetterBox Letters { get; } = new();

    public VoucherService Vouchers { get; }

    public ListRepository<TakingConfirmation> ConfirmationRows { get; } = new();

    public TakingConfirmations Confirmations { get; }

    public CounterService Counter { get; }

    public Redemptions Redemptions { get; }

    public SalonExport Export { get; }

    public ListRepository<ReturnBatch> ReturnBatches { get; } = new();

    public ListRepository<ReturnRow> ReturnRows { get; } = new();

    public ReturnDesk Returns { get; }

    public ReturnDifferences Differences { get; }

    static IStoreService Stores() => Mock.Of<IStoreService>(it => it.GetAllStoresAsync() == Task.FromResult<IList<Store>>(new List<Store> { new() { Id = PlayedShop.StoreId, Name = "First shop" }, new() { Id = 2, Name = OtherStore } }));

    public static SalonDesk InMemory() => new(new PlayedShop(PlayedShop.Spring));

    public static SalonDesk On(TestDatabase database) => new(new PlayedShop(database, new AdoWalletStore(database, new RandomCardNumbers())));

    public Task<SalonResult> IssueAsync(long amount, int branchId = 0, int? validDays = null, int customerId = Anna, Guid form = default) =>
        Vouchers.IssueAsync(customerId, PlayedShop.StoreId, amount, branchId, validDays, Channel.Shop, customerId, form);

    /// <summary>Issues a voucher that must succeed; its code.</summary>
    public async Task<string> CodeAsync(long amount, int branchId = 0, int? validDays = null) =>
        Vouchers.Display((await IssueAsync(amount, branchId, validDays)).Hold!);

    /// <summary>Issues a voucher that must succeed; its signed token.</summary>
    public async Task<string> TokenAsync(long amount, int branchId = 0) => Tokens.Of((await IssueAsync(amount, branchId)).Hold!, "EUR", Shop.Clock.NowUtc)!;

    public Task<SalonResult> TakeAsync(long amount, string receipt, int branchId = Rome, int customerId = Anna, string? proof = null, int clerkId = Clerk, int confirmedBy = 0) =>
        Counter.TakeAsync(customerId, PlayedShop.StoreId, amount, branchId, receipt, clerkId, proof, confirmedBy: confirmedBy);

    public Task<CounterFound> FindAsync(string query, int clerkId = Clerk) => Counter.FindAsync(query, Rome, clerkId);

    public Task<SalonResult> RedeemAsync(string code, long? amount, string receipt, int branchId = Rome) =>
        Vouchers.RedeemAsync(code, amount, branchId, receipt, actorId: Clerk);

    public Task<UndoRefusal> UndoAsync(string act, string? reason = "mistyped", int actorId = Clerk, bool ofOthers = false) =>
        Redemptions.UndoAsync(act, reason, PlayedShop.StoreId, actorId, ofOthers);
}

/// <summary>Random codes, after those that were put in.</summary>
public sealed class QueuedCodes : ICodeSource
{
    readonly RandomCodeSource _random = new();

    public Queue<string> Next { get; } = new();

    string ICodeSource.Next(string alphabet, int length) => Next.TryDequeue(out var code) ? code : _random.Next(alphabet, length);
}
