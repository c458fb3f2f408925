namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The credit that an order takes.</summary>
/// <param name="Amount">Minor units; 0 where nothing was asked for or the wish was refused.</param>
/// <param name="Refusal">Why not; null where it was not refused.</param>
/// <param name="CutByLeastTotal">The amount would have been larger, had the shop no least order total.</param>
public sealed record RedemptionQuote(long Amount, RedemptionRefusal? Refusal, bool CutByLeastTotal = false);
