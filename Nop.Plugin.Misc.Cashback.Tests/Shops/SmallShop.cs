using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A preview store with one product to ship and one service, both taxed with 22 percent, and Anna.</summary>
sealed class SmallShop : IAsyncDisposable
{
    const int StoreId = 1;

    readonly InstalledShop _shop;

    SmallShop(InstalledShop shop, EventRecorder recorder) => (_shop, Recorder) = (shop, recorder);

    public PreviewStore Store => _shop.Store;

    public EventRecorder Recorder { get; }

    public Customer Anna { get; private set; } = null!;

    public Product Serum { get; } = new() { Name = "Serum", Sku = "SERUM", Price = 45.00m, TaxCategoryId = 1, IsShipEnabled = true, Published = true };

    public Product Massage { get; } = new() { Name = "Massage", Sku = "MASSAGE", Price = 75.00m, TaxCategoryId = 1, Published = true };

    public static async Task<SmallShop> OpenAsync()
    {
        var recorder = new EventRecorder();
        var shop = new SmallShop(await InstalledShop.OpenAsync(configure: recorder.Register), recorder);
        shop.Anna = await shop.Store.RegisterAsync("anna@example.com");
        await shop.Store.RequestAsync(async services =>
        {
            await services.GetRequiredService<IRepository<TaxRate>>().InsertAsync(new TaxRate { TaxCategoryId = 1, Percent = 22 });
            await services.GetRequiredService<IRepository<Product>>().InsertAsync([shop.Serum, shop.Massage]);
        });
        return shop;
    }

    /// <summary>Places an order.</summary>
    public Task<PlaceOrderResult> PlaceAsync(Product product, string paymentMethod, CartTerms? terms = null, int quantity = 1) =>
        Store.AskAsync<ShopCheckout, PlaceOrderResult>(checkout => checkout.PlaceAsync(Anna, StoreId, [new Purchase(product, quantity)], null, paymentMethod, terms), Anna.Id);

    /// <summary>Does something to an order as the database has it, and gives the row afterwards.</summary>
    public Task<Order> OnAsync(PlaceOrderResult placed, Func<IOrderProcessingService, Order, Task> act) => Store.RequestAsync(async services =>
    {
        var rows = services.GetRequiredService<IRepository<Order>>();
        await act(services.GetRequiredService<IOrderProcessingService>(), await rows.GetByIdAsync(placed.PlacedOrder.Id));
        return await rows.GetByIdAsync(placed.PlacedOrder.Id);
    });

    /// <summary>All rows of a table.</summary>
    public Task<IList<T>> RowsAsync<T>() where T : BaseEntity => _shop.RowsAsync<T>();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();
}
