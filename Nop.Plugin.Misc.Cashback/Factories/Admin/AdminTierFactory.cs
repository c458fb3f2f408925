using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the pages of tiers and reads them back.</summary>
public sealed class AdminTierFactory(IEarnRuleService rules, IWalletDirectory wallets, ILocalizationService localization)
{
    /// <summary>All tiers, lowest first.</summary>
    public async Task<TierListModel> PrepareListAsync()
    {
        var currency = await wallets.GetCurrencyAsync();
        return new TierListModel { Tiers = [.. (await rules.GetTiersAsync()).Select(t => Row(t, currency))] };
    }

    /// <summary>An empty tier to fill in.</summary>
    public async Task<TierModel> PrepareNewAsync() => await CompleteAsync(new TierModel());

    /// <summary>A tier to edit; null: there is none with the id.</summary>
    public async Task<TierModel?> PrepareAsync(int tierId)
    {
        var tier = (await rules.GetTiersAsync()).FirstOrDefault(t => t.Id == tierId);
        if (tier is null)
            return null;

        var currency = await wallets.GetCurrencyAsync();
        return await CompleteAsync(new TierModel
        {
            Id = tier.Id,
            Name = tier.Name,
            SpendThreshold = AdminText.AmountField(tier.SpendThreshold, currency),
            Rate = AdminText.Number(tier.Rate),
            MinimumReceipt = tier.MinimumReceipt is { } least ? AdminText.AmountField(least, currency) : null,
        });
    }

    /// <summary>Adds what the page shows beside the fields.</summary>
    public async Task<TierModel> CompleteAsync(TierModel model)
    {
        model.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        return model;
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
            Rate = await typed.NumberAsync(nameof(model.Rate), model.Rate, RuleSetValidator.MaxPercent),
            MinimumReceipt = await typed.OptionalAmountAsync(nameof(model.MinimumReceipt), model.MinimumReceipt),
        };
    }

    static TierModel Row(CashbackTier tier, CurrencySpec currency) => new()
    {
        Id = tier.Id,
        Name = tier.Name,
        SpendThreshold = AdminText.Amount(tier.SpendThreshold, currency),
        Rate = AdminText.Percent(tier.Rate),
        MinimumReceipt = tier.MinimumReceipt is { } least ? AdminText.Amount(least, currency) : null,
    };
}
