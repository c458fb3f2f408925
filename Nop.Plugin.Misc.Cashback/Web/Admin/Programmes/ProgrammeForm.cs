using Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;
using Nop.Plugin.Misc.Cashback.Web.Admin.History;
using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;

/// <summary>Programmes and their form.</summary>
public sealed class ProgrammeForm(
    EarnRuleService rules,
    IWalletStore store,
    IWalletDirectory wallets,
    AdminChoices choices,
    AudienceForm audience,
    RulePreviewFactory preview,
    ProgrammeText text,
    ShopClock clock,
    FormReaders readers,
    Texts texts, RowHistory history) : RowForm<Programme, ProgrammeModel>
{
    static readonly string[] _times = ["HH:mm", "HH:mm:ss"];

    public override string Topic => "Programmes";

    public override string One => "Programme";

    /// <summary>All programmes in their order, with what is spent of their budgets.</summary>
    public override async Task<TableModel> ListAsync()
    {
        var programmes = await rules.GetProgrammesAsync();
        var spent = await store.BudgetsAsync([.. programmes.Select(p => p.Id)], CancellationToken.None);
        var currency = await wallets.GetCurrencyAsync();
        var rows = new List<TableRow>();
        foreach (var programme in programmes)
            rows.Add(await RowAsync(programme, spent.GetValueOrDefault(programme.Id), currency));
        return new(
            [
                Column.Text("Programmes.Name"), Column.Text("Programmes.When"), Column.Text("Audience.Title"), Column.Text("Programmes.OnWhat"),
                Column.Text("Programmes.Effect"), Column.Short("Programmes.Spent"), Column.Mark("Programmes.Active"), Column.Mark("Programmes.DisplayOrder"),
            ],
            rows);
    }

    /// <summary>A new programme to fill in.</summary>
    public async Task<ProgrammeModel> NewAsync()
        => await CompleteAsync(new ProgrammeModel { Active = true, Multiplier = Figures.Number(1), ExtraPercent = Figures.Number(0) });

    /// <summary>A new programme that doubles the cashback, with a name and a time that were found for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weekday">The weekday's number; null: every day.</param>
    /// <param name="fromHour">First hour; null: from midnight.</param>
    /// <param name="toHour">First hour after it; null: until midnight.</param>
    public async Task<ProgrammeModel> NewAsync(string name, int? weekday, int? fromHour, int? toHour)
    {
        var model = await NewAsync();
        model.Name = name;
        model.Multiplier = Figures.Number(2);
        if (weekday is { } day and >= 0 and <= 6)
            model.SelectedWeekdays = [day];
        if (fromHour is { } from and >= 0 and < 24)
            model.FromTime = ProgrammeText.Time(from * 60);
        if (toHour is { } to and > 0 and <= 24)
            model.ToTime = ProgrammeText.Time(to * 60);
        return model;
    }

    public override async Task<Programme?> FindAsync(int id) => (await rules.GetProgrammesAsync()).FirstOrDefault(programme => programme.Id == id);

    public override async Task<ProgrammeModel> OpenAsync(Programme row)
    {
        var currency = await wallets.GetCurrencyAsync();
        var model = new ProgrammeModel
        {
            Id = row.Id,
            Name = row.Name,
            Active = row.Active,
            From = clock.ToShop(row.FromUtc),
            To = clock.ToShop(row.ToUtc),
            SelectedWeekdays = [.. WeekdayBits.DaysOf(row.Weekdays).Select(day => (int)day)],
            SelectedMonths = [.. Enumerable.Range(1, 12).Where(month => (row.Months >> (month - 1) & 1) != 0)],
            FromTime = ProgrammeText.Time(row.FromMinute),
            ToTime = ProgrammeText.Time(row.ToMinute),
            SelectedCategoryIds = [.. IdList.Parse(row.CategoryIds)],
            FavouriteCategory = row.FavouriteCategory,
            SelectedPaymentMethods = [.. row.ToRule().PaymentMethods],
            MinimumOrder = UnitsField(row.MinimumOrder, currency),
            Multiplier = Figures.Number(row.Multiplier),
            ExtraPercent = Figures.Number(row.ExtraPercent),
            ExtraPerItem = UnitsField(row.ExtraPerItem, currency),
            ExtraPerOrder = UnitsField(row.ExtraPerOrder, currency),
            Priority = row.Priority,
            Stackable = row.Stackable,
            CapPerOrder = AmountField(row.CapPerOrder, currency),
            CapPerClient = AmountField(row.CapPerClient, currency),
            CapPerDay = AmountField(row.CapPerDay, currency),
            CapPerMonth = AmountField(row.CapPerMonth, currency),
            Budget = AmountField(row.Budget, currency),
            DisplayOrder = row.DisplayOrder,
        };
        AudienceForm.Fill(model, row.ToRule().Audience);
        return await CompleteAsync(model);
    }

    public override async Task<ProgrammeModel> CompleteAsync(ProgrammeModel model)
    {
        var currency = await wallets.GetCurrencyAsync();
        await audience.CompleteAsync(model);
        model.AsksForTimes = true;
        model.AsksForFirstOrder = true;
        if (model.Id > 0)
            model.Spent = Figures.Amount((await store.BudgetsAsync([model.Id], CancellationToken.None)).GetValueOrDefault(model.Id), currency);
        model.Preview.AsksMeets = true;
        model.AvailableWeekdays = AdminChoices.Weekdays();
        model.AvailableMonths = AdminChoices.Months();
        model.AvailableCategories = await choices.CategoriesAsync();
        model.AvailablePaymentMethods = await choices.PaymentMethodsAsync(await KeptMethodsAsync(model.Id));
        await preview.CompleteAsync(model.Preview, PageOf(model));
        return model;
    }

    /// <summary>Computes the earning of a purchase with the programme of the form, also where it is not saved or is off.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="programme">As the form says; it is turned on.</param>
    /// <param name="state">What is wrong with the form.</param>
    public async Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, Programme programme, ModelStateDictionary state)
    {
        var (id, isOn) = (programme.Id, programme.Active);
        programme.Id = id == 0 ? RulePreviewFactory.NewId : id;
        programme.Active = true;
        var shown = await preview.ShowAsync(asked, new(typeof(ProgrammeModel), state, With) { Programme = programme });
        if (!isOn && shown.Earned is not null)
            shown.Lines.Add(await texts.GetAsync("Preview.NotActive"));
        return shown;

        RuleRows With(RuleRows source) => source with
        {
            Programmes = [.. source.Programmes.Where(row => row.Id != id).Append(programme).OrderBy(row => row.DisplayOrder).ThenBy(row => row.Id)],
        };
    }

    public override async Task<Programme> ReadAsync(ProgrammeModel model, ModelStateDictionary state)
    {
        var reader = await readers.OpenAsync(state);
        var currency = reader.Currency;
        var clients = await AudienceForm.ReadAsync(model, reader);
        var from = await MinuteAsync(reader, nameof(model.FromTime), model.FromTime);
        var to = await MinuteAsync(reader, nameof(model.ToTime), model.ToTime);
        return new Programme
        {
            Id = model.Id,
            Name = await reader.NameAsync(nameof(model.Name), model.Name),
            Active = model.Active,
            FromUtc = clock.ToUtc(model.From),
            ToUtc = clock.ToUtc(model.To),
            Weekdays = WeekdayBits.Of(model.SelectedWeekdays),
            CategoryIds = IdList.Join(model.SelectedCategoryIds),
            Months = model.SelectedMonths.Where(m => m is >= 1 and <= 12).Aggregate(0, (bits, month) => bits | (1 << (month - 1))),
            FromMinute = from,
            ToMinute = to == 0 ? RuleSetValidator.MinutesOfDay : to,
            FavouriteCategory = model.FavouriteCategory,
            PaymentMethods = await MethodsAsync(reader, model),
            MinimumOrder = Units(await reader.OptionalAmountAsync(nameof(model.MinimumOrder), model.MinimumOrder), currency),
            TierIds = IdList.Join(clients.TierIds),
            RoleIds = IdList.Join(clients.RoleIds),
            CardIds = IdList.Join(clients.CardIds),
            Newsletter = clients.Newsletter,
            FirstOrder = clients.FirstOrder,
            SleepingDays = clients.SleepingDays,
            BirthdayDaysBefore = clients.Birthday?.DaysBefore,
            BirthdayDaysAfter = clients.Birthday?.DaysAfter,
            Priority = model.Priority,
            Multiplier = await reader.NumberAsync(nameof(model.Multiplier), model.Multiplier, RuleSetValidator.MaxMultiplier),
            ExtraPercent = await reader.NumberAsync(nameof(model.ExtraPercent), model.ExtraPercent, RuleSetValidator.MaxPercent),
            ExtraPerItem = Units(await reader.OptionalAmountAsync(nameof(model.ExtraPerItem), model.ExtraPerItem), currency),
            ExtraPerOrder = Units(await reader.OptionalAmountAsync(nameof(model.ExtraPerOrder), model.ExtraPerOrder), currency),
            Stackable = model.Stackable,
            CapPerOrder = await reader.OptionalAmountAsync(nameof(model.CapPerOrder), model.CapPerOrder),
            CapPerClient = await reader.OptionalAmountAsync(nameof(model.CapPerClient), model.CapPerClient),
            CapPerDay = await reader.OptionalAmountAsync(nameof(model.CapPerDay), model.CapPerDay),
            CapPerMonth = await reader.OptionalAmountAsync(nameof(model.CapPerMonth), model.CapPerMonth),
            Budget = await reader.OptionalAmountAsync(nameof(model.Budget), model.Budget),
            DisplayOrder = model.DisplayOrder,
        };
    }

    public override Task<RuleSaveResult> SaveAsync(Programme row) => rules.SaveProgrammeAsync(row);

    public override Task<IReadOnlyList<string>> ChangesAsync(Programme? before, Programme after) => history.OfAsync(before, after);

    public override async Task<object[]> TellAsync(Programme row) => [row.Name, row.Id, await text.WhenAsync(row), await text.EffectAsync(row)];

    public override async Task<object[]> DeleteAsync(Programme row)
    {
        await rules.DeleteProgrammeAsync(row.Id);
        return [row.Name, row.Id];
    }

    public override string FieldOf(ProgrammeModel model, string property) => property switch
    {
        nameof(Programme.FromUtc) => nameof(ProgrammeModel.From),
        nameof(Programme.ToUtc) => nameof(ProgrammeModel.To),
        nameof(Programme.Weekdays) => nameof(ProgrammeModel.SelectedWeekdays),
        nameof(Programme.CategoryIds) => nameof(ProgrammeModel.SelectedCategoryIds),
        nameof(Programme.PaymentMethods) => nameof(ProgrammeModel.SelectedPaymentMethods),
        nameof(Programme.Months) => nameof(ProgrammeModel.SelectedMonths),
        nameof(Programme.FromMinute) => nameof(ProgrammeModel.FromTime),
        nameof(Programme.ToMinute) => nameof(ProgrammeModel.ToTime),
        nameof(Programme.TierIds) => nameof(ProgrammeModel.SelectedTierIds),
        nameof(Programme.RoleIds) => nameof(ProgrammeModel.SelectedRoleIds),
        nameof(Programme.CardIds) => nameof(ProgrammeModel.SelectedCardIds),
        nameof(Programme.SleepingDays) => nameof(ProgrammeModel.AudienceSleepingDays),
        _ => property,
    };

    async Task<TableRow> RowAsync(Programme programme, long spent, CurrencySpec currency) => new(programme.Id,
    [
        programme.Name,
        await text.WhenAsync(programme),
        await text.AudienceAsync(programme),
        await text.ProductsAsync(programme) ?? await texts.GetAsync("Programmes.AllProducts"),
        await text.EffectAsync(programme),
        new(Figures.Amount(spent, currency))
        {
            Note = programme.Budget is > 0 and { } budget ? await texts.GetAsync("Programmes.OfBudget", Figures.Amount(budget, currency)) : null,
            Percent = programme.Budget is > 0 and { } whole ? (int)Math.Min(100, (decimal)spent * 100 / whole) : null,
        },
        TableCell.Tick(programme.Active),
        programme.DisplayOrder.ToString(CultureInfo.CurrentCulture),
    ]);

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

    static async Task<int?> MinuteAsync(FormReader reader, string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (TimeOnly.TryParseExact(text.Trim(), _times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return (time.Hour * 60) + time.Minute;

        await reader.RefuseAsync(field, "Errors.TimeOfDay");
        return null;
    }

    // A method that is no longer installed stays where it is, until somebody takes it out.
    async Task<string> MethodsAsync(FormReader reader, ProgrammeModel model)
    {
        var known = (await choices.PaymentMethodsAsync(await KeptMethodsAsync(model.Id))).Select(item => item.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var chosen = string.Join(", ", model.SelectedPaymentMethods);
        if (!known.IsSupersetOf(model.SelectedPaymentMethods))
            await reader.RefuseAsync(nameof(model.SelectedPaymentMethods), "Errors.Choose");
        else if (chosen.Length > Programme.LongestMethods)
            await reader.RefuseAsync(nameof(model.SelectedPaymentMethods), "Errors.TooLong", Programme.LongestMethods);
        return chosen;
    }

    async Task<IReadOnlyList<string>> KeptMethodsAsync(int id) => (await FindAsync(id))?.ToRule().PaymentMethods ?? [];

    static string? AmountField(long? minor, CurrencySpec currency) => minor is { } amount ? Figures.AmountField(amount, currency) : null;

    // Nothing extra is an empty field.
    static string? UnitsField(decimal units, CurrencySpec currency) =>
        units == 0 ? null : Figures.AmountField(Money.FromDecimalHalfUp(units, currency).Minor, currency);

    static decimal Units(long? minor, CurrencySpec currency) => new Money(minor ?? 0, currency).ToDecimal();
}
