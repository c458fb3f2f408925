namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A level that a customer reaches by qualifying spend.</summary>
/// <param name="Id">Id of the tier.</param>
/// <param name="Name">For explanations.</param>
/// <param name="SpendMinor">Threshold: qualifying spend in minor units from which the tier is deserved; no two tiers share one.</param>
/// <param name="Rate">Earn rate: in percent 0 to 100, at most 4 decimals.</param>
/// <param name="MinimumReceiptMinor">Least earn base, in minor units, of an order that earns; null: only the general one holds.</param>
/// <param name="Unit">What the rate's number means.</param>
public sealed record TierRule(
    int Id,
    string Name,
    long SpendMinor,
    decimal Rate,
    long? MinimumReceiptMinor = null,
    RateUnit Unit = RateUnit.Percent);
