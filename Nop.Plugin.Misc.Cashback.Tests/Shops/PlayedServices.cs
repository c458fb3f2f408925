using System.Collections.Concurrent;
using Moq;
using Nop.Core.Caching;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Stores;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Directory;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>The shop's services at the plugin's borders, played on the rows of a <see cref="PlayedShop"/>.</summary>
sealed class PlayedServices(PlayedShop shop)
{
    public const int RegisteredRole = 3;

    readonly ConcurrentDictionary<(int Customer, string Key, int Store), string> _attributes = [];

    /// <summary>How often a generic attribute was written.</summary>
    public int AttributeWrites { get; private set; }

    public ISettingService SettingService()
    {
        var service = new Mock<ISettingService>();
        service.Setup(s => s.LoadSettingAsync<CashbackSettings>(It.IsAny<int>())).ReturnsAsync((int storeId) => shop.StoreSettings.GetValueOrDefault(storeId) ?? shop.Settings);
        service.Setup(s => s.LoadSettingAsync<CurrencySettings>(It.IsAny<int>())).ReturnsAsync(new CurrencySettings { PrimaryStoreCurrencyId = 1 });
        service.Setup(s => s.LoadSettingAsync<OrderSettings>(It.IsAny<int>())).ReturnsAsync(shop.OrderSettings);
        return service.Object;
    }

    public ICurrencyService Currencies()
    {
        var service = new Mock<ICurrencyService>();
        service.Setup(s => s.GetCurrencyByIdAsync(1)).ReturnsAsync(() => new Currency { Id = 1, CurrencyCode = shop.CurrencyCode });
        service.Setup(s => s.ConvertFromPrimaryStoreCurrencyAsync(It.IsAny<decimal>(), It.IsAny<Currency>())).ReturnsAsync((decimal amount, Currency _) => amount * shop.Rate);
        return service.Object;
    }

    public IStaticCacheManager Cache()
    {
        var kept = new Dictionary<string, object?>();
        var cache = new Mock<IStaticCacheManager>();
        cache.Setup(c => c.PrepareKeyForDefaultCache(It.IsAny<CacheKey>(), It.IsAny<object[]>()))
            .Returns((CacheKey key, object[] parameters) => new CacheKey(string.Format(CultureInfo.InvariantCulture, key.Key, parameters)));
        SetUp<RuleRows>();
        SetUp<int[]>();
        cache.Setup(c => c.GetAsync(It.IsAny<CacheKey>(), It.IsAny<int>())).ReturnsAsync((CacheKey key, int missing) => kept.TryGetValue(key.Key, out var value) ? (int)value! : missing);
        cache.Setup(c => c.SetAsync(It.IsAny<CacheKey>(), It.IsAny<int>())).Callback((CacheKey key, int value) => kept[key.Key] = value).Returns(Task.CompletedTask);
        cache.Setup(c => c.RemoveByPrefixAsync(It.IsAny<string>(), It.IsAny<object[]>()))
            .Callback((string prefix, object[] _) => kept.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList().ForEach(key => kept.Remove(key)))
            .Returns(Task.CompletedTask);
        return cache.Object;

        void SetUp<T>() => cache.Setup(c => c.GetAsync(It.IsAny<CacheKey>(), It.IsAny<Func<Task<T>>>()))
            .Returns(async (CacheKey key, Func<Task<T>> acquire) =>
            {
                if (!kept.TryGetValue(key.Key, out var value))
                    kept[key.Key] = value = await acquire();
                return (T)value!;
            });
    }

    public static IManufacturerService Makers()
    {
        var service = new Mock<IManufacturerService>();
        service.Setup(s => s.GetProductManufacturersByProductIdAsync(PlayedShop.Product, true)).ReturnsAsync([new() { ProductId = PlayedShop.Product, ManufacturerId = 7 }]);
        service.Setup(s => s.GetAllManufacturersAsync("", 0, 0, int.MaxValue, true, null))
            .ReturnsAsync(new PagedList<Manufacturer>([new() { Id = 7, Name = "Lumea" }], 0, 1));
        return service.Object;
    }

    public ICategoryService Catalogue()
    {
        var service = new Mock<ICategoryService>();
        service.Setup(s => s.GetAllCategoriesAsync(0, true)).ReturnsAsync(() => [.. shop.Tree]);
        service.Setup(s => s.GetProductCategoryIdsAsync(It.IsAny<int[]>()))
            .ReturnsAsync((int[] ids) => ids.Where(id => id == PlayedShop.Product).ToDictionary(id => id, _ => new[] { PlayedShop.Category }));
        return service.Object;
    }

    public IProductService Products()
    {
        var service = new Mock<IProductService>();
        service.Setup(s => s.GetProductsByIdsAsync(It.IsAny<int[]>()))
            .ReturnsAsync((int[] ids) => [.. ids.Select(id => new Product { Id = id, Name = $"Product {id}", IsGiftCard = id == PlayedShop.GiftCard || shop.CartHasGiftCard })]);
        service.Setup(s => s.GetProductByIdAsync(It.IsAny<int>()))
            .ReturnsAsync((int id) => new Product { Id = id, Name = $"Product {id}", IsGiftCard = id == PlayedShop.GiftCard || shop.CartHasGiftCard });
        return service.Object;
    }

    public ICustomerService CustomerService()
    {
        var service = new Mock<ICustomerService>();
        service.Setup(s => s.GetCustomerByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => id == 0 ? null! : shop.CustomerOf(id));
        service.Setup(s => s.GetCustomersByIdsAsync(It.IsAny<int[]>())).ReturnsAsync((int[] ids) => [.. ids.Select(shop.CustomerOf)]);
        service.Setup(s => s.GetCustomerByEmailAsync(It.IsAny<string>())).ReturnsAsync((string email) => shop.Customers.Table.FirstOrDefault(customer => customer.Email == email)!);
        service.Setup(s => s.IsRegisteredAsync(It.IsAny<Customer>(), It.IsAny<bool>())).ReturnsAsync((Customer customer, bool _) => customer.Id != PlayedShop.Guest);
        service.Setup(s => s.GetCustomerRoleBySystemNameAsync("Registered")).ReturnsAsync(new CustomerRole { Id = RegisteredRole });
        return service.Object;
    }

    public IStoreService Stores()
    {
        var service = new Mock<IStoreService>();
        service.Setup(s => s.GetAllStoresAsync()).ReturnsAsync(() => [.. shop.StoreSettings.Keys.Select(id => new Store { Id = id })]);
        return service.Object;
    }

    public IOrderService OrderService()
    {
        var service = new Mock<IOrderService>();
        service.Setup(s => s.GetOrderItemsAsync(It.IsAny<int>(), It.IsAny<bool?>(), It.IsAny<bool?>(), It.IsAny<int>()))
            .ReturnsAsync((int orderId, bool? _, bool? _, int _) => [.. shop.Items.Where(item => item.OrderId == orderId)]);
        service.Setup(s => s.InsertOrderNoteAsync(It.IsAny<OrderNote>())).Callback((OrderNote note) => shop.AddNote(note.Note)).Returns(Task.CompletedTask);
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

    public static IDateTimeHelper Zone()
    {
        var helper = new Mock<IDateTimeHelper>();
        helper.Setup(h => h.DefaultStoreTimeZone).Returns(TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome"));
        return helper.Object;
    }

    public IShoppingCartService Carts()
    {
        var service = new Mock<IShoppingCartService>();
        service.Setup(it => it.GetShoppingCartAsync(It.IsAny<Customer>(), ShoppingCartType.ShoppingCart, It.IsAny<int>(), null, null, null, null))
            .ReturnsAsync((Customer customer, ShoppingCartType? _, int storeId, int? _, DateTime? _, DateTime? _, int? _) => shop.CartIsEmpty ? [] : CartOf(customer.Id, storeId));
        service.Setup(it => it.ShoppingCartIsRecurringAsync(It.IsAny<IList<ShoppingCartItem>>())).ReturnsAsync(() => shop.CartRecurs);
        return service.Object;
    }

    public static List<ShoppingCartItem> CartOf(int customerId, int storeId = PlayedShop.StoreId) =>
        [new ShoppingCartItem { CustomerId = customerId, ProductId = 3, Quantity = 1, StoreId = storeId, ShoppingCartType = ShoppingCartType.ShoppingCart }];

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
        return new CreditText(shop.Wallets, prices.Object, Currencies(), Work());
    }

    public static IWorkContext Work(Customer? impersonator = null) => Mock.Of<IWorkContext>(it =>
        it.GetWorkingLanguageAsync() == Task.FromResult(new Language { Id = 1 })
        && it.GetWorkingCurrencyAsync() == Task.FromResult(new Currency { CurrencyCode = "USD" })
        && it.OriginalCustomerIfImpersonated == impersonator);

    public static IStoreContext StoreContext() => Mock.Of<IStoreContext>(it => it.GetCurrentStoreAsync() == Task.FromResult(new Store { Id = PlayedShop.StoreId }));
}
