namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Rates of categories, manufacturers and products, and which of them counts.</summary>
/// <remarks>Databases give rows in an order of their own, which changes when a row is saved: that is no other text.</remarks>
sealed class RateSection(TermsSource source, TermsNames names, Words words)
{
    /// <summary>Says which rate counts, where there are several kinds.</summary>
    internal IEnumerable<string> Lines()
    {
        if (Parts().Any())
            yield return words.Text("Terms.RateOrder");
        if (Categories().Any())
            yield return words.Text("Terms.RateBelow");
    }

    /// <summary>The rates by what they are of.</summary>
    internal IEnumerable<TermsSection> Parts()
    {
        (string Title, IEnumerable<string> Lines)[] parts = [("Categories.Title", Categories()), ("Manufacturers.Title", Manufacturers()), ("Products.Title", Products())];
        return parts.Select(part => new TermsSection(words.Text($"Rates.{part.Title}"), [.. part.Lines])).Where(part => part.Lines.Count > 0);
    }

    IEnumerable<string> Categories() => source.Rules.CategoryRates
        .Where(rate => names.Categories.ContainsKey(rate.CategoryId))
        .OrderBy(rate => rate.CategoryId)
        .Select(rate => Line(names.Categories[rate.CategoryId], rate.Rate, rate.Unit, rate.Excluded))
        .OfType<string>();

    IEnumerable<string> Manufacturers() => source.Rules.ManufacturerRates
        .Where(rate => names.Manufacturers.ContainsKey(rate.ManufacturerId))
        .OrderBy(rate => rate.ManufacturerId)
        .Select(rate => Line(names.Manufacturers[rate.ManufacturerId], rate.Rate, rate.Unit, excluded: false))
        .OfType<string>();

    IEnumerable<string> Products() => names.Products is { } known
        ? source.Rules.ProductRates
            .Where(rate => known.ContainsKey(rate.ProductId))
            .OrderBy(rate => rate.ProductId)
            .Select(rate => Line(known[rate.ProductId], rate.Rate, rate.Unit, rate.Excluded))
            .OfType<string>()
        : [words.Text("Terms.SomeProducts")];

    // Null: a row that says nothing.
    string? Line(string name, decimal? rate, int unit, bool excluded) =>
        excluded ? words.Text("Terms.Excluded", name)
        : rate is { } number ? words.Text("Terms.Rate", name, words.Rate(number, unit))
        : null;
}
