namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Effect of one entry on one lot. Written with its entry, never changed.</summary>
[StoredIn(CashbackTableNames.LotMovement)]
[Unique(nameof(WalletId), nameof(Sequence), nameof(Ordinal))]
public class LotMovement : BaseEntity
{
    DateTime? _activatesOnUtc;
    DateTime? _expiresOnUtc;

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>Sequence of the entry.</summary>
    public long Sequence { get; set; }

    /// <summary>0, 1, 2 … within the entry: the order in which lots were taken.</summary>
    public int Ordinal { get; set; }

    /// <summary>The lot, by its number in the wallet.</summary>
    public int LotNumber { get; set; }

    /// <summary>Change of the lot's pending part, minor units.</summary>
    public long Pending { get; set; }

    /// <summary>Change of the lot's available part, minor units.</summary>
    public long Available { get; set; }

    /// <summary>Change of the lot's reserved part, minor units.</summary>
    public long Reserved { get; set; }

    /// <summary>The lot's activation as it stood then; null: not known yet, or the entry is of <see cref="HashFormat.First"/>.</summary>
    public DateTime? ActivatesOnUtc
    {
        get => _activatesOnUtc;
        set => _activatesOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>The lot's expiry as it stood then, so that a later change of the lot's row is found out; null: never, or not known yet.</summary>
    public DateTime? ExpiresOnUtc
    {
        get => _expiresOnUtc;
        set => _expiresOnUtc = LedgerInstants.Cut(value);
    }
}

/// <summary>A lot's share of an entry.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Amount">Minor units, &gt; 0.</param>
public readonly record struct LotChange(Lot Lot, long Amount);
