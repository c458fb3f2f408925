namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>
/// Says in an order's own row what of its credit stands in the order's prices: how it was treated when it was placed, whatever the setting is later. It is one of the order's custom values,
/// hidden as the name of the hold is, saved in one statement with the discount and the tax that it tells of: "{reference}:1000:19=160;7=33", credit and taxes in minor units.
/// </summary>
static class WrittenReduction
{
    /// <summary>Writes it.</summary>
    /// <param name="reference">Of the hold.</param>
    /// <param name="reduction">What stands in the prices.</param>
    public static string Of(string reference, PriceReduction reduction) => string.Create(CultureInfo.InvariantCulture,
        $"{reference}:{reduction.CreditMinor}:{string.Join(';', reduction.Taxes.Select(tax => string.Create(CultureInfo.InvariantCulture, $"{tax.Key}={tax.Value}")))}");

    /// <summary>Whether a text has the form, whichever order's.</summary>
    public static bool IsOne(string? text) => text?.Split(':') is [var guid, var attempt, _, _] && CheckoutReference.IsOne($"{guid}:{attempt}") && Parse(text.Split(':')[2], text.Split(':')[3]) is not null;

    /// <summary>What of an order's credit stands in its prices; null: none, it was a payment after tax.</summary>
    /// <param name="orderGuid">The order.</param>
    /// <param name="customValuesXml">Its custom values.</param>
    public static PriceReduction? FindIn(Guid orderGuid, string? customValuesXml)
    {
        var text = customValuesXml ?? "";
        var prefix = CheckoutReference.PrefixOf(orderGuid);
        for (var at = text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf('<', at);
            if (text[at..(end < 0 ? text.Length : end)].Split(':') is [_, _, var credit, var taxes] && Parse(credit, taxes) is { } reduction)
                return reduction;
        }

        return null;
    }

    /// <inheritdoc cref="FindIn(Guid, string)"/>
    public static PriceReduction? FindIn(Order order) => FindIn(order.OrderGuid, order.CustomValuesXml);

    static PriceReduction? Parse(string credit, string taxes)
    {
        if (!long.TryParse(credit, NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
            return null;

        var parsed = new SortedDictionary<decimal, decimal>();
        foreach (var part in taxes.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var rate, var amount]
                || !decimal.TryParse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
                || !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tax)
                || !parsed.TryAdd(percent, tax))
                return null;
        }

        return new(minor, [], parsed);
    }
}
