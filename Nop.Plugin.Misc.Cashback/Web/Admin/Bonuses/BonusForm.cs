using Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Bonuses;

/// <summary>Bonuses and their form.</summary>
public sealed class BonusForm(
    BonusService bonuses, IWalletDirectory wallets, BonusText text, AudienceForm audience, AdminChoices choices, ShopClock clock, FormReaders readers, Texts texts)
    : RowForm<Bonus, BonusModel>
{
    public override string Topic => "Bonuses";

    public override string One => "Bonus";

    /// <summary>All bonuses, with what they have given.</summary>
    public override async Task<TableModel> ListAsync()
    {
        var currency = await wallets.GetCurrencyAsync();
        var totals = await bonuses.TotalsAsync();
        var rows = new List<TableRow>();
        var all = await bonuses.GetAllAsync();
        var (twins, twin) = (BonusService.TwinsIn(all), await texts.GetAsync("Bonuses.Twin"));
        foreach (var bonus in all)
        {
            var total = totals.TryGetValue(bonus.Id, out var found) ? found : new BonusTotal(0, 0);
            rows.Add(new(bonus.Id,
            [
                new(bonus.Name) { Note = twins.Contains(bonus.Id) ? twin : null },
                await text.KindAsync((BonusKind)bonus.KindId),
                AmountOf(bonus, currency),
                total.Count.ToString("N0", CultureInfo.CurrentCulture),
                Figures.Amount(total.AmountMinor, currency),
                TableCell.Tick(bonus.Active),
            ]));
        }

        return new(
            [
                Column.Text("Bonuses.Name"), Column.Text("Bonuses.Kind"), Column.Amount("Bonuses.Amount"), Column.Count("Bonuses.Given"),
                Column.Amount("Bonuses.Sum"), Column.Mark("Bonuses.Active"),
            ],
            rows);
    }

    /// <summary>The kinds that may be added, each with its name and when it gives.</summary>
    public async Task<IReadOnlyList<(BonusKind Kind, string Name, string Help)>> KindsAsync()
    {
        var kinds = new List<(BonusKind, string, string)>();
        foreach (var kind in Enum.GetValues<BonusKind>())
            kinds.Add((kind, await text.KindAsync(kind), await text.HelpAsync(kind)));
        return kinds;
    }

    /// <summary>A new bonus of a kind to fill in.</summary>
    public async Task<BonusModel> NewAsync(BonusKind kind) => await CompleteAsync(new BonusModel
    {
        Kind = kind,
        Active = true,
        Items = 5,
        RebookingDays = 14,
        WinBackDays = 90,
        LimitId = kind == BonusKind.WinBack ? (int)BonusLimit.Yearly : (int)BonusLimit.EachTime,
    });

    public override Task<Bonus?> FindAsync(int id) => bonuses.GetAsync(id);

    public override async Task<BonusModel> OpenAsync(Bonus row)
    {
        var currency = await wallets.GetCurrencyAsync();
        var kind = (BonusKind)row.KindId;
        var model = new BonusModel
        {
            Id = row.Id,
            Kind = kind,
            Name = row.Name,
            Active = row.Active,
            Amount = Figures.AmountField(row.Amount, currency),
            FriendAmount = Figures.AmountField(row.FriendAmount, currency),
            ValidDays = row.ValidDays,
            From = clock.ToShop(row.FromUtc),
            To = clock.ToShop(row.ToUtc),
            LimitId = row.LimitId,
            YearlyMaximum = row.YearlyMaximum,
            DaysBeforeBirthday = row.Days,
            RebookingDays = row.Days,
            WinBackDays = row.Days,
            Items = row.Items,
            SelectedCategoryIds = [.. IdList.Parse(row.CategoryIds)],
            SendEmail = row.SendEmail,
        };
        AudienceForm.Fill(model, AudienceText.Parse(row.Audience));
        return await CompleteAsync(model);
    }

    public override async Task<BonusModel> CompleteAsync(BonusModel model)
    {
        model.AsksForSegments = true;
        await audience.CompleteAsync(model);
        model.KindName = await text.KindAsync(model.Kind);
        model.Help = await text.HelpAsync(model.Kind);
        model.AvailableCategories = model.Kind == BonusKind.Items ? await choices.CategoriesAsync() : [];
        model.AvailableLimits = [.. (await choices.OfEnumAsync<BonusLimit>()).Where(item => LimitsOf(model.Kind).Contains((BonusLimit)int.Parse(item.Value, CultureInfo.InvariantCulture)))];
        model.Twin = model.Id > 0 && BonusService.TwinsIn(await bonuses.GetAllAsync()).Contains(model.Id) ? await texts.GetAsync("Bonuses.Twin") : null;
        if (model.Id > 0 && (await bonuses.TotalsAsync()).TryGetValue(model.Id, out var total))
        {
            model.Given = await texts.GetAsync("Bonuses.GivenSoFar", total.Count, Figures.Amount(total.AmountMinor, await wallets.GetCurrencyAsync()));
        }

        return model;
    }

    /// <summary>The form that was sent; a saved bonus keeps its kind.</summary>
    public override BonusModel? Admit(BonusModel sent, Bonus? row) =>
        row is not null ? sent with { Kind = (BonusKind)row.KindId } : Enum.IsDefined(sent.Kind) ? sent : null;

    public override async Task<Bonus> ReadAsync(BonusModel model, ModelStateDictionary state)
    {
        var reader = await readers.OpenAsync(state);
        return new Bonus
        {
            Id = model.Id,
            KindId = (int)model.Kind,
            Name = await reader.NameAsync(nameof(model.Name), model.Name),
            Active = model.Active,
            Amount = await reader.AmountAsync(nameof(model.Amount), model.Amount),
            FriendAmount = model.Kind == BonusKind.Referral ? await reader.OptionalAmountAsync(nameof(model.FriendAmount), model.FriendAmount) ?? 0 : 0,
            ValidDays = model.ValidDays,
            FromUtc = clock.ToUtc(model.From),
            ToUtc = clock.ToUtc(model.To),
            LimitId = LimitsOf(model.Kind).Count > 0 ? model.LimitId : (int)BonusLimit.EachTime,
            YearlyMaximum = HasYearlyMaximum(model.Kind) ? model.YearlyMaximum : null,
            Days = model.Kind switch
            {
                BonusKind.Birthday => model.DaysBeforeBirthday,
                BonusKind.Rebooking => model.RebookingDays,
                BonusKind.WinBack => model.WinBackDays,
                _ => 0,
            },
            Items = model.Kind == BonusKind.Items ? model.Items : 0,
            CategoryIds = model.Kind == BonusKind.Items ? IdList.Join(model.SelectedCategoryIds) : "",
            SendEmail = model.SendEmail,
            Audience = AudienceText.Of(await AudienceForm.ReadAsync(model, reader)),
        };
    }

    public override Task<RuleSaveResult> SaveAsync(Bonus row) => bonuses.SaveAsync(row);

    public override async Task<object[]> TellAsync(Bonus row) =>
        [row.Name, row.Id, await text.KindAsync((BonusKind)row.KindId), Figures.AmountField(row.Amount, await wallets.GetCurrencyAsync()), await texts.OfKeyAsync(row.Active ? "Admin.Common.Yes" : "Admin.Common.No")];

    public override async Task<object[]> DeleteAsync(Bonus row)
    {
        await bonuses.DeleteAsync(row.Id);
        return [row.Name, row.Id];
    }

    public override string FieldOf(BonusModel model, string property) => property switch
    {
        nameof(Bonus.FromUtc) => nameof(BonusModel.From),
        nameof(Bonus.ToUtc) => nameof(BonusModel.To),
        nameof(Bonus.Days) => model.Kind switch
        {
            BonusKind.Birthday => nameof(BonusModel.DaysBeforeBirthday),
            BonusKind.Rebooking => nameof(BonusModel.RebookingDays),
            _ => nameof(BonusModel.WinBackDays),
        },
        _ => property,
    };

    /// <summary>Whether a kind knows a yearly maximum.</summary>
    public static bool HasYearlyMaximum(BonusKind kind) => kind is BonusKind.Review or BonusKind.Referral or BonusKind.Rebooking;

    static IReadOnlyList<BonusLimit> LimitsOf(BonusKind kind) => kind switch
    {
        BonusKind.Items => [BonusLimit.EachTime, BonusLimit.Once],
        BonusKind.WinBack => [BonusLimit.Once, BonusLimit.Yearly],
        _ => [],
    };

    static string AmountOf(Bonus bonus, CurrencySpec currency) => bonus.FriendAmount > 0
        ? $"{Figures.Amount(bonus.Amount, currency)} + {Figures.Amount(bonus.FriendAmount, currency)}"
        : Figures.Amount(bonus.Amount, currency);
}
