using System.Xml;
using System.Xml.Linq;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Writes an order's credit into its own row: two of the shop's custom values, which letters, the PDF and the admin area show; the amount, and right after it the hold that paid.</summary>
/// <remarks>They are in the language of the day on which the order was placed, so the amount is found by its place and not by its name.</remarks>
sealed class WrittenCredit(CreditText text, ShopText shopText, Texts texts, ILanguageService languages)
{
    static readonly XmlReaderSettings s_reading = new() { CheckCharacters = false };
    static readonly XmlWriterSettings s_writing = new() { Async = true, CheckCharacters = false, OmitXmlDeclaration = true };

    /// <summary>Writes both into the request of an order that is being placed, with a replacement character for what the shop's table cannot hold.</summary>
    /// <param name="request">The request.</param>
    /// <param name="amount">As the customer reads it.</param>
    /// <param name="reference">Of the hold.</param>
    /// <param name="reduction">What of the credit stands in the order's prices; null: nothing.</param>
    public async Task WriteAsync(ProcessPaymentRequest request, string amount, string reference, PriceReduction? reduction = null)
    {
        request.CustomValues.Add(new CustomValue(await NameAsync(RedemptionTexts.Row), await StorableAsync(amount)));
        request.CustomValues.Add(new CustomValue(await NameAsync(RedemptionTexts.Reference), reference, displayToCustomer: false));
        if (reduction is not null)
            request.CustomValues.Add(new CustomValue(await NameAsync(RedemptionTexts.InPrices), WrittenReduction.Of(reference, reduction), displayToCustomer: false));
    }

    /// <summary>Removes all of it from a payment request: the shop keeps the request in the session and tries again with it.</summary>
    public async Task ForgetAsync(ProcessPaymentRequest request)
    {
        request.CustomValues ??= [];
        var prefix = CheckoutReference.PrefixOf(request.OrderGuid);
        if (request.CustomValues.RemoveAll(value => value.Value?.StartsWith(prefix, StringComparison.Ordinal) == true) > 0)
            request.CustomValues.Remove(await NameAsync(RedemptionTexts.Row));
    }

    /// <summary>Puts another amount in place of the one that was written, in an order that the shop is about to save with another total; an order without one stays as it is.</summary>
    /// <param name="order">With its new total.</param>
    /// <param name="minor">What credit pays of it; minor units.</param>
    /// <param name="booked">The wallet's currency.</param>
    /// <param name="reduction">What of it stands in the order's prices; null: the order says nothing of that.</param>
    public async Task RewriteAsync(Order order, long minor, CurrencySpec booked, PriceReduction? reduction = null)
    {
        if (ItemIn(order) is not { } item)
            return;
        if (reduction is not null && CheckoutReference.FindIn(order) is { } reference)
            item.Parent!.Elements("item").FirstOrDefault(other => WrittenReduction.IsOne((string?)other.Element("value")))?.SetElementValue("value", WrittenReduction.Of(reference, reduction));

        // The shop formats by the culture of the thread, which is that of whoever edits; until this method returns it is the customer's.
        if (await languages.GetLanguageByIdAsync(order.CustomerLanguageId) is { } language)
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language.LanguageCulture);
        item.SetElementValue("value", await StorableAsync(await text.OfOrderAsync(minor, order, order.CustomerLanguageId, booked: booked)));
        var xml = new StringBuilder();
        await using (var writer = XmlWriter.Create(xml, s_writing))
            item.Document!.Save(writer);
        order.CustomValuesXml = xml.ToString();
    }

    /// <summary>The amount as an order's row has it; null: none.</summary>
    public static (string Name, string Value)? FindIn(Order order) => ItemIn(order) is { } item ? ((string?)item.Element("key") ?? "", (string?)item.Element("value") ?? "") : null;

    static XElement? ItemIn(Order order)
    {
        if (CheckoutReference.FindIn(order) is not { } reference)
            return null;

        using var reader = XmlReader.Create(new StringReader(order.CustomValuesXml), s_reading);
        var items = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!.Elements("item").ToList();
        var at = items.FindIndex(item => (string?)item.Element("value") == reference);
        return at > 0 ? items[at - 1] : null;
    }

    async Task<string> NameAsync(string key) => await StorableAsync(await texts.OfKeyAsync(key));

    Task<string> StorableAsync(string written) => shopText.StorableAsync<Order>(written, nameof(Order.CustomValuesXml));
}
