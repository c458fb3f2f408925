using Moq;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.RuleBook;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>The plugin's earning on its real ledger, with the shop's services played at their borders. One customer (1), one category (10) with one product (100).</summary>
public sealed class EarningShop
{
    public const int Customer = 1;
    public const int Guest = 2;
    public const int Category = 10;
    public const int Product = 100;
    public const int GiftCard = 101;

    readonly PlayedServices _services;

    public EarningShop()
    {
        _services = new(this);
        Settings.EarnFromUtc = Clock.NowUtc.AddDays(-1);
        Tiers.Rows.AddRange([new CashbackTier { Id = 1, Name = "Silver", Rate = 5 }, new CashbackTier { Id = 2, Name = "Gold", SpendThreshold = 300_00, Rate = 10 }]);
        Roles.Rows.Add(new CustomerCustomerRoleMapping { Id = 1, CustomerId = Customer, CustomerRoleId = PlayedServices.RegisteredRole });

        Wallets = new WalletDirectory(_services.SettingService(), _services.Currencies(), WalletQueries, AnyText.Held);
        Rules = new RuleSetProvider(_services.Cache(), _services.SettingService(), Wallets, PlayedServices.Zone(), _services.Catalogue(), PlayedServices.Makers(), Tiers, CategoryRates, ProductRates, ManufacturerRates, Cards, Programmes);
        Tiering = new TierBook(HeldTiers, TierChanges, new ListRepository<TierWarning>(), Rules, WalletQueries, _services.SettingService(), Clock);
        TierService = new TierService(Tiering, WalletQueries, Wallets, Notice.Object);
        Pins = new TierPins(Tiering);
        Membership = new MembershipService(Members, Cards, Clock);
        Notes = new AddressNotes(_services.Attributes(), Clock);
        Claims = new GuestClaims(OrderClaims, Addresses, _services.CustomerService(), Notes, Membership, Wallets, _services.SettingService(), _services.Stores(), Clock);
        Ledger = new CashbackLedger(Store, new NoPause(), new WalletTurns(), Clock);
        Earning = new OrderEarning(_services.OrderService(), _services.Products(), GiftCardUses, Points, Rules, Clients(), TierService, Membership, Store, Mock.Of<ITermsVersions>(terms => terms.NumberAsync(It.IsAny<int>()) == Task.FromResult(3)), _services.SettingService());
        RuleService = new EarnRuleService(Tiers, CategoryRates, ProductRates, ManufacturerRates, Programmes, Store, Wallets, _services.SettingService(), Rules);
        Reconciler = MakeReconciler(Ledger);
    }

    public ManualClock Clock { get; } = new(new DateTime(2026, 1, 5, 10, 0, 0, DateTimeKind.Utc));
    public CashbackSettings Settings { get; } = new();

    /// <summary>Of stores that have settings of their own.</summary>
    public Dictionary<int, CashbackSettings> StoreSettings { get; } = [];

    public string CurrencyCode { get; set; } = "EUR";
    public MemoryWalletStore Store { get; } = new();
    public ListRepository<Order> Orders { get; } = new();
    public ListRepository<CashbackTier> Tiers { get; } = new();
    public ListRepository<CategoryRate> CategoryRates { get; } = new();
    public ListRepository<ProductRate> ProductRates { get; } = new();
    public ListRepository<ManufacturerRate> ManufacturerRates { get; } = new();
    public ListRepository<CardKind> Cards { get; } = new();
    public ListRepository<Membership> Members { get; } = new();
    public ListRepository<BirthdayNote> Birthdays { get; } = new();
    public ListRepository<NewsLetterSubscription> Subscriptions { get; } = new();
    public ListRepository<Programme> Programmes { get; } = new();
    public ListRepository<CustomerTier> HeldTiers { get; } = new();
    public ListRepository<OrderClaim> OrderClaims { get; } = new();
    public ListRepository<Address> Addresses { get; } = new();
    public ListRepository<TierChange> TierChanges { get; } = new();
    public Mock<ITierNotice> Notice { get; } = new();
    public ListRepository<GiftCardUsageHistory> GiftCardUses { get; } = new();
    public ListRepository<RewardPointsHistory> Points { get; } = new();
    public ListRepository<CustomerCustomerRoleMapping> Roles { get; } = new();
    public List<OrderItem> Items { get; } = [];
    public List<Category> Tree { get; } = [new() { Id = Category, Name = "Hair" }];
    public Mock<IHoldSettlement> Settlement { get; } = new();

    public CashbackLedger Ledger { get; }
    public IWalletDirectory Wallets { get; }
    public IRuleSetProvider Rules { get; }
    public ITierService TierService { get; }
    public ITierPins Pins { get; }
    public IMembership Membership { get; }
    public IGuestClaims Claims { get; }
    public AddressNotes Notes { get; }
    TierBook Tiering { get; }
    public IOrderEarning Earning { get; }
    public IEarnRuleService RuleService { get; }
    public IOrderReconciler Reconciler { get; }

    public IOrderLedgerQueries OrderQueries => new OrderLedgerQueries(
        new ListRepository<Wallet>(() => Store.Rows.Wallets), new ListRepository<OrderAccount>(() => Store.Rows.Orders),
        new ListRepository<Hold>(() => Store.Rows.Holds), Orders, Roles, Customers, Addresses);

    public WalletQueries WalletQueries => new(
        new ListRepository<Wallet>(() => Store.Rows.Wallets), new ListRepository<LedgerEntry>(() => Store.Rows.Entries),
        new ListRepository<OrderAccount>(() => Store.Rows.Orders), Customers);

    ListRepository<Customer> Customers { get; } = new() { Rows = { new Customer { Id = Customer }, new Customer { Id = Guest } } };

    public IOrderReconciler MakeReconciler(ICashbackLedger ledger)
    {
        Settlement.Setup(s => s.SettleOrderAsync(It.IsAny<Order>())).ReturnsAsync(true);
        return new OrderReconciler(Orders, _services.CustomerService(), _services.SettingService(), _services.Stores(), PlayedServices.Zone(), OrderQueries, Wallets, ledger, Settlement.Object,
            Earning, Claims, new CompletionNotes(_services.Attributes()), TierService, Clock);
    }

    /// <summary>An order of one line, unpaid, placed now.</summary>
    public Order Place(decimal net, int customerId = Customer, int productId = Product)
    {
        var id = Orders.Rows.Count + 1;
        var order = new Order
        {
            Id = id,
            OrderGuid = new Guid(id, 0, 0, new byte[8]),
            CustomerId = customerId,
            StoreId = 1,
            OrderStatus = OrderStatus.Pending,
            PaymentStatus = PaymentStatus.Pending,
            OrderTotal = net,
            CreatedOnUtc = Clock.NowUtc,
        };
        Orders.Rows.Add(order);
        Items.Add(new OrderItem { Id = 1000 + id, OrderId = id, ProductId = productId, Quantity = 1, PriceExclTax = net });
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

    public OrderAccount? AccountOf(Order order) => Store.Rows.Orders.FirstOrDefault(account => account.OrderId == order.Id);

    public Wallet? Wallet => Store.Rows.Wallets.FirstOrDefault(wallet => wallet.CustomerId == Customer);

    ICustomerFactsReader Clients() => new CustomerFactsReader(
        _services.CustomerService(), Subscriptions, Orders, new MembershipService(Members, Cards, Clock), Birthdays, OrderQueries, new FavouriteCategory(Orders, new ListRepository<OrderItem>(() => Items), Rules));
}
