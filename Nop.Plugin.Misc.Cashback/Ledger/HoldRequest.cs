namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>A wish to set credit aside.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Reference">Lower-case, unique; a repeat answers with the first hold.</param>
/// <param name="Amount">Minor units, &gt; 0.</param>
/// <param name="Context">Who, where, when.</param>
public sealed record HoldRequest(HoldPurpose Purpose, string Reference, long Amount, PostingContext Context)
{
    /// <summary>Lower-case; an open hold of the same group gives way. Empty: no group.</summary>
    public string GroupKey { get; init; } = "";

    /// <summary>The branch that may capture it; 0: every branch.</summary>
    public int BranchId { get; init; }

    /// <summary>From when it cannot be captured; null: does not lapse by date.</summary>
    public DateTime? ExpiresOnUtc { get; init; }

    /// <summary>Sequence of the wallet's newest entry when its owner agreed: where there is another by now, nothing is spent. Null: whatever there is.</summary>
    public long? AtSequence { get; init; }
}

/// <summary>A wish to spend a hold.</summary>
/// <param name="Reference">The hold.</param>
/// <param name="Amount">Minor units, &gt; 0; null: what is left.</param>
/// <param name="BranchId">The branch that asks; 0 outside a salon.</param>
/// <param name="Context">Who, where, when; its act key makes it repeat-safe, its reason keeps the receipt number.</param>
public sealed record CaptureRequest(string Reference, long? Amount, int BranchId, PostingContext Context);
