using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the pages of programmes and reads them back.</summary>
public sealed class AdminProgrammeFactory(
    IEarnRuleService rules,
    IWalletStore store,
    IWalletDirectory wallets,
    ILocalizationService localization,
    AdminChoices choices,
    ProgrammeText text,
    ShopClock clock)
{
    // The same as the rule service allows.
    const decimal MostMultiplier = 100;

    /// <summary>All programmes in their order, with what is spent of their budgets.</summary>
    public async Task<ProgrammeListModel> PrepareListAsync()
    {
        var programmes = await rules.GetProgrammesAsync();
        var spent = await store.BudgetsAsync([.. programmes.Select(p => p.Id)], CancellationToken.None);
        var currency = await wallets.GetCurrencyAsync();
        var model = new ProgrammeListModel();
        foreach (var programme in programmes)
            model.Programmes.Add(await RowAsync(programme, spent.GetValueOrDefault(programme.Id), currency));
        return model;
    }

    /// <summary>A new programme to fill in.</summary>
    public async Task<ProgrammeModel> PrepareNewAsync()
        => await CompleteAsync(new ProgrammeModel { Active = true, Multiplier = AdminText.Number(1), ExtraPercent = AdminText.Number(0) });

    /// <summary>A programme to edit; null: there is none with the id.</summary>
    public async Task<ProgrammeModel?> PrepareAsync(int programmeId)
    {
        var programme = (await rules.GetProgrammesAsync()).FirstOrDefault(p => p.Id == programmeId);
        if (programme is null)
            return null;

        var currency = await wallets.GetCurrencyAsync();
        return await CompleteAsync(new ProgrammeModel
        {
            Id = programme.Id,
            Name = programme.Name,
            Active = programme.Active,
            From = clock.ToShop(programme.FromUtc),
            To = clock.ToShop(programme.ToUtc),
            SelectedWeekdays = [.. Weekdays(programme.Weekdays)],
            SelectedCategoryIds = IdList.Parse(programme.CategoryIds),
            SelectedTierIds = IdList.Parse(programme.TierIds),
            Multiplier = AdminText.Number(programme.Multiplier),
            ExtraPercent = AdminText.Number(programme.ExtraPercent),
            Stackable = programme.Stackable,
            CapPerOrder = programme.CapPerOrder is { } cap ? AdminText.AmountField(cap, currency) : null,
            Budget = programme.Budget is { } budget ? AdminText.AmountField(budget, currency) : null,
            DisplayOrder = programme.DisplayOrder,
        });
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<ProgrammeModel> CompleteAsync(ProgrammeModel model)
    {
        var currency = await wallets.GetCurrencyAsync();
        model.CurrencyCode = currency.Code;
        model.TimeZone = clock.Zone.Id;
        if (model.Id > 0)
            model.Spent = AdminText.Amount((await store.BudgetsAsync([model.Id], CancellationToken.None)).GetValueOrDefault(model.Id), currency);
        model.AvailableWeekdays = AdminChoices.Weekdays();
        model.AvailableCategories = await choices.CategoriesAsync();
        model.AvailableTiers = await choices.TiersAsync();
        return model;
    }

    /// <summary>The programme that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<Programme> ReadAsync(ProgrammeModel model, ModelStateDictionary state)
    {
        var typed = new TypedNumbers(state, await wallets.GetCurrencyAsync(), localization);
        return new Programme
        {
            Id = model.Id,
            Name = (model.Name ?? "").Trim(),
            Active = model.Active,
            FromUtc = clock.ToUtc(model.From),
            ToUtc = clock.ToUtc(model.To),
            Weekdays = model.SelectedWeekdays.Where(d => d is >= 0 and <= 6).Aggregate(0, (bits, day) => bits | (1 << day)),
            CategoryIds = IdList.Join(model.SelectedCategoryIds),
            TierIds = IdList.Join(model.SelectedTierIds),
            Multiplier = await typed.NumberAsync(nameof(model.Multiplier), model.Multiplier, MostMultiplier),
            ExtraPercent = await typed.NumberAsync(nameof(model.ExtraPercent), model.ExtraPercent, RuleSetValidator.MaxPercent),
            Stackable = model.Stackable,
            CapPerOrder = await typed.OptionalAmountAsync(nameof(model.CapPerOrder), model.CapPerOrder),
            Budget = await typed.OptionalAmountAsync(nameof(model.Budget), model.Budget),
            DisplayOrder = model.DisplayOrder,
        };
    }

    /// <summary>The page's field of a programme's property, where the two have different names.</summary>
    public static string FieldOf(string property) => property switch
    {
        nameof(Programme.FromUtc) => nameof(ProgrammeModel.From),
        nameof(Programme.ToUtc) => nameof(ProgrammeModel.To),
        nameof(Programme.Weekdays) => nameof(ProgrammeModel.SelectedWeekdays),
        nameof(Programme.CategoryIds) => nameof(ProgrammeModel.SelectedCategoryIds),
        nameof(Programme.TierIds) => nameof(ProgrammeModel.SelectedTierIds),
        _ => property,
    };

    async Task<ProgrammeRowModel> RowAsync(Programme programme, long spent, CurrencySpec currency) => new()
    {
        Id = programme.Id,
        Name = programme.Name,
        Active = programme.Active,
        When = await text.WhenAsync(programme),
        Effect = await text.EffectAsync(programme),
        Budget = programme.Budget is { } budget ? AdminText.Amount(budget, currency) : null,
        Spent = AdminText.Amount(spent, currency),
        SpentPercent = programme.Budget is > 0 and { } whole ? (int)Math.Min(100, (decimal)spent * 100 / whole) : null,
        DisplayOrder = programme.DisplayOrder,
    };

    static IEnumerable<int> Weekdays(int bits) => Enumerable.Range(0, 7).Where(day => (bits >> day & 1) != 0);
}
