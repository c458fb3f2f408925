using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Insight.Drafts;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Catalog;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the page of a draft and reads it back. What the page does not show stays as it is in the draft.</summary>
public sealed class DraftFactory(IRuleDrafts drafts, IWalletDirectory wallets, ICategoryService categories, ILocalizationService localization, ShopClock clock)
{
    // The same as the rule service allows.
    const decimal MostMultiplier = 100;

    /// <summary>A draft to edit; null: there is none with the id.</summary>
    public async Task<DraftModel?> PrepareAsync(int draftId)
    {
        if (await drafts.GetAsync(draftId) is not { } draft)
            return null;

        var rules = (await drafts.RulesAsync(draft)).Source;
        var currency = await wallets.GetCurrencyAsync();
        var model = new DraftModel
        {
            Id = draft.Id,
            Name = draft.Name,
            MinimumReceipt = AdminText.AmountField(rules.MinimumReceipt, currency),
            Tiers = [.. rules.Tiers.OrderBy(tier => tier.SpendThreshold).Select(tier => new DraftTierModel
            {
                Id = tier.Id,
                Name = tier.Name,
                SpendThreshold = AdminText.AmountField(tier.SpendThreshold, currency),
                Rate = AdminText.Number(tier.Rate),
            })],
            Categories = [.. rules.CategoryRates.Select(rate => new DraftCategoryModel
            {
                CategoryId = rate.CategoryId,
                Rate = rate.Rate is { } percent ? AdminText.Number(percent) : null,
                Excluded = rate.Excluded,
            })],
            Programmes = [.. rules.Programmes.Select(programme => new DraftProgrammeModel
            {
                Id = programme.Id,
                Active = programme.Active,
                Name = programme.Name,
                Multiplier = AdminText.Number(programme.Multiplier),
                ExtraPercent = AdminText.Number(programme.ExtraPercent),
                From = clock.ToShop(programme.FromUtc),
                To = clock.ToShop(programme.ToUtc),
            })],
        };
        return await CompleteAsync(model);
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<DraftModel> CompleteAsync(DraftModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        model.TimeZone = clock.Zone.Id;
        var rated = model.Categories.ToDictionary(row => row.CategoryId);
        var tree = CategoryTree.Build(await categories.GetAllCategoriesAsync(showHidden: true), []);
        model.Categories = [.. tree.Select(place => (rated.GetValueOrDefault(place.Category.Id) ?? new() { CategoryId = place.Category.Id }) with
        {
            Name = place.Category.Name,
            Level = place.Level,
        })];
        if (model.Programmes.Count == 0 || !string.IsNullOrWhiteSpace(model.Programmes[^1].Name))
            model.Programmes.Add(new() { Active = true, Multiplier = AdminText.Number(1), ExtraPercent = AdminText.Number(0) });
        return model;
    }

    /// <summary>The rules that the model says, over those of the draft.</summary>
    /// <param name="draft">The draft; takes the name.</param>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<DraftRules> ReadAsync(RuleDraft draft, DraftModel model, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(model);
        draft.Name = (model.Name ?? "").Trim();
        var rules = await drafts.RulesAsync(draft);
        var typed = new TypedNumbers(state, await wallets.GetCurrencyAsync(), localization);
        return rules.With(
            (nameof(RuleSource.MinimumReceipt), await typed.AmountAsync(nameof(model.MinimumReceipt), model.MinimumReceipt)),
            (nameof(RuleSource.Tiers), await TiersAsync(rules.Source, model, typed)),
            (nameof(RuleSource.CategoryRates), await CategoriesAsync(rules.Source, model, typed)),
            (nameof(RuleSource.Programmes), await ProgrammesAsync(rules.Source, model, typed)));
    }

    /// <summary>The page's field of a field of the rules.</summary>
    public static string FieldOf(string field) => field
        .Replace(nameof(Programme.FromUtc), nameof(DraftProgrammeModel.From), StringComparison.Ordinal)
        .Replace(nameof(Programme.ToUtc), nameof(DraftProgrammeModel.To), StringComparison.Ordinal);

    static async Task<List<CashbackTier>> TiersAsync(RuleSource rules, DraftModel model, TypedNumbers typed)
    {
        var known = rules.Tiers.ToDictionary(tier => tier.Id);
        var tiers = new List<CashbackTier>();
        for (var i = 0; i < model.Tiers.Count; i++)
        {
            var row = model.Tiers[i];
            if (!known.TryGetValue(row.Id, out var tier))
                continue;
            tier.Name = (row.Name ?? "").Trim();
            tier.SpendThreshold = await typed.AmountAsync(At("Tiers", i, nameof(row.SpendThreshold)), row.SpendThreshold);
            tier.Rate = await typed.NumberAsync(At("Tiers", i, nameof(row.Rate)), row.Rate, RuleSetValidator.MaxPercent);
            tiers.Add(tier);
        }

        return tiers;
    }

    static async Task<List<CategoryRate>> CategoriesAsync(RuleSource rules, DraftModel model, TypedNumbers typed)
    {
        var known = rules.CategoryRates.ToDictionary(rate => rate.CategoryId);
        var rates = new List<CategoryRate>();
        for (var i = 0; i < model.Categories.Count; i++)
        {
            var row = model.Categories[i];
            var rate = await typed.OptionalNumberAsync(At("Categories", i, nameof(row.Rate)), row.Rate, RuleSetValidator.MaxPercent);
            if (rate is null && !row.Excluded)
                continue;
            var own = known.GetValueOrDefault(row.CategoryId) ?? new CategoryRate { Id = -row.CategoryId, CategoryId = row.CategoryId };
            (own.Rate, own.Excluded) = (rate, row.Excluded);
            rates.Add(own);
        }

        return rates;
    }

    async Task<List<Programme>> ProgrammesAsync(RuleSource rules, DraftModel model, TypedNumbers typed)
    {
        var known = rules.Programmes.ToDictionary(programme => programme.Id);
        var programmes = new List<Programme>();
        for (var i = 0; i < model.Programmes.Count; i++)
        {
            var row = model.Programmes[i];
            if (row.Id == 0 && string.IsNullOrWhiteSpace(row.Name))
                continue;
            var programme = row.Id == 0
                ? new Programme { Id = Math.Min(0, known.Keys.DefaultIfEmpty().Min()) - 1, DisplayOrder = known.Values.Select(other => other.DisplayOrder).DefaultIfEmpty().Max() + 1 }
                : known.GetValueOrDefault(row.Id);
            if (programme is null)
                continue;
            programme.Name = (row.Name ?? "").Trim();
            programme.Active = row.Active;
            programme.Multiplier = await typed.NumberAsync(At("Programmes", i, nameof(row.Multiplier)), row.Multiplier, MostMultiplier);
            programme.ExtraPercent = await typed.NumberAsync(At("Programmes", i, nameof(row.ExtraPercent)), row.ExtraPercent, RuleSetValidator.MaxPercent);
            programme.FromUtc = clock.ToUtc(row.From);
            programme.ToUtc = clock.ToUtc(row.To);
            programmes.Add(programme);
        }

        return programmes;
    }

    static string At(string list, int index, string field) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}].{field}");
}
