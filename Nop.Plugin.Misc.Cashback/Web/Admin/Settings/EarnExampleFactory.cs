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
            Purchase = Figures.Amount(Money.FromDecimalHalfUp(Purchase, set.Currency).Minor, set.Currency),
            Rows = [.. set.Tiers.Select(tier => Row(set, tier, words))],
        };
    }

    EarnExampleRow Row(EarnRuleSet set, TierRule tier, Words words)
    {
        var result = EarnCalculator.Calculate(set, new EarnRequest
        {
            Lines = [new EarnLine(1, "", Purchase, 0, [], [])],
            Total = Purchase,
            Payable = Purchase,
            Tier = tier,
            PlacedOnUtc = time.GetUtcNow().UtcDateTime,
        });
        return new(tier.Name, words.Rate(tier.Rate, (int)tier.Unit), Figures.Amount(result.EarnedMinor, set.Currency), result.BelowMinimum);
    }
}

/// <summary>Earning of a plain purchase under the saved rules, one row for each tier.</summary>
public sealed record EarnExampleModel : BaseNopModel
{
    /// <summary>Net value of the purchase, formatted.</summary>
    public string? Purchase { get; set; }

    public IList<EarnExampleRow> Rows { get; set; } = [];
}

/// <summary>A row of the worked example.</summary>
/// <param name="Tier">Name of the tier.</param>
/// <param name="Rate">Its rate, formatted.</param>
/// <param name="Earned">What the purchase earns, formatted.</param>
/// <param name="BelowMinimum">The purchase is under the least receipt.</param>
public sealed record EarnExampleRow(string Tier, string Rate, string Earned, bool BelowMinimum);
