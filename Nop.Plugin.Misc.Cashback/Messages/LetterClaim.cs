namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>What a letter tells a client. The numbers are stored: never change or reuse one.</summary>
enum ClientLetterKind
{
    /// <summary>Credit ends soon.</summary>
    CreditEnds = 1,
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
