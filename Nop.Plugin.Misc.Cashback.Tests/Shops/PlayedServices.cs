using Moq;
using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.RuleBook;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.Helpers;
using Nop.Services.Orders;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>The shop's services at the borders of earning, played on the rows of an <see cref="EarningShop"/>.</summary>
sealed class PlayedServices(EarningShop shop)
{
    public const int RegisteredRole = 3;

    readonly Dictionary<(int, string), object?> _attributes = [];

    public ISettingService SettingService()
    {
        var service = new Mock<ISettingService>();
        service.Setup(s => s.LoadSettingAsync<CashbackSettings>(It.IsAny<int>())).ReturnsAsync((int storeId) => shop.StoreSettings.GetValueOrDefault(storeId) ?? shop.Settings);
        service.Setup(s => s.LoadSettingAsync<CurrencySettings>(It.IsAny<int>())).ReturnsAsync(new CurrencySettings { PrimaryStoreCurrencyId = 1 });
        return service.Object;
    }

    public ICurrencyService Currencies()
    {
        var service = new Mock<ICurrencyService>();
        service.Setup(s => s.GetCurrencyByIdAsync(1)).ReturnsAsync(() => new Currency { Id = 1, CurrencyCode = shop.CurrencyCode });
        return service.Object;
    }

    public IStaticCacheManager Cache()
    {
        var kept = new Dictionary<string, object?>();
        var cache = new Mock<IStaticCacheManager>();
        cache.Setup(c => c.PrepareKeyForDefaultCache(It.IsAny<CacheKey>(), It.IsAny<object[]>()))
            .Returns((CacheKey key, object[] parameters) => new CacheKey(string.Format(System.Globalization.CultureInfo.InvariantCulture, key.Key, parameters)));
        SetUp<RuleSource>();
        SetUp<int[]>();
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
        service.Setup(s => s.GetProductManufacturersByProductIdAsync(EarningShop.Product, true)).ReturnsAsync([new() { ProductId = EarningShop.Product, ManufacturerId = 7 }]);
        service.Setup(s => s.GetAllManufacturersAsync("", 0, 0, int.MaxValue, true, null))
            .ReturnsAsync(new PagedList<Manufacturer>([new() { Id = 7, Name = "Lumea" }], 0, 1));
        return service.Object;
    }

    public ICategoryService Catalogue()
    {
        var service = new Mock<ICategoryService>();
        service.Setup(s => s.GetAllCategoriesAsync(0, true)).ReturnsAsync(() => [.. shop.Tree]);
        service.Setup(s => s.GetProductCategoryIdsAsync(It.IsAny<int[]>()))
            .ReturnsAsync((int[] ids) => ids.Where(id => id == EarningShop.Product).ToDictionary(id => id, _ => new[] { EarningShop.Category }));
        return service.Object;
    }

    public IProductService Products()
    {
        var service = new Mock<IProductService>();
        service.Setup(s => s.GetProductsByIdsAsync(It.IsAny<int[]>()))
            .ReturnsAsync((int[] ids) => [.. ids.Select(id => new Product { Id = id, Name = $"Product {id}", IsGiftCard = id == EarningShop.GiftCard })]);
        service.Setup(s => s.GetProductByIdAsync(It.IsAny<int>()))
            .ReturnsAsync((int id) => new Product { Id = id, Name = $"Product {id}", IsGiftCard = id == EarningShop.GiftCard });
        return service.Object;
    }

    public ICustomerService CustomerService()
    {
        var service = new Mock<ICustomerService>();
        service.Setup(s => s.GetCustomerByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => new Customer { Id = id });
        service.Setup(s => s.IsRegisteredAsync(It.IsAny<Customer>(), It.IsAny<bool>())).ReturnsAsync((Customer customer, bool _) => customer.Id == EarningShop.Customer);
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
        return service.Object;
    }

    public IGenericAttributeService Attributes()
    {
        var service = new Mock<IGenericAttributeService>();
        service.Setup(s => s.GetAttributeAsync<string>(It.IsAny<BaseEntity>(), It.IsAny<string>(), It.IsAny<int>(), It.IsAny<string>()))
            .ReturnsAsync((BaseEntity entity, string key, int _, string _) => (string)_attributes.GetValueOrDefault((entity.Id, key))!);
        service.Setup(s => s.SaveAttributeAsync(It.IsAny<BaseEntity>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<int>()))
            .Callback((BaseEntity entity, string key, string value, int _) => _attributes[(entity.Id, key)] = value)
            .Returns(Task.CompletedTask);
        return service.Object;
    }

    public static IDateTimeHelper Zone()
    {
        var helper = new Mock<IDateTimeHelper>();
        helper.Setup(h => h.DefaultStoreTimeZone).Returns(TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome"));
        return helper.Object;
    }
}
