namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>The part of the terms that says what credit pays for, for whom and when.</summary>
/// <param name="source">Settings and rules.</param>
/// <param name="names">Names in the language.</param>
/// <param name="words">Words of the language.</param>
/// <param name="culture">How days are written.</param>
sealed class SpendingTerms(TermsSource source, TermsNames names, Words words, CultureInfo culture)
{
    CashbackSettings Settings => source.Settings;

    /// <summary>A sentence for each limit that is set.</summary>
    public IEnumerable<string> Lines()
    {
        if (Settings.RedeemMinimumOrder > 0)
            yield return Text("RedeemMinimumOrder", words.Units(Settings.RedeemMinimumOrder));
        if (Settings.RedeemOn != EarnOn.Both)
            yield return Text(Settings.RedeemOn == EarnOn.Products ? "RedeemProducts" : "RedeemServices");
        if (Goods(Settings.RedeemCategoryIds, Settings.RedeemProductIds) is { } only)
            yield return Text("RedeemOnly", only);
        if (Goods(Settings.RedeemNotCategoryIds, Settings.RedeemNotProductIds) is { } never)
            yield return Text("RedeemNever", never);
        if (!Settings.RedeemOnGiftCards)
            yield return Text("NoGiftCards");
        if (!Settings.RedeemOnReduced)
            yield return Text("RedeemNotReduced");
        if (!Settings.RedeemOnShipping || Settings.TaxTreatment == TaxTreatment.PriceReduction)
            yield return Text("RedeemNoShipping");
        if (Who() is { } who)
            yield return Text("RedeemWho", who);
        if (Settings.RedeemOncePerDay)
            yield return Text("RedeemOncePerDay");
        if (WeekdayBits.DaysOf(Settings.RedeemOffWeekdays) is { Count: > 0 } weekdays)
            yield return Text("RedeemOffWeekdays", Weekdays.List(weekdays, culture, isFull: true));
        if (DayRange.Parse(Settings.RedeemOffDays) is { Count: > 0 } days)
            yield return Text("RedeemOffDays", string.Join(", ", days.Select(Days)));
    }

    string? Goods(string categoryIds, string productIds)
    {
        var (categories, products) = (IdList.Parse(categoryIds), IdList.Parse(productIds));
        if (categories.Count + products.Count == 0)
            return null;

        string[] named = [.. Of(categories, names.Categories), .. Of(products, names.PaidProducts)];
        return named.Length > 0 ? string.Join(", ", named) : "–";
    }

    string? Who()
    {
        var (tiers, roles) = (IdList.Parse(Settings.RedeemTierIds), IdList.Parse(Settings.RedeemRoleIds));
        if (tiers.Count + roles.Count == 0)
            return null;

        string[] named = [.. Of(tiers, source.Rules.Tiers.ToDictionary(tier => tier.Id, tier => tier.Name)), .. Of(roles, names.Roles)];
        return named.Length > 0 ? string.Join(", ", named) : "–";
    }

    string Days(DayRange range) => range.From == range.To ? Day(range.From) : $"{Day(range.From)} – {Day(range.To)}";

    string Day(DateOnly day) => day.ToString("d", culture);

    static IEnumerable<string> Of(IEnumerable<int> ids, IReadOnlyDictionary<int, string> known) => ids.Where(known.ContainsKey).Select(id => known[id]);

    string Text(string key, params object[] arguments) => words.Text($"Terms.{key}", arguments);
}
