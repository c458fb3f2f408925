namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Context of an act: who, where, when and why; the same for all its entries.</summary>
/// <param name="Channel">Where.</param>
/// <param name="ActorId">Customer id of the person; 0: the system; below zero: a till.</param>
/// <param name="NowUtc">When, UTC.</param>
public sealed record PostingContext(Channel Channel, int ActorId, DateTime NowUtc)
{
    readonly string? _reason;

    /// <summary>When, UTC, as the ledger keeps it.</summary>
    public DateTime NowUtc { get; init; } = DateTime.SpecifyKind(LedgerInstants.Cut(NowUtc), DateTimeKind.Utc);

    /// <summary>Why, or a receipt number; null where the kind says it all.</summary>
    /// <remarks>As <see cref="StoredText.WithoutNull"/> gives it.</remarks>
    public string? Reason
    {
        get => _reason;
        init => _reason = StoredText.WithoutNull(value);
    }

    /// <summary>The import or campaign run, or the other wallet where two are merged; null: none.</summary>
    public int? BatchId { get; init; }

    /// <summary>Names the act, any text; null: it has no name outside the ledger and is repeat-safe by the state that it reads.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>
    /// Whether something was done meanwhile that excludes this act. Asked each time that the wallet was loaded, before anything is written, so that of two acts on one wallet that exclude each other
    /// one is done, however they meet; where it was, the act ends as <see cref="LedgerOutcome.KeyUsed"/>. A repeat is answered as the first time. Null: nothing does.
    /// </summary>
    public Func<Task<bool>>? Unless { get; init; }

    /// <summary>The operation of a till that the act answers, in its own transaction; null: none asked for it.</summary>
    public OperationAct? Completes { get; init; }

    /// <summary>The unique key of the act's entry number <paramref name="ordinal"/>.</summary>
    /// <param name="wallet">The wallet, its sequence already that of the entry.</param>
    /// <param name="ordinal">0 for the act's first entry.</param>
    public string KeyOf(Wallet wallet, int ordinal) =>
        IdempotencyKey is null ? UnnamedKey(wallet.Id, wallet.Sequence) : KeyOf(HashChain.KeyOf(IdempotencyKey), ordinal);

    /// <summary>The unique key of an entry of an act.</summary>
    /// <param name="act">The act: its key as <see cref="HashChain.KeyOf"/> makes it.</param>
    /// <param name="ordinal">0 for the act's first entry.</param>
    public static string KeyOf(string act, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{act}:{ordinal}");

    /// <summary>The act of an entry, by the entry's unique key.</summary>
    public static string ActOf(string entryKey) => entryKey.Split(':')[0];

    /// <summary>The act of an entry; of one without a name the key of its entry: its wallet's number alone others of the wallet have too.</summary>
    public static string ActOf(LedgerEntry entry) => entry.IdempotencyKey == UnnamedKey(entry.WalletId, entry.Sequence) ? entry.IdempotencyKey : ActOf(entry.IdempotencyKey);

    /// <summary>The unique key of an entry whose act has no name.</summary>
    public static string UnnamedKey(int walletId, long sequence) => $"{walletId}:{sequence}";
}

/// <summary>The channel of who acts on the shop's own pages.</summary>
static class ActorChannel
{
    /// <summary><see cref="Channel.Shop"/> for a shopper, <see cref="Channel.Admin"/> for staff in a shopper's name.</summary>
    public static Channel OnShopPage(this Actor actor) => actor.ActsForAnother ? Channel.Admin : Channel.Shop;
}
