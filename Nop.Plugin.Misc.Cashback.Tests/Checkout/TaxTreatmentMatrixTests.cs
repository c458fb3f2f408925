namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>
/// Credit as a payment after tax and as a reduction of prices, in orders of every make, held against a plain recomputation of the rows that the shop stored: several rates, shipping and a fee with
/// tax of their own, discounts of lines, of the goods and of the total, gift cards, reward points, goods that credit does not pay for, credit for all or a part, 0, 2 and 3 decimals.
/// </summary>
public sealed class TaxTreatmentMatrixTests : InstalledShopFixture
{
    static readonly decimal[] s_percents = [TaxShop.TaxedPercent, TaxShop.LowPercent];

    [Test]
    public async Task Orders_add_up_and_are_taxed_as_they_are_treated([Values] TaxTreatment treatment, [Values("EUR", "JPY", "KWD")] string currency)
    {
        var shop = new TaxShop(Shop);
        await shop.OpenAsync(treatment, currency);
        foreach (var make in OrderMake.All)
        {
            var row = await shop.ReadAsync(await shop.PlaceAsync(
                make.Wholly ? CashbackChoice.AsMuchAsPossible : new CashbackChoice(shop.MinorOf(10)), make.Terms(shop), PaymentMethods.Later,
                new Purchase(shop.Serum, 2, make.LineDiscount ? shop.Of(3.33m) : 0), new Purchase(shop.Book, 3), new Purchase(shop.Kit, 1), new Purchase(shop.Card, 1)));
            Assert.Multiple(() => Check(row, make, treatment, shop));
        }
    }

    static void Check(OrderRow row, OrderMake make, TaxTreatment treatment, TaxShop shop)
    {
        var (order, discount) = (row.Order, make.GoodsDiscount ? shop.Of(7.77m) : 0);
        var credit = row.Credit / row.Unit;
        var isReduction = treatment == TaxTreatment.PriceReduction;
        Assert.That(row.Credit, Is.GreaterThan(0), $"{make}");

        // Both ways of showing add up, and come to what the order costs without credit, less the credit.
        var afterTax = isReduction ? 0 : credit;
        Assert.That(row.SumWithoutTax - afterTax, Is.EqualTo(order.OrderTotal), $"without tax {make}");
        Assert.That(row.SumWithTax - afterTax, Is.EqualTo(order.OrderTotal), $"with tax {make}");
        var tax = s_percents.Sum(percent => row.GoodsTax(percent, discount) + row.OtherTax(percent));
        Assert.That(
            order.OrderSubtotalExclTax - discount + order.OrderShippingExclTax + order.PaymentMethodAdditionalFeeExclTax + tax - order.OrderDiscount - row.Tenders - credit,
            Is.EqualTo(order.OrderTotal), $"what is left {make}");

        // Taxes by rate: as without credit, or less the tax in the parts that the lines bear.
        Assert.That(row.Rates.Values.Sum(), Is.EqualTo(order.OrderTax), $"rates {make}");
        foreach (var percent in s_percents)
        {
            var falls = row.GoodsTax(percent, discount) + row.OtherTax(percent) - row.Rates.GetValueOrDefault(percent);
            Assert.That(falls * row.Unit, Is.EqualTo(isReduction ? row.TaxThatFalls(percent, discount, shop.Kit.Id, shop.Card.Id) * row.Unit : 0).Within(isReduction ? 1.5m : 0), $"{percent} % {make}");
        }

        // It pays for goods alone: gift cards and points may pay for the rest.
        if (isReduction && make is { TotalDiscount: false, Tenders: false })
        {
            var excluded = row.Items.Where(item => item.ProductId == shop.Kit.Id || item.ProductId == shop.Card.Id).Sum(item => item.PriceInclTax * row.Left(discount));
            Assert.That((order.OrderTotal - excluded - order.OrderShippingInclTax - order.PaymentMethodAdditionalFeeInclTax) * row.Unit, Is.GreaterThanOrEqualTo(-0.5m), $"goods alone {make}");
        }
    }

    /// <summary>What an order is made of. Sixteen of them hold every three of the eight together in every combination.</summary>
    sealed record OrderMake(bool Wholly, bool Shipping, bool GoodsDiscount, bool LineDiscount, bool Fee, bool TotalDiscount, bool Tenders, bool ShippingTaxed)
    {
        public static IEnumerable<OrderMake> All =>
            from bits in Enumerable.Range(0, 16)
            let a = (bits & 1) > 0
            let b = (bits & 2) > 0
            let c = (bits & 4) > 0
            let d = (bits & 8) > 0
            select new OrderMake(a, b, c, d, a ^ b ^ c, a ^ b ^ d, a ^ c ^ d, b ^ c ^ d);

        public CartTerms Terms(TaxShop shop) => new()
        {
            OrderDiscount = GoodsDiscount ? shop.Of(7.77m) : 0,
            Shipping = Shipping ? shop.Of(9.14m) : 0,
            ShippingTaxPercent = ShippingTaxed ? TaxShop.TaxedPercent : 0,
            FeePercent = Fee ? 3 : 0,
            FeeTaxPercent = Fee ? TaxShop.TaxedPercent : 0,
            TotalDiscount = TotalDiscount ? shop.Of(5) : 0,
            GiftCard = Tenders ? shop.Of(11) : 0,
            RewardPoints = Tenders ? shop.Of(4) : 0,
        };
    }
}
