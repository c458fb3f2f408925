namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A manufacturer with an earn rate. It applies after product and category, before the tier.</summary>
/// <param name="Id">The shop's manufacturer id.</param>
/// <param name="Name">For explanations.</param>
/// <param name="Rate">Earn rate: in percent 0 to 100, at most 4 decimals.</param>
/// <param name="Unit">What the rate's number means.</param>
public sealed record ManufacturerRule(int Id, string Name, decimal Rate, RateUnit Unit = RateUnit.Percent);
