using System.ComponentModel.DataAnnotations.Schema;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>One row of the ledger: a positive amount moved from one account to another. Never changed, never deleted.</summary>
[StoredIn(CashbackTableNames.Entry)]
[Unique(nameof(WalletId), nameof(Sequence))]
[Unique(nameof(IdempotencyKey))]
[Indexed(nameof(WalletId), nameof(HoldNumber))]
[Indexed(nameof(OrderId))]
[Indexed(nameof(ActorId), nameof(CreatedOnUtc))]
[Indexed(nameof(ChannelId), nameof(CreatedOnUtc))]
public class LedgerEntry : BaseEntity
{
    DateTime _createdOnUtc;

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>1, 2, 3 … within the wallet, without a gap.</summary>
    public long Sequence { get; set; }

    /// <summary>Stored number of <see cref="Kind"/>.</summary>
    public int KindId { get; set; }

    /// <summary>Stored number of <see cref="From"/>.</summary>
    public int FromAccountId { get; set; }

    /// <summary>Stored number of <see cref="To"/>.</summary>
    public int ToAccountId { get; set; }

    /// <summary>Minor units, &gt; 0; of a note, which moves nothing, also 0.</summary>
    public long Amount { get; set; }

    /// <summary>Pending balance after this entry.</summary>
    public long PendingAfter { get; set; }

    /// <summary>Available balance after this entry.</summary>
    public long AvailableAfter { get; set; }

    /// <summary>Reserved balance after this entry.</summary>
    public long ReservedAfter { get; set; }

    /// <summary>Debt balance after this entry, ≤ 0.</summary>
    public long DebtAfter { get; set; }

    /// <summary>The order that caused it, if any.</summary>
    public int? OrderId { get; set; }

    /// <summary>The hold (by its number in the wallet) that it belongs to, if any.</summary>
    public int? HoldNumber { get; set; }

    /// <summary>The import or campaign run that it belongs to, if any; of what tells of a merge, or moves credit between wallets, the other wallet.</summary>
    public int? BatchId { get; set; }

    /// <summary>Stored number of <see cref="Channel"/>.</summary>
    public int ChannelId { get; set; }

    /// <summary>Customer id of the person who acted; 0: nobody, the system; below zero: a till, by its number.</summary>
    public int ActorId { get; set; }

    /// <summary>Why, in the words of the actor, or a receipt number; null where the kind says it all.</summary>
    [Prose(LedgerTextLengths.Reason)]
    public string? Reason { get; set; }

    /// <summary>Salt of <see cref="ReasonDigest"/>, kept and erased with the text; null: there is no text, or it is of <see cref="HashFormat.First"/>.</summary>
    [Text(LedgerTextLengths.Salt)]
    public string? ReasonSalt { get; set; }

    /// <summary>Digest of reason and salt, which stays when both are erased; null: there was no reason, or it is of <see cref="HashFormat.First"/>.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string? ReasonDigest { get; set; }

    /// <summary>Digest of the hold's row as this entry's act left it; null: the entry is not the last one of its act for a hold.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string? HoldDigest { get; set; }

    /// <summary>Digest of the row of the order's account as this entry's act left it; null: the entry is not the last one of its act for an order.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string? OrderDigest { get; set; }

    /// <summary>Stored number of the <see cref="WalletState"/> in which the entry leaves the wallet; null: a version before 1.19 wrote it, and it does not tell.</summary>
    public int? StateAfterId { get; set; }

    /// <summary>Unique over all wallets; a repeated act meets its first entry by it.</summary>
    [Text(LedgerTextLengths.IdempotencyKey, LowerCase = true)]
    public string IdempotencyKey { get; set; } = "";

    /// <summary>When it was written, UTC.</summary>
    public DateTime CreatedOnUtc
    {
        get => _createdOnUtc;
        set => _createdOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>How <see cref="Hash"/> is made: one of the numbers of <see cref="Ledger.HashFormat"/>.</summary>
    public int HashFormat { get; set; }

    /// <summary>Hash of the wallet's previous entry; of the first one of <see cref="HashFormat.Second"/> what <see cref="HashChain.RootOf"/> makes of it.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string PreviousHash { get; set; } = "";

    /// <summary>Hash over the fields above, the lot movements and <see cref="PreviousHash"/>, as <see cref="HashFormat"/> says.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Hash { get; set; } = "";

    /// <summary>The business reason.</summary>
    [NotMapped]
    public EntryKind Kind { get => (EntryKind)KindId; set => KindId = (int)value; }

    /// <summary>The account that gives.</summary>
    [NotMapped]
    public LedgerAccount From { get => (LedgerAccount)FromAccountId; set => FromAccountId = (int)value; }

    /// <summary>The account that takes.</summary>
    [NotMapped]
    public LedgerAccount To { get => (LedgerAccount)ToAccountId; set => ToAccountId = (int)value; }

    /// <summary>Where it was caused.</summary>
    [NotMapped]
    public Channel Channel { get => (Channel)ChannelId; set => ChannelId = (int)value; }
}
