using Nop.Plugin.Misc.Cashback.Insight.Overview;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Overview;

/// <summary>Makes the overview. The definitions of its figures stand in docs/metrics.md.</summary>
public sealed class OverviewFactory(FlowQueries flows, CreditYear year, OverviewPointers pointers, AdminAuditFactory audit, IWalletDirectory wallets, Texts texts)
{
    /// <summary>The page, in the shop's primary currency.</summary>
    public async Task<OverviewModel> PrepareAsync()
    {
        var currency = await wallets.GetCurrencyAsync();
        var held = await flows.HeldAsync(currency.Code);
        var months = await year.ReadAsync(currency.Code, held);
        var uses = new List<CreditUse>();
        foreach (var month in months.TakeLast(2))
            uses.Add(await flows.UseAsync(year.BeginOf(month.Month), year.BeginOf(month.Month.AddMonths(1))));

        return new()
        {
            HasBegun = await flows.BegunOnAsync() is not null,
            Tiles = await TilesAsync(held, months[^1], uses[^1], currency),
            Waiting = await pointers.WaitingAsync(),
            Verified = await audit.StateAsync(),
            Running = await pointers.RunningAsync(currency),
            Often = await pointers.OftenAsync(),
            Beside = await BesideAsync(months[^1], months[^2], uses[^1], uses[^2], currency),
            Moved = await MovedAsync(months, currency),
            Owed = await OwedAsync(months, currency),
            Months = MonthsTable(months, currency),
        };
    }

    async Task<IReadOnlyList<TileModel>> TilesAsync(CreditHeld held, MonthOfCredit month, CreditUse use, CurrencySpec currency) =>
    [
        new(await texts.GetAsync("Overview.Available"), Figures.Amount(held.Available, currency), await texts.GetAsync("Overview.Holders", held.Holders)),
        new(await texts.GetAsync("Overview.Pending"), Figures.Amount(held.Pending, currency)),
        new(await texts.GetAsync("Overview.Reserved"), Figures.Amount(held.Reserved, currency), held.Debt > 0 ? await texts.GetAsync("Overview.Debt", Figures.Amount(held.Debt, currency)) : null),
        new(await texts.GetAsync("Overview.EarnedNow"), Figures.Amount(month.Earned + month.Given, currency)),
        new(await texts.GetAsync("Overview.SpentNow"), Figures.Amount(month.Spent, currency)),
        new(await texts.GetAsync("Overview.Share"), ShareOf(use), await texts.GetAsync("Overview.ShareOf", use.WithCredit, use.All)),
    ];

    async Task<TableModel> BesideAsync(MonthOfCredit now, MonthOfCredit before, CreditUse use, CreditUse useBefore, CurrencySpec currency)
    {
        var rows = new List<TableRow>();
        async Task AddAsync(string key, Func<MonthOfCredit, long> of) =>
            rows.Add(new(rows.Count, [await texts.GetAsync(key), Figures.Amount(of(now), currency), Figures.Amount(of(before), currency)]));
        await AddAsync("Overview.Earned", month => month.Earned);
        await AddAsync("Overview.Given", month => month.Given);
        await AddAsync("Overview.SpentOnline", month => month.SpentOnline);
        await AddAsync("Overview.SpentInSalon", month => month.SpentInSalon);
        await AddAsync("Overview.Expired", month => month.Expired);
        await AddAsync("Overview.TakenBack", month => month.TakenBack);
        rows.Add(new(rows.Count, [await texts.GetAsync("Overview.Share"), new(ShareOf(use)) { Note = await texts.GetAsync("Overview.ShareOf", use.WithCredit, use.All) }, new(ShareOf(useBefore)) { Note = await texts.GetAsync("Overview.ShareOf", useBefore.WithCredit, useBefore.All) }]));
        return new([Column.Named(""), Column.Amount("Overview.ThisMonth"), Column.Amount("Overview.LastMonth")], rows) { Action = null, Classes = "table-hover table-bordered table-sm" };
    }

    async Task<ChartModel> MovedAsync(IReadOnlyList<MonthOfCredit> months, CurrencySpec currency)
    {
        string[] names = [await texts.GetAsync("Overview.EarnedAndGiven"), await texts.GetAsync("Overview.Spent"), await texts.GetAsync("Overview.Expired")];
        return ChartOf(await texts.GetAsync("Overview.MovedTitle"), names, months, month => [month.Earned + month.Given, month.Spent, month.Expired], currency);
    }

    async Task<ChartModel> OwedAsync(IReadOnlyList<MonthOfCredit> months, CurrencySpec currency) =>
        ChartOf(await texts.GetAsync("Overview.OwedTitle"), [await texts.GetAsync("Overview.Owed")], months, month => [month.Owed], currency);

    static ChartModel ChartOf(string title, IReadOnlyList<string> names, IReadOnlyList<MonthOfCredit> months, Func<MonthOfCredit, IReadOnlyList<long>> bars, CurrencySpec currency)
    {
        var highest = months.SelectMany(bars).DefaultIfEmpty().Max();
        return new()
        {
            Title = title,
            Names = [.. names],
            Groups = [.. months.Select(month => new ChartGroupModel(
                NameOf(month), [.. bars(month).Select((value, at) => (ChartModel.HeightOf(value, highest), $"{names[at]}, {NameOf(month)}: {Figures.Amount(value, currency)}"))]))],
        };
    }

    static TableModel MonthsTable(IReadOnlyList<MonthOfCredit> months, CurrencySpec currency) => new(
        [
            Column.Text("Overview.Month"), Column.Amount("Overview.Earned") with { IsWideOnly = true }, Column.Amount("Overview.Given") with { IsWideOnly = true }, Column.Amount("Overview.Spent") with { IsWideOnly = true },
            Column.Amount("Overview.Expired") with { IsWideOnly = true }, Column.Amount("Overview.TakenBack") with { IsWideOnly = true }, Column.Amount("Overview.Owed"),
        ],
        [.. months.Reverse().Select((month, at) => new TableRow(at,
        [
            NameOf(month), Figures.Amount(month.Earned, currency), Figures.Amount(month.Given, currency), Figures.Amount(month.Spent, currency),
            Figures.Amount(month.Expired, currency), Figures.Amount(month.TakenBack, currency), Figures.Amount(month.Owed, currency),
        ]))])
    { Action = null, Classes = "table-hover table-bordered table-sm" };

    static string NameOf(MonthOfCredit month) => month.Month.ToString("MMM yyyy", CultureInfo.CurrentCulture);

    static string ShareOf(CreditUse use) => use.All == 0 ? "–" : Figures.Percent(Math.Round(100m * use.WithCredit / use.All, 1, MidpointRounding.AwayFromZero));
}
