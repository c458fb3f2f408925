namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>
/// Money of an order that its client takes as credit. The row is written first, with all that is needed to finish: the shop's mark in the order and the ledger's entry are two transactions, and a
/// server may die between them.
/// </summary>
[StoredIn("Cashback_MoneyRefund")]
[Unique(nameof(Attempt))]
[Indexed(nameof(OrderId))]
[Indexed(nameof(DoneOnUtc))]
public sealed class MoneyRefund : BaseEntity, ISignedRow
{
    /// <summary>Names the form that asked for it; unique.</summary>
    [Text(32)]
    public string Attempt { get; set; } = "";

    /// <summary>The order.</summary>
    public int OrderId { get; set; }

    /// <summary>The wallet that the order is in.</summary>
    public int WalletId { get; set; }

    /// <summary>Money of the order that was refunded before, minor units: what its row says more tells that the shop has marked this refund.</summary>
    public long RefundedBefore { get; set; }

    /// <summary>The money, minor units.</summary>
    public long Amount { get; set; }

    /// <summary>What the shop adds, minor units; 0: nothing.</summary>
    public long Bonus { get; set; }

    /// <summary>End of the credit; null: never.</summary>
    public DateTime? ExpiresOnUtc { get; set; }

    /// <summary>Why; empty: it is finished, and stands in the ledger.</summary>
    [Prose(LedgerTextLengths.Reason)]
    [NotSigned]
    public string Reason { get; set; } = "";

    /// <summary>Customer id of who did it, and confirmed that the client agrees.</summary>
    public int ActorId { get; set; }

    /// <summary>When.</summary>
    public DateTime BegunOnUtc { get; set; }

    /// <summary>When the credit was given, or it was found that the shop has marked nothing; null: neither yet.</summary>
    public DateTime? DoneOnUtc { get; set; }

    /// <summary>Whether the credit was given; false where it is done: nothing was, and no money is marked as refunded.</summary>
    public bool Given { get; set; }

    /// <summary>When the client was told; null: not yet, or there is nothing to tell.</summary>
    [NotSigned]
    public DateTime? ToldOnUtc { get; set; }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";

    /// <summary>Names the act in the ledger.</summary>
    internal string ActKey => string.Create(CultureInfo.InvariantCulture, $"money-refund:{OrderId}:{Attempt}");

    internal CreditRefund Credit => new(OrderId, Amount, Bonus, ExpiresOnUtc.AsUtc());
}
