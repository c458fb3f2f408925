namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Ties each entry to the one before it: who changes a row in the database breaks the chain from there on.</summary>
static class HashChain
{
    /// <summary>Stands before a wallet's first entry.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    // Says what is hashed, so that bytes of one kind never pass for those of another.
    const string EntryTag = "cashback entry 2";
    // Where the entry tells the state of its wallet, as those of before 1.19 do not.
    const string StateTag = "cashback entry 2 with its state";
    const string RootTag = "cashback wallet 2";
    const string TextTag = "cashback text 2";
    const string RestTag = "cashback entry 1 without its text";

    /// <summary>The hash of an entry, in the entry's own format.</summary>
    /// <param name="entry">The entry; its own <see cref="LedgerEntry.Hash"/> is not read.</param>
    /// <param name="movements">Its lot movements in the order of their ordinals.</param>
    /// <returns>64 lower-case hex digits.</returns>
    public static string HashOf(LedgerEntry entry, IEnumerable<LotMovement> movements) =>
        entry.HashFormat == HashFormat.First ? FirstOf(entry, movements) : SecondOf(entry, movements);

    /// <summary>Computes what a wallet's first entry of the second format follows: the wallet's identity and the hash before it.</summary>
    /// <param name="wallet">Customer, store, currency, card and the instant of its opening are read.</param>
    /// <param name="lastHash">Hash of the last entry of the first format; <see cref="Genesis"/>: there is none.</param>
    public static string RootOf(Wallet wallet, string lastHash) => new HashInput()
        .Add(RootTag).Add(wallet.CustomerId).Add(wallet.StoreId).Add(wallet.CurrencyCode).Add(wallet.CardNumber).Add(wallet.CreatedOnUtc).Add(lastHash).ToHash();

    /// <summary>Stands for a text in the chain. Without its salt, which nobody can guess, it tells nothing of the text.</summary>
    public static string DigestOf(string text, string salt) => new HashInput().Add(TextTag).Add(salt).Add(text).ToHash();

    /// <summary>A key for the database: text of any case, length and alphabet made 64 lower-case hex digits.</summary>
    /// <param name="text">What names an act, as it was given.</param>
    public static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Digest of all that the hash of an entry of the first format covers, but its reason.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="movements">Its lot movements in the order of their ordinals.</param>
    public static string WithoutReasonOf(LedgerEntry entry, IEnumerable<LotMovement> movements) => FirstOf(new HashInput().Add(RestTag), entry, "", movements);

    static string FirstOf(LedgerEntry entry, IEnumerable<LotMovement> movements) => FirstOf(new HashInput(), entry, entry.Reason ?? "", movements);

    static string FirstOf(HashInput input, LedgerEntry entry, string reason, IEnumerable<LotMovement> movements)
    {
        input.Add(entry.PreviousHash);
        AddFields(input, entry);
        input.Add(entry.OrderId ?? -1).Add(entry.HoldNumber ?? -1).Add(entry.BatchId ?? -1)
            .Add(entry.ChannelId).Add(entry.ActorId).Add(reason).Add(entry.IdempotencyKey).Add(entry.CreatedOnUtc);
        foreach (var movement in movements)
            AddFields(input, movement).Add(movement.ExpiresOnUtc?.Ticks ?? -1);
        return input.ToHash();
    }

    static string SecondOf(LedgerEntry entry, IEnumerable<LotMovement> movements)
    {
        var input = (entry.StateAfterId is { } state ? new HashInput().Add(StateTag).Add(state) : new HashInput().Add(EntryTag)).Add(entry.HashFormat).Add(entry.PreviousHash);
        AddFields(input, entry);
        input.AddOptional(entry.OrderId).AddOptional(entry.HoldNumber).AddOptional(entry.BatchId)
            .Add(entry.ChannelId).Add(entry.ActorId).AddOptional(entry.ReasonDigest).Add(entry.IdempotencyKey).Add(entry.CreatedOnUtc)
            .AddOptional(entry.HoldDigest).AddOptional(entry.OrderDigest);
        foreach (var movement in movements)
            AddFields(input, movement).AddOptional(movement.ActivatesOnUtc).AddOptional(movement.ExpiresOnUtc);
        return input.ToHash();
    }

    static void AddFields(HashInput input, LedgerEntry entry) => input
        .Add(entry.WalletId).Add(entry.Sequence).Add(entry.KindId).Add(entry.FromAccountId).Add(entry.ToAccountId).Add(entry.Amount)
        .Add(entry.PendingAfter).Add(entry.AvailableAfter).Add(entry.ReservedAfter).Add(entry.DebtAfter);

    static HashInput AddFields(HashInput input, LotMovement movement) => input
        .Add(movement.Ordinal).Add(movement.LotNumber).Add(movement.Pending).Add(movement.Available).Add(movement.Reserved);
}

/// <summary>The ways in which an entry's hash has been made. The numbers are stored: never change or reuse one.</summary>
/// <remarks>A wallet goes on from the first to the second and never back (docs/decisions/012-evidence.md).</remarks>
static class HashFormat
{
    /// <summary>Format of versions before 1.11: covers the reason as it was typed; neither the wallet's owner nor the facts of holds, lots and orders.</summary>
    public const int First = 0;

    /// <summary>Covers the owner, those facts, and of the reason a salted digest, so that the text can be erased.</summary>
    public const int Second = 2;
}
