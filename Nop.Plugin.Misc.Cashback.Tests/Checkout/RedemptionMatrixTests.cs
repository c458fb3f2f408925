using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>Credit in orders of every make, held against the rows that the shop stored of them: taxes, shipping, discounts, gift cards that are bought, and credit for all or a part.</summary>
public sealed class RedemptionMatrixTests : InstalledShopFixture
{
    const int Taxed = 1, Reduced = 2;

    [Test]
    public async Task Credit_pays_what_the_stored_order_leaves_to_it([Values] bool giftCards, [Values] bool paysShipping)
    {
        await Shop.SetAsync(settings => (settings.RedeemOnGiftCards, settings.RedeemOnShipping, settings.EarnFromUtc) = (giftCards, paysShipping, null));
        var anna = await Shop.Store.RegisterAsync("anna@example.com");
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Shop.GiveAsync(anna, 100_000_00);
        var serum = new Product { Name = "Serum", Sku = "SERUM", Price = 45.55m, TaxCategoryId = Taxed, Published = true };
        var book = new Product { Name = "Book", Sku = "BOOK", Price = 12.35m, TaxCategoryId = Reduced, Published = true };
        var card = new Product { Name = "Card", Sku = "CARD", Price = 20m, IsGiftCard = true, Published = true };
        await Shop.Store.RequestAsync(async services =>
        {
            await services.GetRequiredService<IRepository<TaxRate>>().InsertAsync([new TaxRate { TaxCategoryId = Taxed, Percent = 22 }, new TaxRate { TaxCategoryId = Reduced, Percent = 4 }]);
            await services.GetRequiredService<IRepository<Product>>().InsertAsync([serum, book, card]);
        });

        foreach (var (shipping, orderDiscount, lineDiscount, wholly) in
            from shipping in new[] { 0m, 9.14m }
            from orderDiscount in new[] { 0m, 7.77m, 500m }
            from lineDiscount in new[] { 0m, 3.33m }
            from wholly in new[] { true, false }
            where paysShipping || shipping == 0 || orderDiscount < 500
            select (shipping, orderDiscount, lineDiscount, wholly))
        {
            var placed = await Shop.AskAsync<ShopCheckout, PlaceOrderResult>(checkout => checkout.PlaceAsync(
                anna, 1, [new Purchase(serum, 2, lineDiscount), new Purchase(book, 1), new Purchase(card, 1)], wholly ? CashbackChoice.AsMuchAsPossible : new CashbackChoice(10_00),
                PaymentMethods.Later, new CartTerms { OrderDiscount = orderDiscount, Shipping = shipping }));
            var named = $"{shipping} {orderDiscount} {lineDiscount} {wholly}: {string.Join("; ", placed.Errors)}";
            Assert.That(placed.Success, named);

            var order = placed.PlacedOrder;
            var (redeemed, _) = await Shop.AskAsync<ICheckoutCashback, (long, long)>(checkout => checkout.ForOrderAsync(order.Id));
            var most = MostOf(order, [.. (await Shop.RowsAsync<OrderItem>()).Where(item => item.OrderId == order.Id)], redeemed, card.Id, giftCards, paysShipping);

            // The shop rounds a line's tax before it stores it, the limit only once at the end: a discount of all goods may be shared a hair differently.
            Assert.That(redeemed, Is.EqualTo(wholly ? most : Math.Min(10_00, most)).Within(orderDiscount == 0 ? 0 : 1), named);
            Assert.That(order.OrderTotal, Is.GreaterThanOrEqualTo(0m), named);
        }
    }

    // By the rows alone: what the order cost before credit, less the card with its part of the discount, less shipping where it is not for credit.
    static long MostOf(Order order, OrderItem[] items, long redeemed, int cardId, bool giftCards, bool paysShipping)
    {
        var (payable, goods) = (order.OrderTotal + (redeemed / 100m), items.Sum(item => item.PriceInclTax));
        var left = goods == 0 ? 0 : Math.Max(0, goods - order.OrderSubTotalDiscountInclTax) / goods;
        var excluded = (giftCards ? 0 : items.Where(item => item.ProductId == cardId).Sum(item => item.PriceInclTax) * left) + (paysShipping ? 0 : order.OrderShippingInclTax);
        return (long)Math.Floor(Math.Max(0, Math.Round(payable - excluded, 20)) * 100);
    }
}
