using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>What a hint says is what the order earns: on the product's page, in the cart, after placing, and as posted, for every kind of product. Silver earns 5 %.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class HintAndOrderTests(bool withTax)
{
    static readonly Store s_store = new() { Id = 1 };

    // A kind of product, and what it earns on prices without tax and with it, minor units.
    static readonly object[] s_kinds =
    [
        new object[] { "plain", 2_25L, 2_74L },
        new object[] { "gift card", 0L, 0L },
        new object[] { "free", 0L, 0L },
        new object[] { "excluded", 0L, 0L },
        new object[] { "in the dear option", 75_00L, 91_50L },
        new object[] { "three pieces at a price of their own", 6_00L, 7_32L },
        new object[] { "download", 2_25L, 2_74L },
        new object[] { "service", 9_00L, 10_98L },
        new object[] { "rented for three days", 6_75L, 8_23L },
        new object[] { "recurring", 2_25L, 2_74L },
        new object[] { "at a price that the customer names", 1_00L, 1_22L },
        new object[] { "by its manufacturer, an amount for each of two pieces", 3_00L, 3_00L },
        new object[] { "by a rate of its own", 4_50L, 5_49L },
        new object[] { "untaxed", 2_25L, 2_25L },
        new object[] { "under a margin", 50L, 50L },
    ];

    InstalledShop _shop = null!;
    readonly Dictionary<string, (Product Product, ProductChoice Choice)> _kinds = [];

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _shop = await InstalledShop.OpenAsync(DatabaseKind.Sqlite);
        await _shop.SeedAsync();
        await _shop.SetAsync(settings => (settings.BaseIncludesTax, settings.EarnMarginCapPercent, settings.ServiceCategoryIds) = (withTax, 100, "2"));
        await _shop.Store.RequestAsync(AddProductsAsync);
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await _shop.DisposeAsync();

    [TestCaseSource(nameof(s_kinds))]
    public async Task Every_place_says_what_the_order_then_earns(string kind, long withoutTax, long including)
    {
        var (product, choice) = _kinds[kind];
        var client = await _shop.Store.RegisterAsync($"{Guid.NewGuid():N}@example.com");
        var page = await _shop.Store.AskAsync<EarnPreview, long?>(preview => preview.ForChoiceAsync(product, choice, client, s_store), client.Id);
        var (cart, order) = await BuyAsync(client, product, choice);
        var placed = await _shop.AskAsync<IOrderOutlook, OrderOutlookResult>(outlook => outlook.OfAsync(order));
        await PayAsync(order.Id);
        var posted = (await _shop.RowsAsync<OrderAccount>()).Single(account => account.OrderId == order.Id).Earned;
        var earns = withTax ? including : withoutTax;
        Assert.That((page ?? -1, cart, placed.Earned, posted), Is.EqualTo((earns, earns, earns, earns)));
    }

    [TestCaseSource(nameof(s_kinds))]
    public async Task A_list_says_the_same_of_one_piece_or_nothing(string kind, long withoutTax, long including)
    {
        _ = (withoutTax, including);
        var (product, _) = _kinds[kind];
        var client = await _shop.Store.RegisterAsync($"{Guid.NewGuid():N}@example.com");
        var list = await _shop.Store.AskAsync<EarnPreview, long?>(preview => preview.ForProductAsync(product.Id, product.Price, false, client, s_store), client.Id);
        var page = await _shop.Store.AskAsync<EarnPreview, long?>(preview => preview.ForChoiceAsync(product, new ProductChoice(1), client, s_store), client.Id);
        Assert.That(list, Is.Null.Or.EqualTo(page));
    }

    [TestCase(ProductType.GroupedProduct, false)]
    [TestCase(ProductType.SimpleProduct, true)]
    public async Task A_list_says_nothing_of_what_has_no_price_before_something_is_chosen(ProductType type, bool rented)
    {
        var product = await AddAsync(row => (row.ProductType, row.IsRental) = (type, rented));
        var client = await _shop.Store.RegisterAsync($"{Guid.NewGuid():N}@example.com");
        Assert.That(await _shop.AskAsync<EarnPreview, long?>(preview => preview.ForProductAsync(product.Id, product.Price, false, client, s_store)), Is.Null);
    }

    Task<(long Cart, Order Order)> BuyAsync(Customer client, Product product, ProductChoice choice) => _shop.Store.RequestAsync(async services =>
    {
        void Choose(ShoppingCartItem item) => (item.AttributesXml, item.CustomerEnteredPrice, item.RentalStartDateUtc, item.RentalEndDateUtc) =
            (choice.AttributesXml, choice.EnteredPrice, choice.RentalStart, choice.RentalEnd);

        var carts = services.GetRequiredService<ShoppingCart>();
        await carts.AddLineAsync(client, product, choice.Quantity, 1, Choose);
        var cart = await carts.GetShoppingCartAsync(client, ShoppingCartType.ShoppingCart, 1);
        var hint = await services.GetRequiredService<EarnPreview>().ForCartAsync(cart, client, s_store);
        var placed = await services.GetRequiredService<ShopCheckout>().PlaceAsync(client, 1, [], null, PaymentMethods.Later);
        Assert.That(placed.Errors, Is.Empty);
        return (hint!.EarnedMinor, placed.PlacedOrder);
    }, client.Id);

    // What costs nothing is paid already.
    Task PayAsync(int orderId) => _shop.Store.RequestAsync(async services =>
    {
        var order = await services.GetRequiredService<IRepository<Order>>().GetByIdAsync(orderId);
        var processing = services.GetRequiredService<IOrderProcessingService>();
        if (processing.CanMarkOrderAsPaid(order))
            await processing.MarkOrderAsPaidAsync(order);
    });

    async Task AddProductsAsync(IServiceProvider services)
    {
        var rules = services.GetRequiredService<EarnRuleService>();
        await services.GetRequiredService<IRepository<TaxRate>>().InsertAsync(new TaxRate { TaxCategoryId = 1, Percent = 22 });
        await services.GetRequiredService<IRepository<Category>>().InsertAsync(new Category { Name = "Treatments", Published = true });
        await services.GetRequiredService<IRepository<Manufacturer>>().InsertAsync(new Manufacturer { Name = "Lumea", Published = true });
        await rules.SaveCategoryRateAsync(new CategoryRate { CategoryId = 2, Rate = 20 });
        await rules.SaveManufacturerRateAsync(1, 1.50m, RateUnit.PerItem);

        await KindAsync("plain");
        await KindAsync("gift card", row => row.IsGiftCard = true);
        await KindAsync("free", row => row.Price = 0);
        var excluded = await KindAsync("excluded");
        await rules.SaveProductRateAsync(new ProductRate { ProductId = excluded.Id, Excluded = true });
        var dear = await KindAsync("in the dear option", row => row.Price = 1200);
        var option = new ProductOption { ProductId = dear.Id, Name = "Large", PriceAdjustment = 300 };
        await services.GetRequiredService<IRepository<ProductOption>>().InsertAsync(option);
        _kinds["in the dear option"] = (dear, new ProductChoice(1, OptionParser.XmlOf(option.Id)));
        var step = await KindAsync("three pieces at a price of their own");
        await services.GetRequiredService<IRepository<QuantityPrice>>().InsertAsync(new QuantityPrice { ProductId = step.Id, Quantity = 3, Price = 40 });
        _kinds["three pieces at a price of their own"] = (step, new ProductChoice(3));
        await KindAsync("download", row => row.IsDownload = true);
        var service = await KindAsync("service");
        await services.GetRequiredService<IRepository<ProductCategory>>().InsertAsync(new ProductCategory { ProductId = service.Id, CategoryId = 2 });
        var rented = await KindAsync("rented for three days", row => row.IsRental = true);
        _kinds["rented for three days"] = (rented, new ProductChoice(1, RentalStart: new DateTime(2026, 2, 2), RentalEnd: new DateTime(2026, 2, 5)));
        await KindAsync("recurring", row => (row.IsRecurring, row.RecurringCycleLength, row.RecurringTotalCycles) = (true, 30, 12));
        var named = await KindAsync("at a price that the customer names", row => row.CustomerEntersPrice = true);
        _kinds["at a price that the customer names"] = (named, new ProductChoice(1, EnteredPrice: 20));
        var made = await KindAsync("by its manufacturer, an amount for each of two pieces");
        await services.GetRequiredService<IRepository<ProductManufacturer>>().InsertAsync(new ProductManufacturer { ProductId = made.Id, ManufacturerId = 1 });
        _kinds["by its manufacturer, an amount for each of two pieces"] = (made, new ProductChoice(2));
        var rated = await KindAsync("by a rate of its own");
        await rules.SaveProductRateAsync(new ProductRate { ProductId = rated.Id, Rate = 10 });
        await KindAsync("untaxed", row => row.IsTaxExempt = true);
        await KindAsync("under a margin", row => row.ProductCost = 44.50m);
    }

    async Task<Product> KindAsync(string kind, Action<Product>? set = null)
    {
        var product = await AddAsync(set);
        _kinds[kind] = (product, new ProductChoice(1));
        return product;
    }

    async Task<Product> AddAsync(Action<Product>? set)
    {
        var product = new Product { Name = "Product", Sku = "P", Price = 45.00m, TaxCategoryId = 1, Published = true, ProductType = ProductType.SimpleProduct };
        set?.Invoke(product);
        await _shop.TellAsync<IRepository<Product>>(rows => rows.InsertAsync(product));
        return product;
    }
}
