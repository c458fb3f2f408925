using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the pages of tiers and reads them back.</summary>
public sealed class AdminTierFactory(IEarnRuleService rules, IWalletDirectory wallets, RateForm rates, RulePreviewFactory preview, ILocalizationService localization)
{
    /// <summary>All tiers, lowest first.</summary>
    public async Task<TierListModel> PrepareListAsync()
    {
        var words = await rates.WordsAsync();
        return new TierListModel { Tiers = [.. (await rules.GetTiersAsync()).Select(t => Row(t, words))] };
    }

    /// <summary>An empty tier to fill in. A shop's first is for everybody: it begins at no spend.</summary>
    public async Task<TierModel> PrepareNewAsync() => await CompleteAsync(new TierModel
    {
        SpendThreshold = (await rules.GetTiersAsync()).Count == 0 ? AdminText.AmountField(0, (await rates.WordsAsync()).Currency) : null,
    });

    /// <summary>A saved tier; null: there is none with the id.</summary>
    public async Task<CashbackTier?> FindAsync(int tierId) => (await rules.GetTiersAsync()).FirstOrDefault(t => t.Id == tierId);

    /// <summary>A tier to edit; null: there is none with the id.</summary>
    public async Task<TierModel?> PrepareAsync(int tierId)
    {
        if (await FindAsync(tierId) is not { } tier)
            return null;

        var words = await rates.WordsAsync();
        var currency = words.Currency;
        return await CompleteAsync(new TierModel
        {
            Id = tier.Id,
            Name = tier.Name,
            SpendThreshold = AdminText.AmountField(tier.SpendThreshold, currency),
            Rate = words.Type(tier.Rate, tier.Unit),
            Unit = tier.Unit,
            MinimumReceipt = tier.MinimumReceipt is { } least ? AdminText.AmountField(least, currency) : null,
        });
    }

    /// <summary>Adds what the page shows beside the fields.</summary>
    public async Task<TierModel> CompleteAsync(TierModel model)
    {
        model.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        model.AvailableUnits = await rates.UnitsAsync();
        await preview.CompleteAsync(model.Preview, new("Preview", "tier-form") { TierId = model.Id == 0 ? RulePreviewFactory.NewId : model.Id });
        if (model.Id == 0)
            model.Preview.AvailableTiers.Add(new(await localization.GetResourceAsync("Plugins.Misc.Cashback.Preview.ThisTier"), RulePreviewFactory.NewId.ToString(CultureInfo.InvariantCulture)));
        return model;
    }

    /// <summary>What a purchase earns with the tier of the form, also where it is not saved.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="tier">As the form says.</param>
    /// <param name="state">What is wrong with the form.</param>
    public Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, CashbackTier tier, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(tier);
        var id = tier.Id;
        tier.Id = id == 0 ? RulePreviewFactory.NewId : id;
        return preview.ShowAsync(asked, new(typeof(TierModel), state, source => source.With(
            tiers: [.. source.Tiers.Where(row => row.Id != id).Append(tier).OrderBy(row => row.SpendThreshold)])));
    }

    /// <summary>The tier that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<CashbackTier> ReadAsync(TierModel model, ModelStateDictionary state)
    {
        var typed = new TypedNumbers(state, await wallets.GetCurrencyAsync(), localization);
        return new CashbackTier
        {
            Id = model.Id,
            Name = (model.Name ?? "").Trim(),
            SpendThreshold = await typed.AmountAsync(nameof(model.SpendThreshold), model.SpendThreshold),
            Rate = await rates.ReadAsync(model.Rate, model.Unit, required: true, state) ?? 0,
            Unit = model.Unit,
            MinimumReceipt = await typed.OptionalAmountAsync(nameof(model.MinimumReceipt), model.MinimumReceipt),
        };
    }

    /// <summary>A tier's rate in words.</summary>
    public async Task<string> DescribeRateAsync(CashbackTier tier)
    {
        ArgumentNullException.ThrowIfNull(tier);
        return (await rates.WordsAsync()).Read(tier.Rate, tier.Unit);
    }

    static TierModel Row(CashbackTier tier, RateWords words) => new()
    {
        Id = tier.Id,
        Name = tier.Name,
        SpendThreshold = AdminText.Amount(tier.SpendThreshold, words.Currency),
        Rate = words.Read(tier.Rate, tier.Unit),
        MinimumReceipt = tier.MinimumReceipt is { } least ? AdminText.Amount(least, words.Currency) : null,
    };
}
