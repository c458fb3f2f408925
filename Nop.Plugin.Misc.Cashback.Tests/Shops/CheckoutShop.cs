using System.Collections.Concurrent;
using System.Globalization;
using Moq;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Tests.Databases;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A shop around the real services of checkout and the real ledger: customers, one cart each, attributes and order rows in memory.</summary>
public sealed class CheckoutShop
{
    public const int StoreId = 1;
    public const int Anna = 7;
    public const int Guest = 8;

    readonly ConcurrentDictionary<(int Customer, string Key, int Store), string> _attributes = [];
    readonly Dictionary<int, Customer> _customers = [];
    readonly Func<LedgerRows> _rows;
    int _orderIds;

    public CheckoutShop(IWalletStore store, Func<LedgerRows> rows, ManualClock? clock = null)
    {
        Store = store;
        _rows = rows;
        Clock = clock ?? new ManualClock(new DateTime(2026, 3, 2, 9, 0, 0));
        Ledger = new CashbackLedger(store, new NoPause(), new WalletTurns(), Clock);
        Holds = new HoldQueries(store, ListRepository.Over(() => _rows().Holds), ListRepository.Over(() => _rows().Wallets), ListRepository.Over(() => _rows().Entries));
        Exports = new ExportQueries(ListRepository.Over(() => _rows().Holds), ListRepository.Over(() => _rows().Wallets), ListRepository.Over(() => _rows().Lots),
            ListRepository.Over(() => _rows().Wallets.Select(wallet => CustomerOf(wallet.CustomerId))));
        Wallets = new EuroWallets(store, CustomerOf, () => _rows().Wallets);
        OrderRows = ListRepository.Over(OrdersNow);
    }

    public IWalletStore Store { get; }

    public ManualClock Clock { get; }

    public CashbackLedger Ledger { get; }

    public HoldQueries Holds { get; }

    public ExportQueries Exports { get; }

    public EuroWallets Wallets { get; }

    public IRepository<Order> OrderRows { get; }

    public CashbackSettings Rules { get; } = new();

    /// <summary>The shop's own settings of orders.</summary>
    public OrderSettings OrderSettings { get; } = new();

    /// <summary>What one euro is in the currency that shoppers see, USD.</summary>
    public decimal Rate { get; set; } = 2;

    /// <summary>What every cart comes to before credit; null: not known yet.</summary>
    public decimal? CartTotal { get; set; } = 50m;

    public bool CartRecurs { get; set; }

    public bool CartHasGiftCard { get; set; }

    public bool CartIsEmpty { get; set; }

    /// <summary>The order rows.</summary>
    public List<Order> Orders { get; } = [];

    /// <summary>What the ledger has stored.</summary>
    public LedgerRows Rows => _rows();

    /// <summary>How often a generic attribute was written.</summary>
    public int AttributeWrites { get; private set; }

    /// <summary>Texts of order notes.</summary>
    public List<string> Notes { get; } = [];

    public static CheckoutShop InMemory()
    {
        var store = new MemoryWalletStore();
        return new CheckoutShop(store, () => store.Rows);
    }

    public static CheckoutShop On(TestDatabase database, IWalletStore store) =>
        new(store, () => database.RowsAsync().GetAwaiter().GetResult());

    /// <summary>A request of its own, with the services that live as long as it.</summary>
    public CheckoutRequest NewRequest() => new(this);

    public Customer CustomerOf(int id)
    {
        lock (_customers)
            return _customers.TryGetValue(id, out var known) ? known : _customers[id] = new Customer { Id = id, Active = true, FirstName = "Anna", LastName = "Rossi" };
    }

    public Order AddOrder(Order order)
    {
        lock (Orders)
        {
            order.Id = ++_orderIds;
            Orders.Add(order);
        }

        return order;
    }

    List<Order> OrdersNow()
    {
        lock (Orders)
            return [.. Orders];
    }

    void AddNote(string text)
    {
        lock (Notes)
            Notes.Add(text);
    }

    public async Task GiveAsync(int customerId, long amount, DateTime? expiresOnUtc = null) =>
        await Ledger.GrantAsync(await Wallets.KeyAsync(customerId, StoreId), amount, expiresOnUtc,
            new PostingContext(Channel.Admin, 1, Clock.NowUtc) { Reason = "gift", ActKey = Guid.NewGuid().ToString() });

    /// <summary>The counter takes credit.</summary>
    public async Task SpendInSalonAsync(int customerId, long amount)
    {
        var spent = await Ledger.SpendAsync(await Wallets.KeyAsync(customerId, StoreId),
            new HoldRequest(HoldPurpose.Counter, Guid.NewGuid().ToString("n"), amount, new PostingContext(Channel.Salon, 1, Clock.NowUtc)));
        Assert.That(spent.IsDone, Is.True);
    }

    public async Task<WalletBalance> BalanceAsync(int customerId = Anna) => await Ledger.GetBalanceAsync(await Wallets.KeyAsync(customerId, StoreId));

    public string[] Violations() => [.. LedgerInvariants.Violations(_rows())];

    public OrderLedgerQueries OrderQueries() => new(
        ListRepository.Over(() => _rows().Wallets), ListRepository.Over(() => _rows().Orders), ListRepository.Over(() => _rows().Holds), OrderRows,
        ListRepository.Over<CustomerCustomerRoleMapping>(() => []), ListRepository.Over<Customer>(() => []), ListRepository.Over<Nop.Core.Domain.Common.Address>(() => []));

    public ISettingService Settings() => Mock.Of<ISettingService>(it =>
        it.LoadSettingAsync<CashbackSettings>(It.IsAny<int>()) == Task.FromResult(Rules)
        && it.LoadSettingAsync<OrderSettings>(It.IsAny<int>()) == Task.FromResult(OrderSettings));

    public ICustomerService CustomerService()
    {
        var service = new Mock<ICustomerService>();
        service.Setup(it => it.GetCustomerByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => id == 0 ? null! : CustomerOf(id));
        service.Setup(it => it.GetCustomersByIdsAsync(It.IsAny<int[]>())).ReturnsAsync((int[] ids) => [.. ids.Select(CustomerOf)]);
        service.Setup(it => it.GetCustomerByEmailAsync(It.IsAny<string>())).ReturnsAsync((string email) => _customers.Values.FirstOrDefault(customer => customer.Email == email)!);
        service.Setup(it => it.IsRegisteredAsync(It.IsAny<Customer>(), It.IsAny<bool>())).ReturnsAsync((Customer customer, bool _) => customer.Id != Guest);
        return service.Object;
    }

    public IShoppingCartService Carts()
    {
        var service = new Mock<IShoppingCartService>();
        service.Setup(it => it.GetShoppingCartAsync(It.IsAny<Customer>(), ShoppingCartType.ShoppingCart, It.IsAny<int>(), null, null, null, null))
            .ReturnsAsync((Customer customer, ShoppingCartType? _, int storeId, int? _, DateTime? _, DateTime? _, int? _) => CartIsEmpty ? [] : CartOf(customer.Id, storeId));
        service.Setup(it => it.ShoppingCartIsRecurringAsync(It.IsAny<IList<ShoppingCartItem>>())).ReturnsAsync(() => CartRecurs);
        return service.Object;
    }

    public static List<ShoppingCartItem> CartOf(int customerId, int storeId = StoreId) =>
        [new ShoppingCartItem { CustomerId = customerId, ProductId = 3, Quantity = 1, StoreId = storeId, ShoppingCartType = ShoppingCartType.ShoppingCart }];

    public IProductService Products()
    {
        var service = new Mock<IProductService>();
        service.Setup(it => it.GetProductsByIdsAsync(It.IsAny<int[]>())).ReturnsAsync((int[] ids) => [.. ids.Select(id => new Product { Id = id, IsGiftCard = CartHasGiftCard })]);
        return service.Object;
    }

    public IGenericAttributeService Attributes()
    {
        var service = new Mock<IGenericAttributeService>();
        service.Setup(it => it.GetAttributeAsync<string>(It.IsAny<BaseEntity>(), It.IsAny<string>(), It.IsAny<int>(), It.IsAny<string>()))
            .ReturnsAsync((BaseEntity entity, string key, int storeId, string _) => _attributes.GetValueOrDefault((entity.Id, key, storeId))!);
        service.Setup(it => it.SaveAttributeAsync(It.IsAny<BaseEntity>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<int>()))
            .Callback((BaseEntity entity, string key, string value, int storeId) =>
            {
                _attributes[(entity.Id, key, storeId)] = value;
                AttributeWrites++;
            })
            .Returns(Task.CompletedTask);
        return service.Object;
    }

    public IOrderService OrderService()
    {
        var service = new Mock<IOrderService>();
        service.Setup(it => it.InsertOrderNoteAsync(It.IsAny<OrderNote>())).Callback((OrderNote note) => AddNote(note.Note)).Returns(Task.CompletedTask);
        return service.Object;
    }

    public static ILocalizationService Texts()
    {
        var service = new Mock<ILocalizationService>();
        service.Setup(it => it.GetResourceAsync(It.IsAny<string>())).ReturnsAsync((string key) => key + PlacesOf(key));
        service.Setup(it => it.GetResourceAsync(It.IsAny<string>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<string>(), It.IsAny<bool>()))
            .ReturnsAsync((string key, int language, bool _, string _, bool _) => $"{key} in {language}");
        return service.Object;

        static string PlacesOf(string key) => key[(key.LastIndexOf('.') + 1)..] switch
        {
            "AppliedLess" or "LeastTotal" or "Less" or "NoteAllGivenBack" or "NoteMoneyOver" => " {0}",
            "Changed" or "AppliedUpToLeastTotal" or "OrderPlacedWithout" => " {0} {1}",
            "OrderPlaced" => " {0} {1} {2}",
            var note when note.StartsWith("Note", StringComparison.Ordinal) => " {0} {1}",
            _ => "",
        };
    }

    public CreditText CreditText()
    {
        var prices = new Mock<IPriceFormatter>();
        prices.Setup(it => it.FormatPriceAsync(It.IsAny<decimal>(), true, It.IsAny<string>(), false, It.IsAny<int>()))
            .ReturnsAsync((decimal price, bool _, string currency, bool _, int language) => string.Create(CultureInfo.InvariantCulture, $"{currency} {price:F2} in {language}"));
        prices.Setup(it => it.FormatPriceAsync(It.IsAny<decimal>(), true, false)).ReturnsAsync((decimal price, bool _, bool _) => string.Create(CultureInfo.InvariantCulture, $"${price:F2}"));
        var currencies = new Mock<ICurrencyService>();
        currencies.Setup(it => it.ConvertFromPrimaryStoreCurrencyAsync(It.IsAny<decimal>(), It.IsAny<Currency>())).ReturnsAsync((decimal amount, Currency _) => amount * Rate);
        return new CreditText(Wallets, prices.Object, currencies.Object, Work());
    }

    public static IWorkContext Work(Customer? impersonator = null) => Mock.Of<IWorkContext>(it =>
        it.GetWorkingLanguageAsync() == Task.FromResult(new Language { Id = 1 })
        && it.GetWorkingCurrencyAsync() == Task.FromResult(new Currency { CurrencyCode = "USD" })
        && it.OriginalCustomerIfImpersonated == impersonator);

    public static IStoreContext StoreContext() => Mock.Of<IStoreContext>(it => it.GetCurrentStoreAsync() == Task.FromResult(new Store { Id = StoreId }));
}
