namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Keeps the credit of an order that was placed with it in its prices there while the order is edited: in the discount of its goods, and out of its taxes (decision 29).</summary>
sealed class OrderPrices(IOrderService orders, CreditOrders goods, ISettingService settings)
{
    /// <summary>Takes it out of the order's row, so that the shop computes the order anew from what it would be without credit.</summary>
    /// <param name="order">The order.</param>
    /// <param name="reduction">What stands in its prices.</param>
    /// <param name="currency">The wallet's.</param>
    public static void TakeOut(Order order, PriceReduction reduction, CurrencySpec currency) => Move(order, reduction, currency, sign: -1);

    /// <summary>Puts into the row that the shop has computed anew what of the credit its goods can bear. What they cannot stays a payment: rule 15 leaves an order as much as it needs, with its shipping.</summary>
    /// <param name="parameters">The edit.</param>
    /// <param name="creditMinor">What credit pays of the order; minor units.</param>
    /// <param name="currency">The wallet's.</param>
    public async Task<PriceReduction> PutInAsync(UpdateOrderParameters parameters, long creditMinor, CurrencySpec currency)
    {
        var order = parameters.UpdatedOrder;
        decimal unit = currency.MinorPerUnit;
        var after = Math.Max(0, order.OrderSubtotalExclTax - order.OrderSubTotalDiscountExclTax);
        var lines = await LinesAsync(parameters, order.OrderSubtotalExclTax > 0 ? after / order.OrderSubtotalExclTax * unit : 0, currency);
        var taxes = new SortedDictionary<decimal, decimal>(lines.Where(line => line is { TaxPercent: > 0, Tax: > 0 }).GroupBy(line => line.TaxPercent)
            .ToDictionary(group => group.Key, group => Math.Round(group.Sum(line => line.Tax), MidpointRounding.AwayFromZero)));
        var allTax = Math.Max(0, order.OrderTax * unit);
        var worth = Math.Round((after * unit) + Math.Min(taxes.Values.Sum(), allTax), MidpointRounding.AwayFromZero);
        var amount = Math.Min(creditMinor, (long)worth);

        // Goods that credit did not pay for bear a part only where the others are gone.
        var isEnough = lines.Where(line => line.IsPaidFor).Sum(line => line.Gross) >= amount;
        var reduction = PriceReduction.Of(amount, [.. lines.Select(line => new TaxedLine(line.Gross, line.TaxPercent, line.IsPaidFor || !isEnough))], taxes).WithTaxAtMost(allTax);
        Move(order, reduction, currency, sign: 1);
        return reduction;
    }

    // The item that is edited is saved after the totals: it counts as it is to be. The rate of a line is read off its prices, as nopCommerce does here, and is the row's rate that comes next to it:
    // of small prices what is read is far from what was meant.
    async Task<IReadOnlyList<PricedLine>> LinesAsync(UpdateOrderParameters parameters, decimal factor, CurrencySpec currency)
    {
        var order = parameters.UpdatedOrder;
        var items = (await orders.GetOrderItemsAsync(order.Id)).Select(item => item.Id == parameters.UpdatedOrderItem?.Id ? parameters.UpdatedOrderItem : item).ToList();
        var policy = CreditLimits.Of(await settings.LoadSettingAsync<CashbackSettings>(order.StoreId), currency);
        var paid = await goods.PaidForAsync(policy, order.StoreId, [.. items.Select(item => item.ProductId).Distinct()]);
        var rates = OrderTaxRates.Parse(order.TaxRates).Keys.Where(rate => rate > 0).ToList();
        return [.. items.Select(item => new PricedLine(
            item.PriceInclTax * factor, (item.PriceInclTax - item.PriceExclTax) * factor, PercentOf(item, rates), paid.Contains(item.ProductId)))];
    }

    static decimal PercentOf(OrderItem item, List<decimal> rates)
    {
        if (item.PriceExclTax <= 0 || item.PriceInclTax <= item.PriceExclTax)
            return 0;
        var read = Math.Round(100 * (item.PriceInclTax - item.PriceExclTax) / item.PriceExclTax, 3);
        return rates.Count == 0 ? read : rates.MinBy(rate => Math.Abs(rate - read));
    }

    static void Move(Order order, PriceReduction reduction, CurrencySpec currency, int sign)
    {
        decimal unit = sign * currency.MinorPerUnit;
        order.OrderSubTotalDiscountInclTax = Math.Max(0, order.OrderSubTotalDiscountInclTax + (reduction.CreditMinor / unit));
        order.OrderSubTotalDiscountExclTax = Math.Max(0, order.OrderSubTotalDiscountExclTax + (reduction.Net / unit));
        order.OrderTax = Math.Max(0, order.OrderTax - (reduction.Tax / unit));
        order.TaxRates = OrderTaxRates.Less(order.TaxRates, reduction.Taxes, unit);
    }
}

/// <summary>The taxes by rate in an order's row, as nopCommerce writes them: "19:1.60;   7:0.33;   ".</summary>
static class OrderTaxRates
{
    /// <summary>Takes taxes off; a rate without tax is left out, but one is always there.</summary>
    /// <param name="written">The row's; null or empty: none, and so none is written.</param>
    /// <param name="taxes">What falls.</param>
    /// <param name="unit">What to divide it by; negative: it is added.</param>
    public static string? Less(string? written, IReadOnlyDictionary<decimal, decimal> taxes, decimal unit)
    {
        if (string.IsNullOrWhiteSpace(written))
            return written;

        var rates = Parse(written);
        foreach (var (percent, tax) in taxes)
            rates[percent] = rates.GetValueOrDefault(percent) - (tax / unit);
        foreach (var percent in rates.Where(rate => rate.Value <= 0).Select(rate => rate.Key).ToList())
            rates.Remove(percent);
        if (rates.Count == 0)
            rates[0] = 0;
        return string.Concat(rates.Select(rate => string.Create(CultureInfo.InvariantCulture, $"{rate.Key}:{rate.Value};   ")));
    }

    /// <summary>Reads them.</summary>
    public static SortedDictionary<decimal, decimal> Parse(string? written)
    {
        var rates = new SortedDictionary<decimal, decimal>();
        foreach (var part in (written ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(':') is [var rate, var amount]
                && decimal.TryParse(rate, NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
                && decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var tax))
                rates[percent] = rates.GetValueOrDefault(percent) + tax;
        }

        return rates;
    }
}
