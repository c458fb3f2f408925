using Moq;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>
/// The plugin's services on its real ledger, in memory or on a database, with the shop's services played at their borders. One category (10) with one product (100), one cart for each
/// customer, two tiers.
/// </summary>
sealed class PlayedShop
{
    public const int StoreId = 1;
    public const int Anna = 7;
    public const int Guest = 8;
    public const int Category = 10;
    public const int Product = 100;
    public const int GiftCard = 101;

    /// <summary>When checkout and salon play.</summary>
    public static readonly DateTime Spring = new(2026, 3, 2, 9, 0, 0);

    readonly Func<LedgerRows> _rows;
    readonly TestDatabase? _database;
    readonly Dictionary<int, Customer> _customers = new() { [Anna] = Named(Anna), [Guest] = Named(Guest) };

    /// <summary>A shop in memory on 5 January.</summary>
    public PlayedShop() : this(new DateTime(2026, 1, 5, 10, 0, 0, DateTimeKind.Utc))
    {
    }

    /// <summary>A shop in memory.</summary>
    public PlayedShop(DateTime now) : this(new MemoryWalletStore(), now)
    {
    }

    /// <summary>A shop whose ledger lies in a database.</summary>
    public PlayedShop(TestDatabase database, IWalletStore store) : this(store, () => database.RowsAsync().GetAwaiter().GetResult(), Spring) => _database = database;

    PlayedShop(MemoryWalletStore store, DateTime now) : this(store, () => store.Rows, now)
    {
    }

    /// <summary>A shop around a store of ledgers.</summary>
    /// <param name="rows">Everything that it has stored.</param>
    public PlayedShop(IWalletStore store, Func<LedgerRows> rows, DateTime now)
    {
        (Store, _rows, Clock) = (store, rows, new ManualClock(now));
        Services = new(this);
        Settings.EarnFromUtc = Clock.NowUtc.AddDays(-1);
        Tiers.Rows.AddRange([new CashbackTier { Id = 1, Name = "Silver", Rate = 5 }, new CashbackTier { Id = 2, Name = "Gold", SpendThreshold = 300_00, Rate = 10 }]);
        Roles.Rows.Add(new CustomerCustomerRoleMapping { Id = 1, CustomerId = Anna, CustomerRoleId = PlayedServices.RegisteredRole });

        Wallets = new WalletDirectory(Services.SettingService(), Services.Currencies(), WalletQueries, AnyText.Held);
        Rules = new RuleSetProvider(Services.Cache(), Services.SettingService(), Wallets, PlayedServices.Zone(), Services.Catalogue(), PlayedServices.Makers(), Tiers, CategoryRates, ProductRates, ManufacturerRates, Cards, Programmes);
        Tiering = new CustomerTiers(HeldTiers, TierChanges, new ListRepository<TierWarning>(), Rules, WalletQueries, Services.SettingService(), Clock);
        TierHolders = new TierHolders(HeldTiers, Rules, WalletQueries, Services.SettingService(), Clock);
        TierService = new TierService(Tiering, WalletQueries, Wallets, Notice.Object);
        Pins = new TierPins(Tiering);
        Membership = new MembershipService(Members, Cards, Clock);
        MailboxNotes = new AddressRecords(Services.Attributes(), new ListRepository<GenericAttribute>(), new OpenLocker(), Clock);
        Claims = new GuestClaims(OrderClaims, Addresses, Services.CustomerService(), MailboxNotes, Membership, Wallets, Services.SettingService(), Services.Stores(), Clock);
        Ledger = new CashbackLedger(Store, new NoPause(), new WalletTurns(), Clock);
        Earning = new OrderEarning(Services.OrderService(), Services.Products(), GiftCardUses, Points, Rules,
            new EarningOfPurchases(Rules, Clients(), TierService, Membership, Store, Mock.Of<ITermsVersions>(terms => terms.NumberAsync(It.IsAny<int>()) == Task.FromResult(3)), Services.SettingService()));
        RuleService = new EarnRuleService(Tiers, CategoryRates, ProductRates, ManufacturerRates, Programmes, Store, Wallets, Services.SettingService(), Rules);
        Reconciler = MakeReconciler(Ledger);
    }

    /// <summary>A request of its own at the checkout, with the services that live as long as it.</summary>
    public CheckoutRequest NewRequest() => new(this);

    /// <summary>The shop's own services.</summary>
    public PlayedServices Services { get; }

    public ManualClock Clock { get; }
    public CashbackSettings Settings { get; } = new();

    /// <summary>The shop's own settings of orders.</summary>
    public OrderSettings OrderSettings { get; } = new();

    /// <summary>Of stores that have settings of their own.</summary>
    public Dictionary<int, CashbackSettings> StoreSettings { get; } = [];

    public string CurrencyCode { get; set; } = "EUR";
    public IWalletStore Store { get; }

    /// <summary>What the ledger has stored.</summary>
    public LedgerRows Rows => _rows();

    public ListRepository<Order> Orders { get; } = new();
    public ListRepository<CashbackTier> Tiers { get; } = new();
    public ListRepository<CategoryRate> CategoryRates { get; } = new();
    public ListRepository<ProductRate> ProductRates { get; } = new();
    public ListRepository<ManufacturerRate> ManufacturerRates { get; } = new();
    public ListRepository<CardKind> Cards { get; } = new();
    public ListRepository<Membership> Members { get; } = new();
    public ListRepository<BirthdayRecord> Birthdays { get; } = new();
    public ListRepository<NewsLetterSubscription> Subscriptions { get; } = new();
    public ListRepository<Programme> Programmes { get; } = new();
    public ListRepository<CustomerTier> HeldTiers { get; } = new();
    public ListRepository<OrderClaim> OrderClaims { get; } = new();
    public ListRepository<Address> Addresses { get; } = new();
    public ListRepository<TierChange> TierChanges { get; } = new();
    public Mock<ITierLetters> Notice { get; } = new();
    public ListRepository<GiftCardUsageHistory> GiftCardUses { get; } = new();
    public ListRepository<RewardPointsHistory> Points { get; } = new();
    public ListRepository<CustomerCustomerRoleMapping> Roles { get; } = new();
    public List<OrderItem> Items { get; } = [];
    public List<Category> Tree { get; } = [new() { Id = Category, Name = "Hair" }];
    /// <summary>What one euro is in the currency that shoppers see, USD.</summary>
    public decimal Rate { get; set; } = 2;

    /// <summary>What every cart comes to before credit; null: not known yet.</summary>
    public decimal? CartTotal { get; set; } = 50m;

    public bool CartRecurs { get; set; }
    public bool CartHasGiftCard { get; set; }
    public bool CartIsEmpty { get; set; }

    /// <summary>Texts of order notes.</summary>
    public List<string> Notes { get; } = [];
    public Mock<IHoldSettlement> Settlement { get; } = new();

    public CashbackLedger Ledger { get; }
    public IWalletDirectory Wallets { get; }
    public IRuleSetProvider Rules { get; }
    public ITierService TierService { get; }
    public ITierPins Pins { get; }
    public IMembership Membership { get; }
    public GuestClaims Claims { get; }
    public AddressRecords MailboxNotes { get; }
    CustomerTiers Tiering { get; }
    public TierHolders TierHolders { get; }
    public OrderEarning Earning { get; }
    public EarnRuleService RuleService { get; }
    public IOrderReconciler Reconciler { get; }

    public IOrderLedgerQueries OrderQueries => new OrderLedgerQueries(
        Read(rows => rows.Wallets), Read(rows => rows.Orders),
        Read(rows => rows.Holds), Read(rows => rows.Entries), Orders, Roles, Customers, Addresses);

    public WalletQueries WalletQueries => new(
        Read(rows => rows.Wallets), Read(rows => rows.Entries),
        Read(rows => rows.Orders), Customers);

    /// <summary>Whom the shop knows: not read off the ledger, which many spenders at once would have to read over and over.</summary>
    public ListRepository<Customer> Customers => new(KnownCustomers);

    public OrderReading Reading => new(Services.CustomerService(), PlayedServices.Zone(), new CompletionRecords(Services.Attributes()));

    public IOrderReconciler MakeReconciler(ICashbackLedger ledger)
    {
        Settlement.Setup(s => s.SettleOrderAsync(It.IsAny<Order>())).ReturnsAsync(true);
        return new OrderReconciler(Orders, Services.SettingService(), OrderQueries, Wallets, ledger, Settlement.Object,
            Earning, Claims, Reading, new CompletionRecords(Services.Attributes()), TierService, new OrderSweep(Services.CustomerService(), Services.SettingService(), Services.Stores(), OrderQueries, Claims, Clock), Clock);
    }

    public HoldQueries Holds => new(Store, Read(rows => rows.Holds), Read(rows => rows.Wallets), Read(rows => rows.Entries));

    public ExportQueries Exports => new(Read(rows => rows.Holds), Read(rows => rows.Wallets), Read(rows => rows.Lots), Read(rows => rows.Wallets.Select(wallet => CustomerOf(wallet.CustomerId))), Read(rows => rows.Entries));

    public WalletCards WalletCards => new(Read(rows => rows.Wallets));

    public ReturnQueries ReturnQueries => new(Read(rows => rows.Holds), Read(rows => rows.Wallets), Read(rows => rows.Entries), Customers);

    public RedemptionQueries RedemptionQueries => new(Read(rows => rows.Entries), Read(rows => rows.Holds));

    public Customer CustomerOf(int id)
    {
        lock (_customers)
            return _customers.TryGetValue(id, out var known) ? known : _customers[id] = Named(id);
    }

    public Order AddOrder(Order order)
    {
        lock (Orders.Rows)
        {
            order.Id = Orders.Rows.Count + 1;
            Orders.Rows.Add(order);
        }

        return order;
    }

    public void AddNote(string text)
    {
        lock (Notes)
            Notes.Add(text);
    }

    /// <summary>An order of one line, unpaid, placed now.</summary>
    public Order Place(decimal net, int customerId = Anna, int productId = Product)
    {
        var order = AddOrder(new Order
        {
            OrderGuid = new Guid(Orders.Rows.Count + 1, 0, 0, new byte[8]),
            CustomerId = customerId,
            StoreId = 1,
            OrderStatus = OrderStatus.Pending,
            PaymentStatus = PaymentStatus.Pending,
            OrderTotal = net,
            CreatedOnUtc = Clock.NowUtc,
        });
        Items.Add(new OrderItem { Id = 1000 + order.Id, OrderId = order.Id, ProductId = productId, Quantity = 1, PriceExclTax = net });
        return order;
    }

    /// <summary>Marks it as paid, as the shop does; no event.</summary>
    public void Pay(Order order)
    {
        order.PaymentStatus = PaymentStatus.Paid;
        order.PaidDateUtc = Clock.NowUtc;
    }

    /// <summary>A paid order that the ledger has heard of.</summary>
    public async Task<Order> PaidAsync(decimal net)
    {
        var order = Place(net);
        Pay(order);
        await Reconciler.ReconcileAsync(order.Id);
        return order;
    }

    public void Refund(Order order, decimal amount)
    {
        order.RefundedAmount += amount;
        order.PaymentStatus = order.RefundedAmount < order.OrderTotal ? PaymentStatus.PartiallyRefunded : PaymentStatus.Refunded;
    }

    public OrderAccount? AccountOf(Order order) => Rows.Orders.FirstOrDefault(account => account.OrderId == order.Id);

    public Wallet? Wallet => Rows.Wallets.FirstOrDefault(wallet => wallet.CustomerId == Anna);

    public async Task GiveAsync(int customerId, long amount, DateTime? expiresOnUtc = null) =>
        await Ledger.GrantAsync(await Wallets.KeyAsync(CustomerOf(customerId).Id, StoreId), amount, expiresOnUtc,
            new PostingContext(Channel.Admin, 1, Clock.NowUtc) { Reason = "gift", IdempotencyKey = Guid.NewGuid().ToString() });

    /// <summary>The counter takes credit.</summary>
    public async Task SpendInSalonAsync(int customerId, long amount)
    {
        var spent = await Ledger.SpendAsync(await Wallets.KeyAsync(customerId, StoreId),
            new HoldRequest(HoldPurpose.Counter, Guid.NewGuid().ToString("n"), amount, new PostingContext(Channel.Salon, 1, Clock.NowUtc)));
        Assert.That(spent.IsDone, Is.True);
    }

    /// <summary>Anna's credit pays for a part of an order.</summary>
    public async Task SpendOnAsync(Order order, long amount)
    {
        var context = new PostingContext(Channel.Shop, Anna, Clock.NowUtc);
        await Ledger.HoldAsync(await Wallets.KeyAsync(Anna, StoreId), new HoldRequest(HoldPurpose.Checkout, $"order-{order.Id}", amount, context));
        await Ledger.CaptureForOrderAsync($"order-{order.Id}", order.Id, context);
    }

    /// <summary>An order of Anna's that is paid with credit, and in money with what is left.</summary>
    public async Task<Order> PaidWithCreditAsync(long credit, decimal money = 0m)
    {
        var order = Place(money);
        await SpendOnAsync(order, credit);
        Pay(order);
        await Reconciler.ReconcileAsync(order.Id);
        return order;
    }

    public async Task<WalletBalance> BalanceAsync(int customerId = Anna) => await Ledger.GetBalanceAsync(await Wallets.KeyAsync(customerId, StoreId));

    public string[] Violations() => [.. LedgerInvariants.Violations(_rows())];

    List<Customer> KnownCustomers()
    {
        lock (_customers)
            return [.. _customers.Values];
    }

    ListRepository<T> Read<T>(Func<LedgerRows, IEnumerable<T>> table) where T : BaseEntity, new() => new(() => _database?.TableAsync<T>().GetAwaiter().GetResult() ?? table(_rows()));

    static Customer Named(int id) => new() { Id = id, Active = true, FirstName = "Anna", LastName = "Rossi" };

    CustomerFactsReader Clients() => new CustomerFactsReader(
        Services.CustomerService(), Subscriptions, Orders, new MembershipService(Members, Cards, Clock), Birthdays, OrderQueries, Purchases,
        new FavouriteCategory(Orders, new ListRepository<OrderItem>(() => Items), Purchases, Rules, Services.Products(), Services.CustomerService(), new TillTaxes(Mock.Of<Nop.Services.Tax.ITaxService>(), Services.SettingService())));

    Purchases Purchases => new(Orders, Read(rows => rows.Orders), Read(rows => rows.Wallets), new ListRepository<Sale>(), new ListRepository<SaleLine>(), new ListRepository<OrderItem>(() => Items), Read(rows => rows.Entries), Read(rows => rows.Holds), Customers);
}
