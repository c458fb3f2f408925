namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>What a client is to be told of. The numbers are stored: never change or reuse one.</summary>
enum LetterOccasion
{
    /// <summary>Credit was taken in the salon.</summary>
    Taken = 1,

    /// <summary>Credit that the salon had taken was given back there.</summary>
    GivenBack = 2,

    /// <summary>A voucher was made.</summary>
    Issued = 3,

    /// <summary>Staff took credit by hand.</summary>
    TakenByHand = 4,

    /// <summary>An order or a sale is complete, and what it earned has its dates.</summary>
    Earned = 5,

    /// <summary>What was pending can be used.</summary>
    Usable = 6,
}

/// <summary>A letter that a client is to get for an act. It is written in the act's own transaction and deleted when the letter is in the shop's queue: a server that dies in between loses no letter.</summary>
[StoredIn("Cashback_LetterDue")]
[Unique(nameof(Act))]
[Indexed(nameof(CreatedOnUtc))]
[Indexed(nameof(WalletId), nameof(HoldNumber))]
public sealed class LetterDue : BaseEntity
{
    DateTime _createdOnUtc;

    /// <summary>The act, as <see cref="PostingContext.ActOf(LedgerEntry)"/> has it; of an act without a name the key of its entry; of what was earned or became usable a key made of it, as the act may have another letter. Unique.</summary>
    [Text(LedgerTextLengths.IdempotencyKey)]
    public string Act { get; set; } = "";

    /// <summary>Stored number of what is to be told.</summary>
    public int KindId { get; set; }

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>The hold, by its number in the wallet; 0: it is about none.</summary>
    public int HoldNumber { get; set; }

    /// <summary>Number of the entry in the wallet that is told; 0 in rows of before 1.18.</summary>
    public long Sequence { get; set; }

    /// <summary>When the act was done, UTC.</summary>
    public DateTime CreatedOnUtc
    {
        get => _createdOnUtc;
        set => _createdOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>The letters that are due for what a book is about to commit, one for each act.</summary>
    internal static IEnumerable<LetterDue> Of(WalletBook book) => book.Entries
        .Select(entry => (Entry: entry, Kind: KindOf(entry, book)))
        .Where(told => told.Kind is not null)
        .Select(told => (told.Entry, Kind: told.Kind!.Value, Key: KeyOf(told.Entry, told.Kind.Value)))
        .DistinctBy(told => told.Key, StringComparer.Ordinal)
        .Select(told => new LetterDue
        {
            Act = told.Key,
            KindId = (int)told.Kind,
            WalletId = told.Entry.WalletId,
            HoldNumber = told.Entry.HoldNumber ?? 0,
            Sequence = told.Entry.Sequence,
            CreatedOnUtc = told.Entry.CreatedOnUtc,
        });

    static string KeyOf(LedgerEntry entry, LetterOccasion kind)
    {
        var act = PostingContext.ActOf(entry);
        return kind is LetterOccasion.Earned or LetterOccasion.Usable ? HashChain.KeyOf($"{act} {kind}") : act;
    }

    static LetterOccasion? KindOf(LedgerEntry entry, WalletBook book) => (entry.Kind, entry.Channel, entry.HoldNumber) switch
    {
        (EntryKind.Adjust, Channel.Admin, _) when entry.From == LedgerAccount.Available => LetterOccasion.TakenByHand,
        (EntryKind.Schedule, _, _) when entry.Amount > 0 => LetterOccasion.Earned,
        (EntryKind.Activate, _, _) => book.Order is { } order && order.OrderId == entry.OrderId ? LetterOccasion.Earned : LetterOccasion.Usable,
        (_, _, null) => null,
        (EntryKind.Capture, Channel.Salon or Channel.Api, _) => LetterOccasion.Taken,
        (EntryKind.Restore, Channel.Salon or Channel.Api, _) => LetterOccasion.GivenBack,
        (EntryKind.Hold, _, { } number) when book.Holds.Find(hold => hold.Number == number)?.Purpose == HoldPurpose.Voucher => LetterOccasion.Issued,
        _ => null,
    };
}
