namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Money of an order that the shop keeps, and that its client takes as credit instead.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">Minor units, above 0: the money.</param>
/// <param name="Bonus">Minor units, 0 or more: what the shop adds.</param>
/// <param name="ExpiresOnUtc">End of both; null: never.</param>
public sealed record CreditRefund(int OrderId, long Amount, long Bonus, DateTime? ExpiresOnUtc);
