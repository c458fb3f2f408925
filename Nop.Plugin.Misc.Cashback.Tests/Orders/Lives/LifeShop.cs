namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>An installed shop in which lives are played, each by a client of its own: three products that earn at different rates, credit that is usable three days after completion, for twenty days.</summary>
sealed class LifeShop : IAsyncDisposable
{
    const int DelayDays = 3;
    const int ExpiryDays = 20;
    const decimal TierRate = 20;
    const decimal MassageRate = 7.5m;
    const decimal CombRate = 35;

    int _clients;
    bool _waives;

    LifeShop(InstalledShop shop, Faults faults) => (Shop, Faults) = (shop, faults);

    public InstalledShop Shop { get; }

    public Faults Faults { get; }

    Product Serum { get; } = new() { Name = "Serum", Sku = "SERUM", Price = 45.00m, TaxCategoryId = 1, IsShipEnabled = true, Published = true };

    /// <summary>Not to be shipped: an order of nothing else is complete when it is paid.</summary>
    Product Massage { get; } = new() { Name = "Massage", Sku = "MASSAGE", Price = 19.99m, TaxCategoryId = 1, Published = true };

    Product Comb { get; } = new() { Name = "Comb", Sku = "COMB", Price = 3.33m, TaxCategoryId = 2, IsShipEnabled = true, Published = true };

    /// <summary>Opens one.</summary>
    public static async Task<LifeShop> OpenAsync(DatabaseKind kind)
    {
        var faults = new Faults();
        var shop = new LifeShop(await InstalledShop.OpenAsync(kind, faults.Register), faults);
        await shop.Shop.Store.RequestAsync(async services =>
        {
            var rules = services.GetRequiredService<EarnRuleService>();
            await rules.SaveTierAsync(new CashbackTier { Name = "Silver", Rate = TierRate });
            await services.GetRequiredService<IRepository<TaxRate>>().InsertAsync([new TaxRate { TaxCategoryId = 1, Percent = 22 }, new TaxRate { TaxCategoryId = 2, Percent = 10 }]);
            await services.GetRequiredService<IRepository<Product>>().InsertAsync([shop.Serum, shop.Massage, shop.Comb]);
            await rules.SaveProductRateAsync(new ProductRate { ProductId = shop.Massage.Id, Rate = MassageRate });
            await rules.SaveProductRateAsync(new ProductRate { ProductId = shop.Comb.Id, Rate = CombRate });
        });
        await shop.Shop.SetAsync(values => (values.ActivationDelayDays, values.ExpiryDays, values.EarnFromUtc) = (DelayDays, ExpiryDays, shop.Shop.Clock.UtcNow));
        return shop;
    }

    /// <summary>A client of another life, whose first day it is.</summary>
    public async Task<Customer> NextClientAsync()
    {
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.Date.AddDays(1).AddHours(8);
        return await Shop.Store.RegisterAsync(string.Create(CultureInfo.InvariantCulture, $"client{++_clients}@example.com"));
    }

    /// <summary>Sets whether it waives what it cannot take back.</summary>
    public async Task SetWaivesAsync(bool waives)
    {
        if (waives != _waives)
            await Shop.SetAsync(values => values.Shortfall = waives ? ShortfallPolicy.Clamp : ShortfallPolicy.Debt);
        _waives = waives;
    }

    /// <summary>A client's credit, to be told.</summary>
    public ToldCredit NewCredit() => new(new ToldWallet(TimeZoneInfo.FindSystemTimeZoneById(Shop.Store.Options.TimeZone), DelayDays, ExpiryDays, _waives));

    /// <summary>What a number puts into a cart.</summary>
    public (List<Purchase> Lines, CartTerms Terms) CartOf(int number)
    {
        (Product Product, int Pieces)[] goods = [(Serum, number % 3), (Massage, number / 3 % 3), (Comb, number / 9 % 4)];
        var lines = goods.Where(line => line.Pieces > 0).Select(line => new Purchase(line.Product, line.Pieces)).ToList();
        if (lines.Count == 0)
            lines.Add(new Purchase(Comb, 1));
        if (number / 36 % 2 == 1)
            lines[0] = lines[0] with { Discount = 1.11m };
        return (lines, new CartTerms { Shipping = number / 72 % 2 == 1 ? 4.90m : 0, OrderDiscount = number / 144 % 2 == 1 ? 2.00m : 0 });
    }

    /// <summary>A client's orders as the shop's rows have them, by id.</summary>
    public async Task<SortedDictionary<int, ShopOrder>> OrdersAsync(PlainRows rows, int customerId)
    {
        var lines = new List<(int Order, long Net, int Rate)>();
        await rows.EachAsync($"""
            SELECT i."OrderId", i."PriceExclTax", i."ProductId" FROM "OrderItem" i JOIN "Order" o ON o."Id" = i."OrderId" WHERE o."CustomerId" = {customerId} ORDER BY i."Id"
            """, row => lines.Add((row.Int(0), row.Fine(1), RateOf(row.Int(2)))));
        var orders = new SortedDictionary<int, ShopOrder>();
        await rows.EachAsync($"""
            SELECT "Id", "OrderSubtotalExclTax", "OrderSubTotalDiscountExclTax", "OrderTax", "OrderShippingExclTax", "OrderTotal", "RefundedAmount", "PaymentStatusId", "OrderStatusId", "Deleted"
            FROM "Order" WHERE "CustomerId" = {customerId}
            """, row => orders[row.Int(0)] = new(
                [.. lines.Where(line => line.Order == row.Int(0)).Select(line => (line.Net, line.Rate))],
                row.Minor(2),
                row.Minor(1) - row.Minor(2) + row.Minor(3) + row.Minor(4),
                row.Minor(5),
                row.Minor(6),
                (PaymentStatus)row.Int(7) is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded,
                (OrderStatus)row.Int(8) == OrderStatus.Complete,
                row.Is(9) || (OrderStatus)row.Int(8) == OrderStatus.Cancelled || (PaymentStatus)row.Int(7) == PaymentStatus.Voided));
        return orders;
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();

    int RateOf(int productId) => (int)(10 * (productId == Serum.Id ? TierRate : productId == Massage.Id ? MassageRate : CombRate));
}
