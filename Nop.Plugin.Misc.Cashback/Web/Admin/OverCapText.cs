namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Names the rates that a hard cap contradicts.</summary>
public sealed class OverCapText(RuleOwnerNames names, Texts texts)
{
    const string Owners = "Errors.OverCap.";

    // More than these nobody reads beside a field.
    const int Named = 4;

    /// <summary>Says what is over a cap, and how high the cap would have to be; null: nothing is over it.</summary>
    /// <param name="rules">The rows.</param>
    /// <param name="capPercent">The cap; 0: none.</param>
    public async Task<string?> OfAsync(RuleRows rules, decimal capPercent)
    {
        var over = RatesOverCap.Of(rules, capPercent);
        if (over.Count == 0)
            return null;

        var named = new List<string>();
        foreach (var rate in over.Take(Named))
        {
            var form = await texts.GetAsync($"{Owners}{rate.Owner}");
            named.Add(string.Format(CultureInfo.CurrentCulture, form, await names.NameAsync(rate.Owner, rate.Id, rules), Figures.Percent(rate.Percent)));
        }

        var rest = over.Count > Named ? string.Create(CultureInfo.CurrentCulture, $", … (+{over.Count - Named})") : "";
        return string.Format(
            CultureInfo.CurrentCulture,
            await texts.OfKeyAsync(RuleErrors.CapBelowRates),
            string.Join(", ", named) + rest,
            Figures.Percent(over.MaxBy(rate => rate.Percent)!.Percent));
    }
}
