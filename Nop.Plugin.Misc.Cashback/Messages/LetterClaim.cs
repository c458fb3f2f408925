namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>What a letter tells a client. The numbers are stored: never change or reuse one.</summary>
enum ClientLetterKind
{
    /// <summary>Credit ends soon.</summary>
    CreditEnds = 1,

    /// <summary>An order is complete, and this is what it earned.</summary>
    Earned = 2,

    /// <summary>What was pending can be used.</summary>
    Usable = 3,

    /// <summary>A tier was reached.</summary>
    TierReached = 4,

    /// <summary>A tier was lost.</summary>
    TierLost = 5,

    /// <summary>A tier is about to be lost.</summary>
    TierAtRisk = 6,

    /// <summary>The order of an invited friend counted.</summary>
    FriendCounted = 7,

    /// <summary>Statement of a month.</summary>
    Statement = 8,

    /// <summary>A gift for a birthday.</summary>
    Birthday = 9,

    /// <summary>A gift of a run.</summary>
    Gift = 10,

    /// <summary>A gift to who has not been there for long.</summary>
    WinBack = 11,
}

/// <summary>A letter that a client got, or is about to get: written in the transaction that puts the letter into the shop's queue, so that each is queued once, whatever server comes first, and none without its row.</summary>
[StoredIn("Cashback_LetterClaim")]
[Unique(nameof(WalletId), nameof(KindId), nameof(Key))]
[Indexed(nameof(ClaimedOnUtc))]
public sealed class LetterClaim : BaseEntity
{
    internal const int MostKey = 100;

    /// <summary>The wallet; 0: a run through all of them.</summary>
    public int WalletId { get; set; }

    /// <summary>Stored number of what the letter tells.</summary>
    public int KindId { get; set; }

    /// <summary>Tells the letter from others of its kind to the wallet.</summary>
    [Text(MostKey)]
    public string Key { get; set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime ClaimedOnUtc { get; set; }
}
