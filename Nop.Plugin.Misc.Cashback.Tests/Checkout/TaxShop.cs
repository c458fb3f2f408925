using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>A shop that sells at 22 %, at 4 % and without tax, and what its orders should come to by a plain reading of their rows.</summary>
sealed class TaxShop(InstalledShop shop)
{
    public const int Taxed = 1, Low = 2;

    public const decimal TaxedPercent = 22, LowPercent = 4;

    public Product Serum { get; } = new() { Name = "Serum", Sku = "SERUM", Price = 45.55m, TaxCategoryId = Taxed, Published = true };

    public Product Book { get; } = new() { Name = "Book", Sku = "BOOK", Price = 12.35m, TaxCategoryId = Low, Published = true };

    /// <summary>Taxed as the serum, and never paid with credit.</summary>
    public Product Kit { get; } = new() { Name = "Kit", Sku = "KIT", Price = 7.77m, TaxCategoryId = Taxed, Published = true };

    public Product Card { get; } = new() { Name = "Card", Sku = "CARD", Price = 20m, IsGiftCard = true, Published = true };

    public Customer Anna { get; private set; } = null!;

    public int Decimals { get; private set; } = 2;

    decimal Unit => (decimal)Math.Pow(10, Decimals);

    /// <summary>Amounts of euros as amounts of the shop's currency, with as many decimals as it has.</summary>
    public decimal Of(decimal euros) => Decimals switch { 0 => euros * 100, 3 => Math.Round(euros * 1.007m, 3), _ => euros };

    public long MinorOf(decimal euros) => (long)(Of(euros) * Unit);

    public async Task OpenAsync(TaxTreatment treatment, string currency = "EUR")
    {
        Decimals = currency switch { "JPY" => 0, "KWD" => 3, _ => 2 };
        if (currency != "EUR")
        {
            await shop.Store.RequestAsync(async services =>
            {
                var row = new Currency { Name = currency, CurrencyCode = currency, Rate = 1, DisplayLocale = "", Published = true, CreatedOnUtc = shop.Clock.UtcNow, UpdatedOnUtc = shop.Clock.UtcNow };
                await services.GetRequiredService<IRepository<Currency>>().InsertAsync(row);
                await services.GetRequiredService<ISettingService>().SaveSettingAsync(new CurrencySettings { PrimaryStoreCurrencyId = row.Id, PrimaryExchangeRateCurrencyId = row.Id });
            });
        }

        Anna = await shop.Store.RegisterAsync("anna@example.com");
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.GiveAsync(Anna, 100_000_00);
        await shop.Store.RequestAsync(async services =>
        {
            await services.GetRequiredService<EarnRuleService>().SaveTierAsync(new CashbackTier { Name = "Silver", Rate = 5 });
            await services.GetRequiredService<IRepository<TaxRate>>().InsertAsync([new TaxRate { TaxCategoryId = Taxed, Percent = TaxedPercent }, new TaxRate { TaxCategoryId = Low, Percent = LowPercent }]);
            foreach (var product in new[] { Serum, Book, Kit, Card })
                product.Price = Of(product.Price);
            await services.GetRequiredService<IRepository<Product>>().InsertAsync([Serum, Book, Kit, Card]);
        });
        await shop.SetAsync(settings => (settings.TaxTreatment, settings.EarnFromUtc, settings.RedeemNotProductIds) = (treatment, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), $"{Kit.Id}"));
    }

    public async Task<Order> PlaceAsync(CashbackChoice? choice, CartTerms? agreed = null, string method = PaymentMethods.Later, params IEnumerable<Purchase> lines)
    {
        Purchase[] bought = [.. lines];
        var placed = await shop.Store.RequestAsync(services => services.GetRequiredService<ShopCheckout>().PlaceAsync(
            Anna, 1, bought.Length > 0 ? bought : [new Purchase(Serum, 2), new Purchase(Book, 1)], choice, method, agreed ?? new CartTerms { Shipping = 0 }), Anna.Id);
        Assert.That(placed.Success, string.Join("; ", placed.Errors));
        return await OrderAsync(placed.PlacedOrder.Id);
    }

    public Task<Order> OrderAsync(int id) => shop.AskAsync<IRepository<Order>, Order>(orders => orders.GetByIdAsync(id));

    /// <summary>Credit that an order uses now.</summary>
    public async Task<long> CreditAsync(Order order) => await shop.AskAsync<ICheckoutCashback, (long Redeemed, long Restored)>(checkout => checkout.ForOrderAsync(order.Id)) is var (redeemed, restored) ? redeemed - restored : 0;

    public async Task<OrderRow> ReadAsync(Order order)
    {
        var items = (await shop.RowsAsync<OrderItem>()).Where(item => item.OrderId == order.Id).ToList();
        var cards = (await shop.RowsAsync<GiftCardUsageHistory>()).Where(use => use.UsedWithOrderId == order.Id).Sum(use => use.UsedValue);
        var points = order.RedeemedRewardPointsEntryId is { } entry ? (await shop.RowsAsync<RewardPointsHistory>()).Single(row => row.Id == entry).UsedAmount : 0;
        return new(order, items, cards + points, await CreditAsync(order), Unit);
    }
}

/// <summary>An order's row, read plainly.</summary>
sealed record OrderRow(Order Order, IReadOnlyList<OrderItem> Items, decimal Tenders, long Credit, decimal Unit)
{
    /// <summary>Its parts without tax, its tax, less what pays before money does.</summary>
    public decimal SumWithoutTax => Order.OrderSubtotalExclTax - Order.OrderSubTotalDiscountExclTax + Order.OrderShippingExclTax + Order.PaymentMethodAdditionalFeeExclTax + Order.OrderTax
        - Order.OrderDiscount - Tenders;

    /// <summary>Its parts with tax, less the same.</summary>
    public decimal SumWithTax => Order.OrderSubtotalInclTax - Order.OrderSubTotalDiscountInclTax + Order.OrderShippingInclTax + Order.PaymentMethodAdditionalFeeInclTax - Order.OrderDiscount - Tenders;

    public SortedDictionary<decimal, decimal> Rates => OrderTaxRates.Parse(Order.TaxRates);

    /// <summary>Tax by rate of the goods as if no credit were used: each line's, rounded, on what a discount of all goods leaves of it.</summary>
    public decimal GoodsTax(decimal percent, decimal discount) => Items.Where(item => PercentOf(item) == percent)
        .Sum(item => Math.Round(item.PriceExclTax * Left(discount) * percent / 100 * Unit, MidpointRounding.AwayFromZero) / Unit);

    /// <summary>Tax of shipping and fee at a rate.</summary>
    public decimal OtherTax(decimal percent) =>
        TaxAt(Order.OrderShippingExclTax, Order.OrderShippingInclTax, percent) + TaxAt(Order.PaymentMethodAdditionalFeeExclTax, Order.PaymentMethodAdditionalFeeInclTax, percent);

    /// <summary>Tax at a rate that falls where credit is spread over the goods that it pays for, exactly.</summary>
    public decimal TaxThatFalls(decimal percent, decimal discount, params int[] excluded)
    {
        var paid = Items.Where(item => !excluded.Contains(item.ProductId)).ToList();
        var all = paid.Sum(item => item.PriceExclTax * (100 + PercentOf(item)) / 100);
        var share = paid.Where(item => PercentOf(item) == percent).Sum(item => item.PriceExclTax * (100 + percent) / 100) / all;
        return Credit / Unit * share * percent / (100 + percent);
    }

    public decimal Left(decimal discount) => Order.OrderSubtotalExclTax > 0 ? Math.Max(0, Order.OrderSubtotalExclTax - discount) / Order.OrderSubtotalExclTax : 0;

    static decimal PercentOf(OrderItem item) => item.PriceInclTax == item.PriceExclTax ? 0 : (item.PriceInclTax / item.PriceExclTax) > 1.1m ? TaxShop.TaxedPercent : TaxShop.LowPercent;

    static decimal TaxAt(decimal net, decimal gross, decimal percent) => net > 0 && Math.Abs((100 * (gross - net) / net) - percent) < 1.5m ? gross - net : 0;
}
