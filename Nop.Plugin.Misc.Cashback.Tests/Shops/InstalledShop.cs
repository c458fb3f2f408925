namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A preview store with the plugin installed: the same services and queries that its pages go through.</summary>
public sealed class InstalledShop : IAsyncDisposable
{
    static readonly ShopTemplate s_template = new("shop", database => OptionsOf(database, NewClock()), _ => Task.CompletedTask);

    InstalledShop(PreviewStore store, TestDatabase database, ScenarioClock clock)
    {
        Store = store;
        Database = database;
        Clock = clock;
    }

    public PreviewStore Store { get; }

    public TestDatabase Database { get; }

    public ScenarioClock Clock { get; }

    /// <summary>A copy of a shop in which the plugin has just been installed.</summary>
    /// <param name="kind">On which database.</param>
    /// <param name="configure">Adds or replaces services after all others.</param>
    public static async Task<InstalledShop> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite, Action<IServiceCollection>? configure = null)
    {
        var (store, database) = await s_template.OpenAsync(kind, configure);
        return new(store, database, (ScenarioClock)store.Options.Clock);
    }

    /// <summary>A shop in which the plugin is installed here and now: for those who look at the installation.</summary>
    public static async Task<InstalledShop> InstallAsync()
    {
        var (database, clock) = (await TestDatabase.CreateEmptyAsync(DatabaseKind.Sqlite), NewClock());
        return new(await PreviewStore.OpenAsync(OptionsOf(PreviewDatabase.For(database.Place), clock)), database, clock);
    }

    /// <summary>Another web node of the shop, with caches of its own; whoever opens it disposes it first.</summary>
    public Task<PreviewStore> OpenOtherNodeAsync() => PreviewStore.OpenAsync(OptionsOf(PreviewDatabase.For(Database.Place), Clock));

    static ScenarioClock NewClock() => new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));

    static PreviewOptions OptionsOf(PreviewDatabase database, ScenarioClock clock) => new()
    {
        Database = database,
        Clock = clock,
        TimeZone = "Europe/Rome",
        Languages = ["en-US", "it-IT"],
    };

    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull => Store.AskAsync(ask);

    public Task TellAsync<TService>(Func<TService, Task> tell) where TService : notnull => Store.TellAsync(tell);

    public Task<IList<T>> RowsAsync<T>() where T : Nop.Core.BaseEntity => AskAsync<IRepository<T>, IList<T>>(rows => rows.GetAllAsync(query => query));

    /// <summary>Writes a row as the plugin would: signed.</summary>
    public Task InsertSignedAsync<T>(T row) where T : Nop.Core.BaseEntity => Store.RequestAsync(async services =>
    {
        var (rows, signatures) = (services.GetRequiredService<IRepository<T>>(), services.GetRequiredService<Nop.Plugin.Misc.Cashback.Platform.Keys.IRowSignatures>());
        await rows.InsertAsync(row);
        await rows.UpdateAsync(signatures.Sign(row));
    });

    /// <summary>Changes a row as the plugin would: signed.</summary>
    public Task UpdateSignedAsync<T>(T row) where T : Nop.Core.BaseEntity => Store.RequestAsync(services =>
        services.GetRequiredService<IRepository<T>>().UpdateAsync(services.GetRequiredService<Nop.Plugin.Misc.Cashback.Platform.Keys.IRowSignatures>().Sign(row)));

    /// <summary>Two tiers, one category, one product in it.</summary>
    public Task SeedAsync() => Store.RequestAsync(async services =>
    {
        var rules = services.GetRequiredService<EarnRuleService>();
        await rules.SaveTierAsync(new CashbackTier { Name = "Silver", Rate = 5 });
        await rules.SaveTierAsync(new CashbackTier { Name = "Gold", SpendThreshold = 300_00, Rate = 10 });
        var category = new Category { Name = "Hair", Published = true };
        await services.GetRequiredService<IRepository<Category>>().InsertAsync(category);
        var product = new Product { Name = "Serum", Sku = "SERUM", Price = 45.00m, Published = true };
        await services.GetRequiredService<IRepository<Product>>().InsertAsync(product);
        await services.GetRequiredService<IRepository<ProductCategory>>().InsertAsync(new ProductCategory { ProductId = product.Id, CategoryId = category.Id });
    });

    /// <summary>Gives a client credit to spend, as staff do by hand.</summary>
    public Task GiveAsync(Customer customer, long minor) => Store.RequestAsync(async services =>
    {
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(customer.Id, 1);
        var given = await services.GetRequiredService<ICashbackLedger>().AdjustAsync(key, minor, new PostingContext(Channel.Admin, 9, Clock.UtcNow) { Reason = "welcome" });
        Assert.That(given.IsDone, Is.True);
    });

    /// <summary>Gives a client credit and places an order of two of the one product, 90.00, that takes all of it and is paid at once.</summary>
    /// <returns>The order's id.</returns>
    public async Task<int> PlaceWithCreditAsync(Customer customer, long credit)
    {
        await GiveAsync(customer, credit);
        return await Store.RequestAsync(async services =>
        {
            var product = await services.GetRequiredService<IRepository<Product>>().GetByIdAsync(1);
            var placed = await services.GetRequiredService<ShopCheckout>().PlaceAsync(customer, 1, [new Purchase(product, 2)], new CashbackChoice(credit), PaymentMethods.AtOnce);
            return placed.PlacedOrder.Id;
        }, customer.Id);
    }

    /// <summary>The row of an order of the one product, as the shop saves it.</summary>
    public Task<Order> AddOrderAsync(Customer customer, decimal net, PaymentStatus payment = PaymentStatus.Pending) => Store.RequestAsync(async services =>
    {
        var order = new Order
        {
            OrderGuid = Guid.NewGuid(),
            StoreId = 1,
            CustomerId = customer.Id,
            OrderStatus = OrderStatus.Pending,
            PaymentStatus = payment,
            OrderTotal = net,
            CustomerCurrencyCode = "EUR",
            CurrencyRate = 1,
            CustomOrderNumber = "",
            CreatedOnUtc = Clock.UtcNow,
        };
        await services.GetRequiredService<IRepository<Order>>().InsertAsync(order);
        await services.GetRequiredService<IRepository<OrderItem>>().InsertAsync(new OrderItem { OrderItemGuid = Guid.NewGuid(), OrderId = order.Id, ProductId = 1, Quantity = 1, PriceExclTax = net });
        return order;
    });

    /// <summary>Changes an order's row behind the back of all events.</summary>
    public Task ChangeAsync(Order order, Action<Order> change) => TellAsync<IRepository<Order>>(async orders =>
    {
        var row = await orders.GetByIdAsync(order.Id);
        change(row);
        await orders.UpdateAsync(row, publishEvent: false);
    });

    /// <summary>Changes the plugin's settings for all stores.</summary>
    public Task SetAsync(Action<CashbackSettings> change) => Store.RequestAsync(services => services.ChangeAsync(change));

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }
}
