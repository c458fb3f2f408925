namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>A lot's share of an entry.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Amount">Minor units, &gt; 0.</param>
public readonly record struct LotChange(Lot Lot, long Amount);
