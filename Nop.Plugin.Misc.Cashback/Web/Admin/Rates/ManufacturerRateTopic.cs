using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>Rates of manufacturers, whose products cannot be excluded by them.</summary>
public sealed class ManufacturerRateTopic(EarnRuleService rules, IManufacturerService manufacturers, RateForm rates, RulePreviewFactory preview)
    : RateTopic<Manufacturer, ManufacturerRateModel>(rates, preview)
{
    public override string One => "Manufacturer";

    public override string Several => "Manufacturers";

    /// <summary>A page of manufacturers with their rates.</summary>
    public async Task<ManufacturerRateListModel> ListAsync(ManufacturerRateSearchModel search)
    {
        var own = (await rules.GetManufacturerRatesAsync()).ToDictionary(row => row.ManufacturerId);
        var words = await WordsAsync();
        var page = search.WithRateOnly
            ? PageOf((await manufacturers.GetManufacturersByIdsAsync([.. own.Keys]))
                .Where(maker => !maker.Deleted && Has(maker.Name, search.SearchText))
                .OrderBy(maker => maker.DisplayOrder).ThenBy(maker => maker.Id), search)
            : await manufacturers.GetAllManufacturersAsync((search.SearchText ?? "").Trim(), pageIndex: search.Page - 1, pageSize: search.PageSize, showHidden: true);
        return new ManufacturerRateListModel().PrepareToGrid(search, page, () => page.Select(maker => new ManufacturerRateModel
        {
            Id = maker.Id,
            Name = maker.Name,
            Rate = own.TryGetValue(maker.Id, out var row) ? words.Rate(row.Rate, row.Unit) : null,
        }));
    }

    public override async Task<Manufacturer?> FindAsync(int id) =>
        await manufacturers.GetManufacturerByIdAsync(id) is { Deleted: false } manufacturer ? manufacturer : null;

    public override string NameOf(Manufacturer item) => item.Name;

    public override async Task<OwnRate> SavedAsync(int id) =>
        (await rules.GetManufacturerRatesAsync()).FirstOrDefault(row => row.ManufacturerId == id) is { } row ? new(row.Rate, row.Unit) : default;

    public override Task<RuleSaveResult> SaveAsync(int id, OwnRate rate) => rules.SaveManufacturerRateAsync(id, rate.Rate, (RateUnit)rate.Unit);

    protected override Task<PreviewPage> FillAsync(ManufacturerRateModel model, Manufacturer item)
    {
        model.Name = item.Name;
        return Task.FromResult(new PreviewPage("PreviewManufacturer", FormId));
    }

    protected override async Task<TriedForm> TriedAsync(int id, OwnRate rate, ModelStateDictionary state)
    {
        var name = (await manufacturers.GetManufacturerByIdAsync(id))?.Name ?? "";
        return new(typeof(ManufacturerRateModel), state, With) { ManufacturerId = id };

        RuleRows With(RuleRows saved)
        {
            var others = saved.ManufacturerRates.Where(row => row.ManufacturerId != id);
            return saved with
            {
                ManufacturerRates = rate.Rate is { } number ? [.. others, new() { ManufacturerId = id, Rate = number, Unit = rate.Unit }] : [.. others],
                ManufacturerNames = new Dictionary<int, string>(saved.ManufacturerNames) { [id] = name },
            };
        }
    }
}
