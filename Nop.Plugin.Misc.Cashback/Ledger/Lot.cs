namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Credit that entered a wallet together, with one activation instant and one expiry instant.</summary>
/// <remarks>The three parts are projections of the entries; the dates are set once and stay, but for an end that staff extend.</remarks>
[StoredIn(CashbackTableNames.Lot)]
[Unique(nameof(WalletId), nameof(Number))]
[Indexed(nameof(WalletId), nameof(Open))]
[Indexed(nameof(Pending), nameof(ActivatesOnUtc))]
[Indexed(nameof(Open), nameof(ExpiresOnUtc))]
public class Lot : BaseEntity
{
    DateTime? _activatesOnUtc;
    DateTime? _expiresOnUtc;
    DateTime _createdOnUtc;

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>1, 2, 3 … within the wallet: a lower number is older.</summary>
    public int Number { get; set; }

    /// <summary>The order that earned it; null for gifts, adjustments and grace lots.</summary>
    public int? OrderId { get; set; }

    /// <summary>Number of the <see cref="EntryKind"/> that opened the lot.</summary>
    public int SourceId { get; set; }

    /// <summary>Not usable yet, minor units ≥ 0.</summary>
    public long Pending { get; set; }

    /// <summary>Left to use, minor units ≥ 0.</summary>
    public long Available { get; set; }

    /// <summary>Set aside by open holds, minor units ≥ 0.</summary>
    public long Reserved { get; set; }

    /// <summary>False once nothing is left in any part: what reads look for.</summary>
    public bool Open { get; set; }

    /// <summary>From when the pending part can be used; null: not known until the order is completed.</summary>
    public DateTime? ActivatesOnUtc
    {
        get => _activatesOnUtc;
        set => _activatesOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>From this instant it cannot be used any more; null: never, or not known until activation is.</summary>
    public DateTime? ExpiresOnUtc
    {
        get => _expiresOnUtc;
        set => _expiresOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>When it was opened.</summary>
    public DateTime CreatedOnUtc
    {
        get => _createdOnUtc;
        set => _createdOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>Whether the lot is past its date.</summary>
    /// <param name="nowUtc">The instant to judge by.</param>
    public bool IsExpired(DateTime nowUtc) => ExpiresOnUtc is { } end && end <= nowUtc;

    /// <summary>Whether its pending part may become available.</summary>
    /// <param name="nowUtc">The instant to judge by.</param>
    public bool IsDue(DateTime nowUtc) => Pending > 0 && ActivatesOnUtc is { } start && start <= nowUtc;
}
