using Nop.Plugin.Misc.Cashback.Insight.Reports;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Reports;

/// <summary>Makes the pages of reports, and reads what is asked of them.</summary>
public sealed class ReportPages(
    IEnumerable<IReport> reports,
    IMonthClosing months,
    BranchStaff staff,
    Actor actor,
    AdminChoices choices,
    SegmentBook segments,
    IStoreService stores,
    IPermissionService permissions,
    IStoreContext shop,
    Texts texts,
    ShopClock clock,
    TimeProvider time)
{
    const int MostYears = 30;

    /// <summary>The list of reports.</summary>
    public async Task<ReportListModel> ListAsync()
    {
        var all = new List<(string Key, string Title, string Definition)>();
        foreach (var report in reports)
            all.Add((report.Key, await TextAsync(report, "Title"), await TextAsync(report, "Definition")));
        return new() { Reports = all };
    }

    /// <summary>A report; null: there is none of that key.</summary>
    public IReport? Find(string? key) => reports.FirstOrDefault(report => report.Key == key);

    /// <summary>The page of a report, with what it answers where what was asked can be.</summary>
    /// <param name="report">The report.</param>
    /// <param name="asked">As sent.</param>
    /// <param name="state">Takes what is wrong.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ReportModel> ShowAsync(IReport report, ReportQuestion asked, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        var filter = await ReadAsync(report, asked, state);
        var reach = await staff.ReachAsync(await actor.IdAsync());
        var shops = await stores.GetAllStoresAsync();
        var model = new ReportModel
        {
            Key = report.Key,
            Fields = report.Fields,
            From = asked.From,
            To = asked.To,
            On = asked.On,
            BranchId = asked.BranchId,
            StoreId = asked.StoreId,
            SegmentId = asked.SegmentId,
            Order = asked.Order,
            Title = await TextAsync(report, "Title"),
            Definition = await TextAsync(report, "Definition"),
            Empty = await TextAsync(report, "Empty"),
            AvailableBranches = report.Fields.HasFlag(ReportFields.Branch) ? await choices.BranchesAsync("Plugins.Misc.Cashback.Vouchers.AllBranches", reach) : [],
            AvailableStores = report.Fields.HasFlag(ReportFields.Store) && shops.Count > 1 ? [new(await texts.GetAsync("Simulator.AllStores"), "0"), .. shops.Select(store => new SelectListItem(store.Name, store.Id.ToString(CultureInfo.InvariantCulture)))] : [],
            AvailableSegments = report.Fields.HasFlag(ReportFields.Segment) ? await SegmentsAsync() : [],
            AvailableOrders = await OrdersAsync(report),
            CanDownload = await permissions.AuthorizeAsync(CashbackPermissions.Export),
        };
        return filter is null ? model : await AnswerAsync(report, filter, model, cancellationToken);
    }

    async Task<ReportModel> AnswerAsync(IReport report, ReportFilter filter, ReportModel model, CancellationToken cancellationToken)
    {
        var name = (await shop.GetCurrentStoreAsync()).Name;
        model.Heading = report.Fields.HasFlag(ReportFields.Day) ? $"{name}, {Shown(filter.To)}" : report.Fields.HasFlag(ReportFields.Period) ? $"{name}, {Shown(filter.From)} – {Shown(filter.To)}" : name;
        var answer = await report.RunAsync(filter, cancellationToken);
        var (total, tables) = (await texts.GetAsync("Reports.Total"), new List<ReportTableModel>(answer.Tables.Count));
        foreach (var table in answer.Tables)
        {
            var headings = new List<string>(table.Columns.Count);
            foreach (var column in table.Columns)
                headings.Add(await texts.GetAsync(column.Heading));
            tables.Add(ReportTables.ModelOf(table, total, headings, clock));
        }

        (model.Facts, model.Tables) = (answer.Facts, tables);
        if (report.Key == MonthsReport.Name && await permissions.AuthorizeAsync(CashbackPermissions.Configure) && await months.NextAsync() is { } next)
            model.Closing = (ClosedMonth.NumberOf(next), next.ToString("MMM yyyy", CultureInfo.CurrentCulture));
        return model;
    }

    /// <summary>Reads what is asked; where no day is named, the usual ones.</summary>
    /// <param name="report">Of which report.</param>
    /// <param name="asked">As sent; gets what was not.</param>
    /// <param name="state">Takes what is wrong; the result is null then.</param>
    public async Task<ReportFilter?> ReadAsync(IReport report, ReportQuestion asked, ModelStateDictionary state)
    {
        var today = ShopTime.Date(time.GetUtcNow().UtcDateTime, clock.Zone);
        var isOfDay = report.Fields.HasFlag(ReportFields.Day);
        var to = isOfDay ? Day(asked.On) ?? today : Day(asked.To) ?? today;
        var last = isOfDay ? nameof(asked.On) : nameof(asked.To);
        if (to > today)
            state.AddModelError(last, await texts.GetAsync("Reports.NotYet"));
        else if (to.Year < today.Year - MostYears)
            state.AddModelError(last, await texts.GetAsync("Reports.TooLong", MostYears));
        if (!state.IsValid)
            return null;

        var usual = report.Fields.HasFlag(ReportFields.Year) ? to.AddYears(-1).AddDays(1) : new DateOnly(to.Year, to.Month, 1);
        var from = isOfDay || !report.Fields.HasFlag(ReportFields.Period) ? to : Day(asked.From) ?? usual;
        if (from > to)
            state.AddModelError(last, await texts.GetAsync("Errors.EndNotAfterStart"));
        else if (from.Year < today.Year - MostYears)
            state.AddModelError(nameof(asked.From), await texts.GetAsync("Reports.TooLong", MostYears));
        if (!state.IsValid)
            return null;

        (asked.From, asked.To, asked.On) = (from.ToDateTime(TimeOnly.MinValue), to.ToDateTime(TimeOnly.MinValue), to.ToDateTime(TimeOnly.MinValue));
        var reach = await staff.ReachAsync(await actor.IdAsync());
        asked.BranchId = report.Fields.HasFlag(ReportFields.Branch) && reach.Sees(asked.BranchId) ? asked.BranchId : 0;
        asked.StoreId = report.Fields.HasFlag(ReportFields.Store) ? asked.StoreId : 0;
        asked.SegmentId = report.Fields.HasFlag(ReportFields.Segment) && await segments.GetAsync(asked.SegmentId) is not null ? asked.SegmentId : 0;
        asked.Order = asked.Order >= 0 && asked.Order < report.Orders.Count ? asked.Order : 0;
        return new(from, to, ShopTime.StartOfDay(from, clock.Zone), ShopTime.StartOfDay(to.AddDays(1), clock.Zone))
        {
            BranchId = asked.BranchId,
            StoreId = asked.StoreId,
            SegmentId = asked.SegmentId,
            Order = asked.Order,
            Bound = reach.Bound,
        };
    }

    async Task<IList<SelectListItem>> SegmentsAsync() => await segments.GetAllAsync() is { Count: > 0 } all
        ? [new(await texts.GetAsync("Reports.AllClients"), "0"), .. all.Select(segment => new SelectListItem(segment.Name, segment.Id.ToString(CultureInfo.InvariantCulture)))]
        : [];

    async Task<IList<SelectListItem>> OrdersAsync(IReport report)
    {
        var items = new List<SelectListItem>();
        foreach (var key in report.Orders)
            items.Add(new(await texts.GetAsync(key), items.Count.ToString(CultureInfo.InvariantCulture)));
        return items;
    }

    Task<string> TextAsync(IReport report, string part) => texts.OfKeyAsync(CashbackDefaults.ResourcePrefix + "." + $"Reports.{report.Key}.{part}");

    static DateOnly? Day(DateTime? typed) => typed is { } day ? DateOnly.FromDateTime(day) : null;

    static string Shown(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);
}
