namespace Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

/// <summary>Finds the errors of a draft, by the same checks as with live rows. The hard cap is the draft's own, which goes live with it.</summary>
static class DraftErrors
{
    internal static IReadOnlyList<RuleError> Of(string name, RuleRows rules)
    {
        var errors = new List<RuleError>();
        var bounds = new RuleBounds(CurrencySpec.For(rules.CurrencyCode), rules.CapPercent);
        if (RuleErrors.OfName(name) is { } wrong)
            errors.Add(wrong);
        if (rules.MinimumReceipt < 0)
            errors.Add(new(nameof(rules.MinimumReceipt), RuleErrors.Negative));
        Add(nameof(rules.Tiers), rules.Tiers, tier => RuleErrors.Of(tier, rules.Tiers, bounds));
        Add(nameof(rules.Cards), rules.Cards, card => RuleErrors.Of(card, rules.Cards, bounds));
        Add(nameof(rules.CategoryRates), rules.CategoryRates, rate => RuleErrors.OfRate(rate.Rate, rate.Unit, bounds));
        Add(nameof(rules.ProductRates), rules.ProductRates, rate => RuleErrors.OfRate(rate.Rate, rate.Unit, bounds));
        Add(nameof(rules.ManufacturerRates), rules.ManufacturerRates, rate => RuleErrors.OfRate(rate.Rate, rate.Unit, bounds));
        Add(nameof(rules.Programmes), rules.Programmes, programme => RuleErrors.Of(programme, spent: 0, bounds));
        return errors;

        void Add<T>(string list, IReadOnlyList<T> rows, Func<T, IEnumerable<RuleError>> check)
        {
            for (var i = 0; i < rows.Count; i++)
                errors.AddRange(check(rows[i]).Select(error => error with { Field = $"{list}[{i}].{error.Field}" }));
        }
    }
}
