using Nop.Plugin.Misc.Cashback.Web.Admin.History;
using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Tiers;

/// <summary>Tiers and their form.</summary>
public sealed class TierForm(EarnRuleService rules, RateForm rates, RulePreviewFactory preview, FormReaders readers, Texts texts, RowHistory history) : RowForm<CashbackTier, TierModel>
{
    public override string Topic => "Tiers";

    public override string One => "Tier";

    public override async Task<TableModel> ListAsync()
    {
        var words = await rates.WordsAsync();
        return new(
            [Column.Text("Tiers.Name"), Column.Amount("Tiers.SpendThreshold"), Column.Amount("Tiers.Rate"), Column.Amount("Tiers.MinimumReceipt")],
            [.. (await rules.GetTiersAsync()).Select(tier => new TableRow(tier.Id,
            [
                tier.Name,
                Figures.Amount(tier.SpendThreshold, words.Currency),
                words.Rate(tier.Rate, tier.Unit),
                tier.MinimumReceipt is { } least ? Figures.Amount(least, words.Currency) : null,
            ]))]);
    }

    /// <summary>An empty tier to fill in. A shop's first is for everybody: it begins at no spend.</summary>
    public async Task<TierModel> NewAsync() => await CompleteAsync(new TierModel
    {
        SpendThreshold = (await rules.GetTiersAsync()).Count == 0 ? Figures.AmountField(0, (await rates.WordsAsync()).Currency) : null,
    });

    public override async Task<CashbackTier?> FindAsync(int id) => (await rules.GetTiersAsync()).FirstOrDefault(tier => tier.Id == id);

    public override async Task<TierModel> OpenAsync(CashbackTier row)
    {
        var words = await rates.WordsAsync();
        var currency = words.Currency;
        return await CompleteAsync(new TierModel
        {
            Id = row.Id,
            Name = row.Name,
            SpendThreshold = Figures.AmountField(row.SpendThreshold, currency),
            Rate = words.RateField(row.Rate, row.Unit),
            Unit = row.Unit,
            MinimumReceipt = row.MinimumReceipt is { } least ? Figures.AmountField(least, currency) : null,
        });
    }

    public override async Task<TierModel> CompleteAsync(TierModel model)
    {
        model.CurrencyCode = (await rates.WordsAsync()).Currency.Code;
        model.AvailableUnits = await rates.UnitsAsync();
        await preview.CompleteAsync(model.Preview, new("Preview", "tier-form") { TierId = model.Id == 0 ? RulePreviewFactory.NewId : model.Id });
        if (model.Id == 0)
            model.Preview.AvailableTiers.Add(new(await texts.GetAsync("Preview.ThisTier"), RulePreviewFactory.NewId.ToString(CultureInfo.InvariantCulture)));
        return model;
    }

    /// <summary>Computes the earning of a purchase with the tier of the form, also where it is not saved.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="tier">As the form says.</param>
    /// <param name="state">What is wrong with the form.</param>
    public Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, CashbackTier tier, ModelStateDictionary state)
    {
        var id = tier.Id;
        tier.Id = id == 0 ? RulePreviewFactory.NewId : id;
        return preview.ShowAsync(asked, new(typeof(TierModel), state, source => source with
        {
            Tiers = [.. source.Tiers.Where(row => row.Id != id).Append(tier).OrderBy(row => row.SpendThreshold)],
        }));
    }

    public override async Task<CashbackTier> ReadAsync(TierModel model, ModelStateDictionary state)
    {
        var reader = await readers.OpenAsync(state);
        return new CashbackTier
        {
            Id = model.Id,
            Name = await reader.NameAsync(nameof(model.Name), model.Name),
            SpendThreshold = await reader.AmountAsync(nameof(model.SpendThreshold), model.SpendThreshold),
            Rate = await rates.ReadAsync(model.Rate, model.Unit, required: true, state) ?? 0,
            Unit = model.Unit,
            MinimumReceipt = await reader.OptionalAmountAsync(nameof(model.MinimumReceipt), model.MinimumReceipt),
        };
    }

    public override Task<RuleSaveResult> SaveAsync(CashbackTier row) => rules.SaveTierAsync(row);

    public override Task<IReadOnlyList<string>> ChangesAsync(CashbackTier? before, CashbackTier after) => history.OfAsync(before, after);

    public override async Task<object[]> TellAsync(CashbackTier row)
    {
        var words = await rates.WordsAsync();
        return [row.Name, row.Id, Figures.AmountField(row.SpendThreshold, words.Currency), words.Rate(row.Rate, row.Unit)];
    }

    public override async Task<object[]> DeleteAsync(CashbackTier row)
    {
        await rules.DeleteTierAsync(row.Id);
        return [row.Name, row.Id];
    }
}

/// <summary>A tier as it is edited. Amounts and percents are text in the culture of the page.</summary>
public sealed record TierModel : RateFieldsModel, INamedModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Tiers.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Tiers.SpendThreshold")]
    public string? SpendThreshold { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Tiers.MinimumReceipt")]
    public string? MinimumReceipt { get; set; }

    /// <summary>Code of the primary store currency, shown behind amounts.</summary>
    public string? CurrencyCode { get; set; }

    /// <summary>The panel that tries it.</summary>
    public RulePreviewModel Preview { get; set; } = new();

    public override bool RateRequired => true;
}
