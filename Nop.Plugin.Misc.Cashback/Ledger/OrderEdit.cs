namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>An order whose lines were edited, in the ledger's terms. Amounts in minor units.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Gross">The lines as they are now, with tax and shipping, before credit.</param>
/// <param name="PaidBefore">Its total before the edit if it is paid, 0 if not: holds where the ledger knows of no payment.</param>
/// <param name="Refunded">Money refunded so far.</param>
/// <param name="Voided">Cancelled or deleted: all of its credit is back already.</param>
/// <param name="GraceExpiresOnUtc">End of a lot for credit that comes back after its date.</param>
public sealed record OrderEdit(int OrderId, long Gross, long PaidBefore, long Refunded, bool Voided, DateTime GraceExpiresOnUtc);

/// <summary>What an edit comes to. Amounts in minor units.</summary>
/// <param name="Total">The order's total, to be paid in money.</param>
/// <param name="GivenBack">Credit that went back to the wallet.</param>
/// <param name="MoneyOver">Money that was paid and not refunded, above the total; 0 or more. No act of the ledger gives it back.</param>
public sealed record OrderEditResult(long Total, long GivenBack, long MoneyOver);
