using Nop.Plugin.Misc.Cashback.Insight.Guard;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Guard;

/// <summary>Makes the page of the margin guard and reads its limits.</summary>
public sealed class MarginGuardFactory(MarginGuard guard, ISettingService settings, Texts texts, FormReaders readers)
{
    const int PageSize = 50;
    const decimal MostPercent = 10_000;

    static readonly Column[] _columns =
    [
        Column.Text("Rates.Product"), Column.Amount("Guard.Price"), Column.Amount("Guard.Cost"), Column.Amount("Guard.Most"), Column.Amount("Guard.OfMargin"), Column.Text("Guard.By"),
    ];

    /// <summary>A page of products.</summary>
    /// <param name="pageIndex">From 0.</param>
    public async Task<MarginGuardModel> PrepareAsync(int pageIndex)
    {
        var limits = await settings.LoadSettingAsync<CashbackGuardSettings>();
        var model = new MarginGuardModel { WarnPercent = Figures.Number(limits.MarginWarnPercent), WarnMarginPercent = Figures.Number(limits.MarginWarnMarginPercent) };
        return await CompleteAsync(model, pageIndex);
    }

    /// <summary>Adds the products, also to a model that comes back with errors.</summary>
    public async Task<MarginGuardModel> CompleteAsync(MarginGuardModel model, int pageIndex)
    {
        pageIndex = Math.Clamp(pageIndex, 0, (int.MaxValue / PageSize) - 1);
        var report = await guard.CheckAsync(pageIndex, PageSize);
        model.Summary = await SummaryAsync(report);
        model.PageIndex = pageIndex;
        model.HasNext = report.Found > (pageIndex + 1) * PageSize;
        var rows = new List<TableRow>();
        foreach (var product in report.Page)
            rows.Add(await RowAsync(product, report.Rules));
        model.Products = new(_columns, rows) { Action = null };
        return model;
    }

    /// <summary>The limits that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<CashbackGuardSettings> ReadAsync(MarginGuardModel model, ModelStateDictionary state)
    {
        var typed = await readers.OpenAsync(state);
        return new()
        {
            MarginWarnPercent = await typed.NumberAsync(nameof(model.WarnPercent), model.WarnPercent, MostPercent),
            MarginWarnMarginPercent = await typed.NumberAsync(nameof(model.WarnMarginPercent), model.WarnMarginPercent, MostPercent),
        };
    }

    /// <summary>How many products are over a share, in words; null: none.</summary>
    public async Task<string?> WarningAsync()
    {
        var report = await guard.CheckAsync(0, 1);
        return report.Found == 0 ? null : await SummaryAsync(report);
    }

    async Task<string> SummaryAsync(GuardReport report) => report.Found == 0
        ? await texts.GetAsync("Guard.NoneFound", report.Products)
        : await texts.GetAsync("Guard.Found", report.Found, report.Products);

    // A dash: the cost is not known, or there is no margin.
    async Task<TableRow> RowAsync(GuardedProduct product, EarnRuleSet rules) => new(product.ProductId,
    [
        new(product.Name) { Link = $"~/Admin/Product/Edit/{product.ProductId}" },
        Amount(product.Price, rules),
        product.Cost is { } cost ? Amount(cost, rules) : "–",
        $"{Amount(product.Most.Amount, rules)} ({Figures.Percent(decimal.Round(product.Most.Percent, 2))})",
        product.MarginPercent is { } share ? Figures.Percent(share) : "–",
        await ByAsync(product.Most, rules),
    ]);

    async Task<string> ByAsync(MaximumEarn most, EarnRuleSet rules)
    {
        var source = most.Source switch
        {
            RateSource.Product => await texts.GetAsync("Guard.ByProduct"),
            RateSource.Category => rules.FindCategory(most.SourceId)?.Name,
            RateSource.Manufacturer => rules.FindManufacturer(most.SourceId)?.Name,
            RateSource.Tier => rules.FindTier(most.SourceId)?.Name,
            RateSource.Card => rules.FindCard(most.SourceId)?.Name,
            _ => null,
        };
        var programmes = rules.Programmes.Where(programme => most.ProgrammeIds.Contains(programme.Id)).Select(programme => programme.Name);
        return string.Join(" + ", new[] { source }.OfType<string>().Concat(programmes));
    }

    static string Amount(decimal units, EarnRuleSet rules) => Figures.Amount(Money.FromDecimalHalfUp(units, rules.Currency).Minor, rules.Currency);
}

/// <summary>The products that may give back more than a share.</summary>
public sealed record MarginGuardModel : BaseNopModel
{
    /// <summary>Percent of the price, text in the culture of the page.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Guard.WarnPercent")]
    public string? WarnPercent { get; set; }

    /// <summary>Percent of the margin, text in the culture of the page.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Guard.WarnMarginPercent")]
    public string? WarnMarginPercent { get; set; }

    /// <summary>How many were looked at and found, in words.</summary>
    public string Summary { get; set; } = "";

    public TableModel Products { get; set; } = new([], []);

    /// <summary>From 0.</summary>
    public int PageIndex { get; set; }

    public bool HasNext { get; set; }
}
