namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A product with a rate of its own, or without any earning.</summary>
/// <param name="ProductId">The shop's product id.</param>
/// <param name="Rate">Earn rate: in percent 0 to 100, at most 4 decimals; null: none of its own.</param>
/// <param name="Excluded">The product earns nothing.</param>
/// <param name="Unit">What the rate's number means.</param>
public sealed record ProductRule(int ProductId, decimal? Rate = null, bool Excluded = false, RateUnit Unit = RateUnit.Percent);
