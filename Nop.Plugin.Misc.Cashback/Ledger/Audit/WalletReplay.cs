namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Replays a wallet's entries one by one, checks each, and keeps what they add up to.</summary>
/// <param name="wallet">The wallet.</param>
/// <param name="erasedTexts">What stands for texts of its that were erased; null: none were.</param>
/// <param name="sealedStates">What seals say of it; null: not asked.</param>
/// <remarks>What it keeps grows with lots and holds, by some dozen bytes each, and not with entries.</remarks>
sealed class WalletReplay(Wallet wallet, ErasedTexts? erasedTexts = null, SealedStates? sealedStates = null)
{
    readonly HoldReplay _holds = new();

    public long Sequence { get; private set; }

    public string LastHash { get; private set; } = HashChain.Genesis;

    /// <summary>Format of the newest entry.</summary>
    public int Format { get; private set; }

    /// <summary>Entries whose text was erased, as is lawful.</summary>
    public long ErasedTexts { get; private set; }

    public long Pending { get; private set; }

    public long Available { get; private set; }

    public long Reserved { get; private set; }

    public long Debt { get; private set; }

    public int LotCount { get; private set; }

    public int HoldCount { get; private set; }

    /// <summary>State in which the entries leave the wallet.</summary>
    public WalletState State { get; private set; }

    /// <summary>The wallet that it is merged into after them; null: none.</summary>
    public int? MergedIntoId { get; private set; }

    public Dictionary<int, ReplayedLot> Lots { get; } = [];

    public Dictionary<int, ReplayedHold> Holds => _holds.Holds;

    public Dictionary<(int Hold, int Lot), ReplayedShare> Shares => _holds.Shares;

    public Dictionary<int, ReplayedOrder> Orders { get; } = [];

    /// <summary>Applies the next entry.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public LedgerFinding? Take(LedgerEntry entry, IReadOnlyList<LotMovement> movements)
    {
        if (entry.Sequence != Sequence + 1)
            return Bad(FindingCode.SequenceGap, Sequence + 1, Sequence + 1, entry.Sequence);

        Sequence = entry.Sequence;
        if (entry.Amount < 0 || entry.Amount == 0 && !IsNote(entry))
            return Bad(FindingCode.Amount, Sequence, "above 0", entry.Amount);
        if (!Enum.IsDefined(entry.From) || !Enum.IsDefined(entry.To))
            return Bad(FindingCode.Account, Sequence, "known accounts", $"{entry.FromAccountId} → {entry.ToAccountId}");
        if (!EntryShape.Fits(entry))
            return Bad(FindingCode.Kind, Sequence, "accounts, order and hold of its kind", $"{entry.Kind}: {entry.From} → {entry.To}, order {entry.OrderId}, hold {entry.HoldNumber}");
        if (entry.HashFormat is not (HashFormat.First or HashFormat.Second) || entry.HashFormat < Format)
            return Bad(FindingCode.Format, Sequence, Format, entry.HashFormat);
        if (Broken(entry, movements, HashChain.HashOf(entry, movements)) is { } broken)
            return broken;

        (LastHash, Format) = (entry.Hash, entry.HashFormat);
        return TakeState(entry) ?? TakeText(entry) ?? TakeBalances(entry) ?? TakeMovements(entry, movements) ?? _holds.Take(entry, movements) ?? TakeOrder(entry) ?? sealedStates?.At(entry);
    }

    LedgerFinding? Broken(LedgerEntry entry, IReadOnlyList<LotMovement> movements, string hash)
    {
        var isFirstOfFormat = entry.HashFormat == HashFormat.Second && Format == HashFormat.First;
        var follows = isFirstOfFormat ? HashChain.RootOf(wallet, LastHash) : LastHash;
        if (entry.PreviousHash == follows)
            return entry.Hash == hash ? null : Unexplained(entry, movements, hash);

        // An entry that is as it was written follows another wallet than this one is now.
        return isFirstOfFormat && entry.Hash == hash
            ? new(wallet.Id, FindingCode.Identity, CashbackTableNames.Wallet, wallet.Id, entry.PreviousHash, follows)
            : Bad(FindingCode.Link, Sequence, follows, entry.PreviousHash);
    }

    // Without its text the hash of an entry of the first format cannot be computed: a signed row may stand for the text.
    LedgerFinding? Unexplained(LedgerEntry entry, IReadOnlyList<LotMovement> movements, string hash)
    {
        if (erasedTexts is null)
            return Bad(FindingCode.Hash, Sequence, hash, entry.Hash);
        if (erasedTexts.WhyNot(entry, movements, hash) is var (code, expected, actual))
            return Bad(code, Sequence, expected, actual);

        ErasedTexts++;
        return null;
    }

    LedgerFinding? TakeState(LedgerEntry entry)
    {
        if (!WalletStates.Follows(entry.Kind, State))
            return Bad(FindingCode.WalletState, Sequence, "an act that follows", $"{entry.Kind} of a wallet that is {State}");

        // What was merged is opened again by what undoes just that.
        if (entry.Kind == EntryKind.Reopen && MergedIntoId is not null || entry.Kind == EntryKind.Unmerge && (MergedIntoId is null || MergedIntoId != entry.BatchId))
            return Bad(FindingCode.WalletState, Sequence, "an act that follows", $"{entry.Kind}, wallet {entry.BatchId}, of a wallet merged into {MergedIntoId}");

        State = WalletStates.After(entry.Kind) ?? State;
        MergedIntoId = entry.Kind switch { EntryKind.Merge => entry.BatchId, EntryKind.Unmerge => null, _ => MergedIntoId };
        // Written upon a wallet that somebody had thawed or frozen in the database.
        return entry.StateAfterId is { } told && told != (int)State ? Bad(FindingCode.WalletState, Sequence, State, (WalletState)told) : null;
    }

    LedgerFinding? TakeText(LedgerEntry entry)
    {
        if (entry.HashFormat == HashFormat.First)
            return entry.ReasonDigest is null && entry.ReasonSalt is null && entry.HoldDigest is null && entry.OrderDigest is null && entry.StateAfterId is null ? null
                : Bad(FindingCode.Text, Sequence, "no digest", entry.ReasonDigest ?? entry.ReasonSalt ?? entry.HoldDigest ?? entry.OrderDigest);

        switch (entry.Reason, entry.ReasonSalt, entry.ReasonDigest)
        {
            case (null, null, null):
                return null;
            case (null, null, not null):
                ErasedTexts++;
                return null;
            case ({ } text, { } salt, { } digest) when HashChain.DigestOf(text, salt) == digest:
                return null;
            default:
                return Bad(FindingCode.Text, Sequence, entry.ReasonDigest ?? "no text", entry.Reason ?? "none");
        }
    }

    LedgerFinding? TakeBalances(LedgerEntry entry)
    {
        Pending += Change(entry, LedgerAccount.Pending);
        Available += Change(entry, LedgerAccount.Available);
        Reserved += Change(entry, LedgerAccount.Reserved);
        Debt += Change(entry, LedgerAccount.Debt);
        HoldCount = Math.Max(HoldCount, entry.HoldNumber ?? 0);
        if ((Pending, Available, Reserved, Debt) is var sums && sums != (entry.PendingAfter, entry.AvailableAfter, entry.ReservedAfter, entry.DebtAfter))
            return FindingAmounts.OfBalances(sums, (entry.PendingAfter, entry.AvailableAfter, entry.ReservedAfter, entry.DebtAfter)).Finding(wallet.Id, FindingCode.BalanceAfter, CashbackTableNames.Entry, Sequence);
        return Pending < 0 || Available < 0 || Reserved < 0 || Debt > 0
            ? Bad(FindingCode.Sign, Sequence, "Pending, Available, Reserved ≥ 0 and Debt ≤ 0", sums)
            : null;
    }

    LedgerFinding? TakeMovements(LedgerEntry entry, IReadOnlyList<LotMovement> movements)
    {
        var change = (Change(entry, LedgerAccount.Pending), Change(entry, LedgerAccount.Available), Change(entry, LedgerAccount.Reserved));
        var moved = (movements.Sum(movement => movement.Pending), movements.Sum(movement => movement.Available), movements.Sum(movement => movement.Reserved));
        if (moved != change)
            return Bad(FindingCode.Movements, Sequence, change, moved);

        if (entry.Kind == EntryKind.Extend && movements.Count == 0)
            return Bad(FindingCode.Movements, Sequence, "a lot", "none");
        foreach (var movement in movements)
        {
            var isKnown = Lots.TryGetValue(movement.LotNumber, out var lot);
            // An extension alone gives another end, a later one to a lot that has one, and moves nothing.
            if (entry.Kind == EntryKind.Extend && (movements.Count != 1 || (movement.Pending, movement.Available, movement.Reserved) != (0, 0, 0) || !(lot.ExpiresOnUtc < movement.ExpiresOnUtc)))
                return Bad(FindingCode.RecordedExpiry, Sequence, $"later than {lot.ExpiresOnUtc:O}", movement.ExpiresOnUtc);
            if (entry.Kind != EntryKind.Extend && lot.Dated && lot.ExpiresOnUtc != movement.ExpiresOnUtc)
                return Bad(FindingCode.RecordedExpiry, Sequence, lot.ExpiresOnUtc, movement.ExpiresOnUtc);
            // It is dated once, when its order is completed: nothing dates it anew.
            if (lot is { TellsDates: true, ActivatesOnUtc: not null } && lot.ActivatesOnUtc != movement.ActivatesOnUtc)
                return Bad(FindingCode.RecordedActivation, Sequence, lot.ActivatesOnUtc, movement.ActivatesOnUtc);

            // A lot that is only pending gets its dates when the order is completed.
            lot = new(lot.Pending + movement.Pending, lot.Available + movement.Available, lot.Reserved + movement.Reserved,
                lot.Dated || movement.ExpiresOnUtc is not null || movement.Available != 0, movement.ExpiresOnUtc)
            {
                Origin = isKnown || entry.HashFormat == HashFormat.First ? lot.Origin : LotOrigin.Of(entry),
                TellsDates = entry.HashFormat == HashFormat.Second,
                ActivatesOnUtc = movement.ActivatesOnUtc,
            };
            if (lot.Pending < 0 || lot.Available < 0 || lot.Reserved < 0)
                return Bad(FindingCode.Movements, Sequence, "no part of a lot below 0", lot);

            Lots[movement.LotNumber] = lot;
            LotCount = Math.Max(LotCount, movement.LotNumber);
        }

        return null;
    }

    LedgerFinding? TakeOrder(LedgerEntry entry)
    {
        if (entry.OrderId is not { } orderId)
            return null;

        var isKnown = Orders.TryGetValue(orderId, out var order);
        switch (entry.Kind)
        {
            case EntryKind.Earn: order = order with { Earned = order.Earned + entry.Amount }; break;
            case EntryKind.ClawBack: order = order with { Taken = order.Taken + entry.Amount }; break;
            case EntryKind.Reinstate: order = order with { Taken = order.Taken - entry.Amount }; break;
            case EntryKind.Waive: order = order with { Waived = order.Waived + entry.Amount }; break;
            case EntryKind.Reprice: order = order with { PaidTotal = order.PaidTotal ?? entry.Amount }; break;
            default:
                // An entry that tells nothing of an account: the order may have none.
                if (!isKnown && entry.OrderDigest is null)
                    return null;
                break;
        }

        Orders[orderId] = order with { Digest = entry.OrderDigest ?? order.Digest };
        return order.Taken < 0 || order.Taken > order.Earned
            ? Bad(FindingCode.OrderOvertaken, Sequence, $"0 … {order.Earned}", order.Taken)
            : null;
    }

    LedgerFinding Bad(FindingCode code, long sequence, object? expected, object? actual) =>
        new(wallet.Id, code, CashbackTableNames.Entry, sequence, $"{expected}", $"{actual}");

    static bool IsNote(LedgerEntry entry) => (entry.Kind is EntryKind.Schedule or EntryKind.Note || entry.Kind.IsOfMerge() || WalletStates.After(entry.Kind) is not null) && entry.From == entry.To;

    static long Change(LedgerEntry entry, LedgerAccount account) =>
        (entry.To == account ? entry.Amount : 0) - (entry.From == account ? entry.Amount : 0);
}
