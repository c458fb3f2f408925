using System.ComponentModel.DataAnnotations.Schema;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Purpose of a hold. The numbers are stored: never change or reuse one.</summary>
public enum HoldPurpose
{
    /// <summary>A checkout that is being placed.</summary>
    Checkout = 1,

    /// <summary>A voucher that the shopper carries to the salon.</summary>
    Voucher = 2,

    /// <summary>Staff take credit at the counter: held and captured in one act.</summary>
    Counter = 3,

    /// <summary>A cancelled order came back to life and its redemption is taken again.</summary>
    Retake = 4,

    /// <summary>A till sets credit aside while the client pays.</summary>
    Till = 5,
}

/// <summary>Where a hold stands. The numbers are stored: never change or reuse one.</summary>
public enum HoldState
{
    /// <summary>Something of it is still reserved.</summary>
    Open = 1,

    /// <summary>Captured to the last minor unit.</summary>
    Used = 2,

    /// <summary>Given up; what was left went back.</summary>
    Released = 3,

    /// <summary>Past its date; what was left went back.</summary>
    Lapsed = 4,
}

/// <summary>Credit moved Available → Reserved for one purpose, later captured or released. Amounts in minor units.</summary>
[StoredIn(CashbackTableNames.Hold)]
[Unique(nameof(WalletId), nameof(Number))]
[Unique(nameof(Reference))]
[Indexed(nameof(OrderId))]
[Indexed(nameof(GroupKey))]
[Indexed(nameof(StateId), nameof(PurposeId))]
[Indexed(nameof(WalletId), nameof(StateId))]
public class Hold : BaseEntity
{
    DateTime? _expiresOnUtc;
    DateTime _createdOnUtc;

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>1, 2, 3 … within the wallet.</summary>
    public int Number { get; set; }

    /// <summary>Stored number of <see cref="Purpose"/>.</summary>
    public int PurposeId { get; set; }

    /// <summary>Stored number of <see cref="State"/>.</summary>
    public int StateId { get; set; }

    /// <summary>Lower-case, unique: the checkout attempt or the voucher's code.</summary>
    [Text(LedgerTextLengths.HoldReference, LowerCase = true)]
    public string Reference { get; set; } = "";

    /// <summary>Lower-case; of one group at most one hold is open: the order's GUID. Empty: no group.</summary>
    [Text(LedgerTextLengths.HoldReference, LowerCase = true)]
    public string GroupKey { get; set; } = "";

    /// <summary>The order it paid for, once there is one.</summary>
    public int? OrderId { get; set; }

    /// <summary>The branch that may capture it; 0: every branch.</summary>
    public int BranchId { get; set; }

    /// <summary>Amount that was set aside, &gt; 0.</summary>
    public long Amount { get; set; }

    /// <summary>Part that was spent; for a retake also the part that became debt.</summary>
    public long Captured { get; set; }

    /// <summary>Part that went back unused.</summary>
    public long Released { get; set; }

    /// <summary>Part that was given back after having been spent; never above <see cref="Captured"/>.</summary>
    public long Restored { get; set; }

    /// <summary>Credit that edits freed, which its order needs no longer. On the first hold of an order; given back as <see cref="Restored"/> tells.</summary>
    public long Freed { get; set; }

    /// <summary>Credit that was no part of its order's total any longer when that was last computed anew, <see cref="Freed"/> and refunds before it together. On the first hold of an order; 0: edits freed all that there is of it.</summary>
    public long OutOfTotal { get; set; }

    /// <summary>From this instant it cannot be captured; null: never lapses by date.</summary>
    public DateTime? ExpiresOnUtc
    {
        get => _expiresOnUtc;
        set => _expiresOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>When it was made.</summary>
    public DateTime CreatedOnUtc
    {
        get => _createdOnUtc;
        set => _createdOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>Purpose.</summary>
    [NotMapped]
    public HoldPurpose Purpose { get => (HoldPurpose)PurposeId; set => PurposeId = (int)value; }

    /// <summary>Where it stands.</summary>
    [NotMapped]
    public HoldState State { get => (HoldState)StateId; set => StateId = (int)value; }

    /// <summary>Part that is still reserved, minor units.</summary>
    [NotMapped]
    public long Left => State == HoldState.Open ? Amount - Captured - Released : 0;
}

/// <summary>Amounts that one hold took from one lot, minor units.</summary>
[StoredIn(CashbackTableNames.HoldLot)]
[Unique(nameof(WalletId), nameof(HoldNumber), nameof(Ordinal))]
public class HoldLot : BaseEntity
{
    /// <summary>Stands for a lot number where a retake became debt.</summary>
    public const int Debt = 0;

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>The hold, by its number in the wallet.</summary>
    public int HoldNumber { get; set; }

    /// <summary>0, 1, 2 … the order in which the lots were taken.</summary>
    public int Ordinal { get; set; }

    /// <summary>The lot, by its number in the wallet, or <see cref="Debt"/>.</summary>
    public int LotNumber { get; set; }

    /// <summary>Still reserved.</summary>
    public long Held { get; set; }

    /// <summary>Spent.</summary>
    public long Captured { get; set; }

    /// <summary>Given back after having been spent.</summary>
    public long Restored { get; set; }
}

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

    /// <summary>Sequence of the wallet's newest entry when its owner agreed: where there is another by now, nothing is spent or set aside. Null: whatever there is.</summary>
    public long? AtSequence { get; init; }
}

/// <summary>A wish to spend a hold.</summary>
/// <param name="Reference">The hold.</param>
/// <param name="Amount">Minor units, &gt; 0; null: what is left.</param>
/// <param name="BranchId">The branch that asks; 0 outside a salon.</param>
/// <param name="Context">Who, where, when; its act key makes it repeat-safe, its reason keeps the receipt number.</param>
public sealed record CaptureRequest(string Reference, long? Amount, int BranchId, PostingContext Context)
{
    /// <summary>When it was spent, where that is told later by a branch that was offline: whether the hold had ended is asked of that instant. Null: now.</summary>
    public DateTime? SpentOnUtc { get; init; }

    /// <summary>Whether what is left afterwards goes back in the same act, and the hold is closed.</summary>
    public bool GivesRestBack { get; init; }
}
