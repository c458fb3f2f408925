using Nop.Core;
using Nop.Plugin.Misc.Cashback.RuleBook;
using Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>Works out, with the calculator that orders go through, what a plain purchase earns at each tier.</summary>
public sealed class EarnExampleFactory(IRuleSetProvider rules, RateForm rates, IStoreContext stores, TimeProvider time)
{
    const decimal Purchase = 50;

    /// <summary>The example under the saved rules of a store.</summary>
    /// <param name="storeId">The store; 0: the current one stands for all.</param>
    public async Task<EarnExampleModel> PrepareAsync(int storeId)
    {
        var set = await rules.GetAsync(storeId > 0 ? storeId : (await stores.GetCurrentStoreAsync()).Id);
        var words = await rates.WordsAsync();
        return new EarnExampleModel
        {
            Purchase = AdminText.Amount(Money.FromDecimalHalfUp(Purchase, set.Currency).Minor, set.Currency),
            Rows = [.. set.Tiers.Select(tier => Row(set, tier, words))],
        };
    }

    EarnExampleRow Row(EarnRuleSet set, TierRule tier, RateWords words)
    {
        var result = EarnCalculator.Calculate(set, new EarnRequest
        {
            Lines = [new EarnLine(1, "", Purchase, 0, [], [])],
            Total = Purchase,
            Payable = Purchase,
            Tier = tier,
            PlacedOnUtc = time.GetUtcNow().UtcDateTime,
        });
        return new(tier.Name, words.Read(tier.Rate, (int)tier.Unit), AdminText.Amount(result.EarnedMinor, set.Currency), result.BelowMinimum);
    }
}
