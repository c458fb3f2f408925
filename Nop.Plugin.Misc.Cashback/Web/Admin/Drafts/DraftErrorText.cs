using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;

/// <summary>Tells what is wrong with a draft: beside the fields that its page has, and with list, row and field named where the page has none.</summary>
public sealed partial class DraftErrorText(OverCapText overCap, RuleOwnerNames names, Texts texts)
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".";

    // More than these nobody reads in one message.
    const int Named = 4;

    /// <summary>Puts what the rules do not allow on the page; what a hard cap contradicts is named beside the cap.</summary>
    /// <param name="result">How saving ended.</param>
    /// <param name="model">As posted.</param>
    /// <param name="rules">As read.</param>
    /// <param name="state">Takes what is wrong.</param>
    public async Task RefuseAsync(RuleSaveResult result, DraftModel model, DraftRules rules, ModelStateDictionary state)
    {
        foreach (var error in result.Errors)
        {
            if (FieldOf(error.Field, model, rules.Source) is { } field)
                state.AddModelError(field, await texts.OfKeyAsync(error.ResourceKey, error.Arguments));
            else if (error.ResourceKey != RuleErrors.OverCap)
                state.AddModelError("", await TextAsync(error, rules.Source));
        }

        if (await OverCapAsync(result, rules.Source) is { } text)
            state.AddModelError(nameof(model.CapPercent), text);
    }

    /// <summary>Why a draft was not put live.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="rules">Its rules.</param>
    /// <returns>The message and what stands in its places.</returns>
    public async Task<(string Key, object[] Arguments)> WhyNotLiveAsync(RuleSaveResult result, DraftRules rules)
    {
        if (result.Errors.FirstOrDefault(error => error.Field.Length == 0).ResourceKey is { } whole)
            return (whole, []);
        if (await OverCapAsync(result, rules.Source) is { } text)
            return ("Plugins.Misc.Cashback.Drafts.OverCap", [Figures.Percent(rules.Source.CapPercent), text]);

        var reasons = new List<string>();
        foreach (var error in result.Errors.Take(Named))
            reasons.Add(await TextAsync(error, rules.Source));
        return ("Plugins.Misc.Cashback.Drafts.Refused", [string.Join(" ", reasons)]);
    }

    async Task<string?> OverCapAsync(RuleSaveResult result, RuleRows rules) =>
        result.Errors.Any(error => error.ResourceKey == RuleErrors.OverCap) ? await overCap.OfAsync(rules, rules.CapPercent) : null;

    // "Programmes – Tuesday double – Most on one order: It must be above zero."
    async Task<string> TextAsync(RuleError error, RuleRows rules)
    {
        var row = RowOf(error.Field);
        List<string> place = [await texts.OfKeyAsync(Prefix + LabelOf(row))];
        if (OwnerOf(row, rules) is { } owner)
            place.InsertRange(0, [await texts.OfKeyAsync(Prefix + owner.Title), await names.NameAsync(owner.Kind, owner.Id, rules)]);
        return await texts.GetAsync("Errors.OfField", string.Join(" – ", place), await texts.OfKeyAsync(error.ResourceKey, error.Arguments));
    }

    // The field of the page; null: the page does not have it.
    static string? FieldOf(string field, DraftModel model, RuleRows rules)
    {
        var row = RowOf(field);
        return row.List switch
        {
            "" => row.Field is nameof(model.Name) or nameof(model.MinimumReceipt) ? field : null,
            nameof(rules.Tiers) when row.Field is not (nameof(CashbackTier.MinimumReceipt) or nameof(CashbackTier.Unit)) =>
                At(nameof(model.Tiers), model.Tiers, shown => shown.Id == rules.Tiers[row.Index].Id, row.Field),
            nameof(rules.Cards) =>
                At(nameof(model.Cards), model.Cards, shown => shown.Id == rules.Cards[row.Index].Id, row.Field),
            nameof(rules.CategoryRates) when row.Field != nameof(CategoryRate.Unit) =>
                At(nameof(model.Categories), model.Categories, shown => shown.CategoryId == rules.CategoryRates[row.Index].CategoryId, row.Field),
            nameof(rules.Programmes) when ShownOf(row.Field) is { } name =>
                At(nameof(model.Programmes), model.Programmes, shown => IsShown(shown, rules.Programmes[row.Index]), name),
            _ => null,
        };
    }

    static string? ShownOf(string field) => field switch
    {
        nameof(Programme.Name) or nameof(Programme.Multiplier) or nameof(Programme.ExtraPercent) => field,
        nameof(Programme.FromUtc) => nameof(DraftProgrammeModel.From),
        nameof(Programme.ToUtc) => nameof(DraftProgrammeModel.To),
        _ => null,
    };

    // A new programme has an id in the rules, and none on the page yet.
    static bool IsShown(DraftProgrammeModel shown, Programme programme) =>
        shown.Id == programme.Id || (shown.Id == 0 && programme.Id < 0 && programme.Name.Length > 0 && FormReader.Text(shown.Name) == programme.Name);

    static string? At<T>(string list, IList<T> rows, Func<T, bool> isIt, string field)
    {
        var index = rows.TakeWhile(row => !isIt(row)).Count();
        return index < rows.Count ? string.Create(CultureInfo.InvariantCulture, $"{list}[{index}].{field}") : null;
    }

    static (RateOwner Kind, int Id, string Title)? OwnerOf((string List, int Index, string Field) row, RuleRows rules) => row.List switch
    {
        nameof(rules.Tiers) => (RateOwner.Tier, rules.Tiers[row.Index].Id, "Tiers.Title"),
        nameof(rules.Cards) => (RateOwner.Card, rules.Cards[row.Index].Id, "Cards.Title"),
        nameof(rules.CategoryRates) => (RateOwner.Category, rules.CategoryRates[row.Index].CategoryId, "Rates.Categories.Title"),
        nameof(rules.ManufacturerRates) => (RateOwner.Manufacturer, rules.ManufacturerRates[row.Index].ManufacturerId, "Rates.Manufacturers.Title"),
        nameof(rules.ProductRates) => (RateOwner.Product, rules.ProductRates[row.Index].ProductId, "Rates.Products.Title"),
        nameof(rules.Programmes) => (RateOwner.Programme, rules.Programmes[row.Index].Id, "Programmes.Title"),
        _ => null,
    };

    static string LabelOf((string List, int Index, string Field) row) => (row.List, row.Field) switch
    {
        ("", nameof(RuleRows.MinimumReceipt)) => "Settings.MinimumReceipt",
        ("", var field) => "Drafts." + field,
        (_, nameof(CashbackTier.Unit)) => "Rates.Unit",
        (nameof(RuleRows.Tiers) or nameof(RuleRows.Cards), var field) => $"{row.List}.{field}",
        (nameof(RuleRows.Programmes), nameof(Programme.FromUtc)) => "Programmes.From",
        (nameof(RuleRows.Programmes), nameof(Programme.ToUtc)) => "Programmes.To",
        (nameof(RuleRows.Programmes), nameof(Programme.FromMinute)) => "Programmes.FromTime",
        (nameof(RuleRows.Programmes), nameof(Programme.ToMinute)) => "Programmes.ToTime",
        (nameof(RuleRows.Programmes), nameof(Programme.FirstOrder) or nameof(Programme.SleepingDays) or nameof(Programme.BirthdayDaysBefore) or nameof(Programme.BirthdayDaysAfter)) =>
            "Audience." + row.Field,
        (nameof(RuleRows.Programmes), var field) => "Programmes." + field,
        _ => "Rates.Rate",
    };

    static (string List, int Index, string Field) RowOf(string field) => Place().Match(field) is { Success: true } place
        ? (place.Groups["list"].Value, int.Parse(place.Groups["index"].ValueSpan, CultureInfo.InvariantCulture), place.Groups["field"].Value)
        : ("", 0, field);

    [GeneratedRegex(@"^(?<list>\w+)\[(?<index>[0-9]+)\]\.(?<field>\w+)$")]
    private static partial Regex Place();
}
