using System.Globalization;
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
    AudienceForm audience,
    RulePreviewFactory preview,
    ProgrammeText text,
    ShopClock clock)
{
    static readonly string[] _times = ["HH:mm", "HH:mm:ss"];

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

    /// <summary>A new programme that doubles the cashback, with a name and a time that were found for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weekday">The weekday's number; null: every day.</param>
    /// <param name="fromHour">First hour; null: from midnight.</param>
    /// <param name="toHour">First hour after it; null: until midnight.</param>
    public async Task<ProgrammeModel> PrepareNewAsync(string name, int? weekday, int? fromHour, int? toHour)
    {
        var model = await PrepareNewAsync();
        model.Name = name;
        model.Multiplier = AdminText.Number(2);
        if (weekday is { } day and >= 0 and <= 6)
            model.SelectedWeekdays = [day];
        if (fromHour is { } from and >= 0 and < 24)
            model.FromTime = ProgrammeText.Time(from * 60);
        if (toHour is { } to and > 0 and <= 24)
            model.ToTime = ProgrammeText.Time(to * 60);
        return model;
    }

    /// <summary>A saved programme; null: there is none with the id.</summary>
    public async Task<Programme?> FindAsync(int programmeId) => (await rules.GetProgrammesAsync()).FirstOrDefault(p => p.Id == programmeId);

    /// <summary>A programme to edit; null: there is none with the id.</summary>
    public async Task<ProgrammeModel?> PrepareAsync(int programmeId)
    {
        if (await FindAsync(programmeId) is not { } programme)
            return null;

        var currency = await wallets.GetCurrencyAsync();
        var model = new ProgrammeModel
        {
            Id = programme.Id,
            Name = programme.Name,
            Active = programme.Active,
            From = clock.ToShop(programme.FromUtc),
            To = clock.ToShop(programme.ToUtc),
            SelectedWeekdays = [.. Enumerable.Range(0, 7).Where(day => (programme.Weekdays >> day & 1) != 0)],
            SelectedMonths = [.. Enumerable.Range(1, 12).Where(month => (programme.Months >> (month - 1) & 1) != 0)],
            FromTime = ProgrammeText.Time(programme.FromMinute),
            ToTime = ProgrammeText.Time(programme.ToMinute),
            SelectedCategoryIds = IdList.Parse(programme.CategoryIds),
            FavouriteCategory = programme.FavouriteCategory,
            Multiplier = AdminText.Number(programme.Multiplier),
            ExtraPercent = AdminText.Number(programme.ExtraPercent),
            ExtraPerItem = UnitsField(programme.ExtraPerItem, currency),
            ExtraPerOrder = UnitsField(programme.ExtraPerOrder, currency),
            Priority = programme.Priority,
            Stackable = programme.Stackable,
            CapPerOrder = AmountField(programme.CapPerOrder, currency),
            CapPerClient = AmountField(programme.CapPerClient, currency),
            CapPerDay = AmountField(programme.CapPerDay, currency),
            CapPerMonth = AmountField(programme.CapPerMonth, currency),
            Budget = AmountField(programme.Budget, currency),
            DisplayOrder = programme.DisplayOrder,
        };
        AudienceForm.Fill(model, RuleSource.RuleOf(programme).Audience);
        return await CompleteAsync(model);
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<ProgrammeModel> CompleteAsync(ProgrammeModel model)
    {
        var currency = await wallets.GetCurrencyAsync();
        await audience.CompleteAsync(model);
        model.AsksForTimes = true;
        model.AsksForFirstOrder = true;
        if (model.Id > 0)
            model.Spent = AdminText.Amount((await store.BudgetsAsync([model.Id], CancellationToken.None)).GetValueOrDefault(model.Id), currency);
        model.Preview.AsksMeets = true;
        model.AvailableWeekdays = AdminChoices.Weekdays();
        model.AvailableMonths = AdminChoices.Months();
        model.AvailableCategories = await choices.CategoriesAsync();
        await preview.CompleteAsync(model.Preview, PageOf(model));
        return model;
    }

    /// <summary>What a purchase earns with the programme of the form, also where it is not saved or is off.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="programme">As the form says; it is turned on.</param>
    /// <param name="state">What is wrong with the form.</param>
    public async Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, Programme programme, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var (id, isOn) = (programme.Id, programme.Active);
        programme.Id = id == 0 ? RulePreviewFactory.NewId : id;
        programme.Active = true;
        var shown = await preview.ShowAsync(asked, new(typeof(ProgrammeModel), state, With) { Programme = programme });
        if (!isOn && shown.Earned is not null)
            shown.Lines.Add(await localization.GetResourceAsync("Plugins.Misc.Cashback.Preview.NotActive"));
        return shown;

        RuleSource With(RuleSource source) => source.With(
            programmes: [.. source.Programmes.Where(row => row.Id != id).Append(programme).OrderBy(row => row.DisplayOrder).ThenBy(row => row.Id)]);
    }

    /// <summary>The programme that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<Programme> ReadAsync(ProgrammeModel model, ModelStateDictionary state)
    {
        var currency = await wallets.GetCurrencyAsync();
        var typed = new TypedNumbers(state, currency, localization);
        var clients = await AudienceForm.ReadAsync(model, typed);
        var from = await MinuteAsync(typed, nameof(model.FromTime), model.FromTime);
        var to = await MinuteAsync(typed, nameof(model.ToTime), model.ToTime);
        return new Programme
        {
            Id = model.Id,
            Name = (model.Name ?? "").Trim(),
            Active = model.Active,
            FromUtc = clock.ToUtc(model.From),
            ToUtc = clock.ToUtc(model.To),
            Weekdays = model.SelectedWeekdays.Where(d => d is >= 0 and <= 6).Aggregate(0, (bits, day) => bits | (1 << day)),
            CategoryIds = IdList.Join(model.SelectedCategoryIds),
            Months = model.SelectedMonths.Where(m => m is >= 1 and <= 12).Aggregate(0, (bits, month) => bits | (1 << (month - 1))),
            FromMinute = from,
            ToMinute = to == 0 ? RuleErrors.MinutesOfDay : to,
            FavouriteCategory = model.FavouriteCategory,
            TierIds = IdList.Join(clients.TierIds),
            RoleIds = IdList.Join(clients.RoleIds),
            CardIds = IdList.Join(clients.CardIds),
            Newsletter = clients.Newsletter,
            FirstOrder = clients.FirstOrder,
            SleepingDays = clients.SleepingDays,
            BirthdayDaysBefore = clients.Birthday?.DaysBefore,
            BirthdayDaysAfter = clients.Birthday?.DaysAfter,
            Priority = model.Priority,
            Multiplier = await typed.NumberAsync(nameof(model.Multiplier), model.Multiplier, RuleErrors.MaxMultiplier),
            ExtraPercent = await typed.NumberAsync(nameof(model.ExtraPercent), model.ExtraPercent, RuleSetValidator.MaxPercent),
            ExtraPerItem = Units(await typed.OptionalAmountAsync(nameof(model.ExtraPerItem), model.ExtraPerItem), currency),
            ExtraPerOrder = Units(await typed.OptionalAmountAsync(nameof(model.ExtraPerOrder), model.ExtraPerOrder), currency),
            Stackable = model.Stackable,
            CapPerOrder = await typed.OptionalAmountAsync(nameof(model.CapPerOrder), model.CapPerOrder),
            CapPerClient = await typed.OptionalAmountAsync(nameof(model.CapPerClient), model.CapPerClient),
            CapPerDay = await typed.OptionalAmountAsync(nameof(model.CapPerDay), model.CapPerDay),
            CapPerMonth = await typed.OptionalAmountAsync(nameof(model.CapPerMonth), model.CapPerMonth),
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
        nameof(Programme.Months) => nameof(ProgrammeModel.SelectedMonths),
        nameof(Programme.FromMinute) => nameof(ProgrammeModel.FromTime),
        nameof(Programme.ToMinute) => nameof(ProgrammeModel.ToTime),
        nameof(Programme.TierIds) => nameof(ProgrammeModel.SelectedTierIds),
        nameof(Programme.RoleIds) => nameof(ProgrammeModel.SelectedRoleIds),
        nameof(Programme.CardIds) => nameof(ProgrammeModel.SelectedCardIds),
        nameof(Programme.SleepingDays) => nameof(ProgrammeModel.AudienceSleepingDays),
        _ => property,
    };

    async Task<ProgrammeRowModel> RowAsync(Programme programme, long spent, CurrencySpec currency) => new()
    {
        Id = programme.Id,
        Name = programme.Name,
        Active = programme.Active,
        When = await text.WhenAsync(programme),
        Audience = await text.AudienceAsync(programme),
        Products = await text.ProductsAsync(programme),
        Effect = await text.EffectAsync(programme),
        Budget = programme.Budget is { } budget ? AdminText.Amount(budget, currency) : null,
        Spent = AdminText.Amount(spent, currency),
        SpentPercent = programme.Budget is > 0 and { } whole ? (int)Math.Min(100, (decimal)spent * 100 / whole) : null,
        DisplayOrder = programme.DisplayOrder,
    };

    // A purchase of what the programme is for, by a client of those whom it is for.
    static PreviewPage PageOf(ProgrammeModel model)
    {
        var category = model.SelectedCategoryIds.FirstOrDefault();
        var value = category.ToString(CultureInfo.InvariantCulture);
        return new("Preview", "programme-form")
        {
            TierId = model.SelectedTierIds.Count > 0 ? model.SelectedTierIds[0] : null,
            CardId = model.SelectedCardIds.FirstOrDefault(),
            Item = model.AvailableCategories.FirstOrDefault(item => item.Value == value)?.Text,
            CategoryId = category,
            Categories = model.AvailableCategories,
        };
    }

    static async Task<int?> MinuteAsync(TypedNumbers typed, string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (TimeOnly.TryParseExact(text.Trim(), _times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return (time.Hour * 60) + time.Minute;

        await typed.RefuseAsync(field, "Plugins.Misc.Cashback.Errors.TimeOfDay");
        return null;
    }

    static string? AmountField(long? minor, CurrencySpec currency) => minor is { } amount ? AdminText.AmountField(amount, currency) : null;

    // Nothing extra is an empty field.
    static string? UnitsField(decimal units, CurrencySpec currency) =>
        units == 0 ? null : AdminText.AmountField(Money.FromDecimalHalfUp(units, currency).Minor, currency);

    static decimal Units(long? minor, CurrencySpec currency) => new Money(minor ?? 0, currency).ToDecimal();
}
