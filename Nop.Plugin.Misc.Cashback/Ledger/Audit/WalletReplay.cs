using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Replays a wallet's entries one by one, checks each, and keeps what they add up to.</summary>
/// <remarks>What it keeps grows with lots and holds, by some dozen bytes each, and not with entries.</remarks>
sealed class WalletReplay(int walletId)
{
    readonly HoldReplay _holds = new();

    public long Sequence { get; private set; }

    public string LastHash { get; private set; } = HashChain.Genesis;

    public long Pending { get; private set; }

    public long Available { get; private set; }

    public long Reserved { get; private set; }

    public long Debt { get; private set; }

    public int LotCount { get; private set; }

    public int HoldCount { get; private set; }

    public Dictionary<int, ReplayedLot> Lots { get; } = [];

    public Dictionary<int, ReplayedHold> Holds => _holds.Holds;

    public Dictionary<(int Hold, int Lot), ReplayedShare> Shares => _holds.Shares;

    public Dictionary<int, ReplayedOrder> Orders { get; } = [];

    /// <summary>Takes the next entry in.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public LedgerFinding? Take(LedgerEntry entry, IReadOnlyList<LotMovement> movements)
    {
        if (entry.Sequence != Sequence + 1)
            return Bad(FindingCode.SequenceGap, Sequence + 1, Sequence + 1, entry.Sequence);

        Sequence = entry.Sequence;
        if (entry.Amount <= 0)
            return Bad(FindingCode.Amount, Sequence, "above 0", entry.Amount);
        if (!Enum.IsDefined(entry.From) || !Enum.IsDefined(entry.To))
            return Bad(FindingCode.Account, Sequence, "known accounts", $"{entry.FromAccountId} → {entry.ToAccountId}");
        if (entry.PreviousHash != LastHash)
            return Bad(FindingCode.Link, Sequence, LastHash, entry.PreviousHash);
        if (HashChain.HashOf(entry, movements) is var hash && entry.Hash != hash)
            return Bad(FindingCode.Hash, Sequence, hash, entry.Hash);

        LastHash = entry.Hash;
        return TakeBalances(entry) ?? TakeMovements(entry, movements) ?? _holds.Take(entry, movements) ?? TakeOrder(entry);
    }

    LedgerFinding? TakeBalances(LedgerEntry entry)
    {
        Pending += Change(entry, LedgerAccount.Pending);
        Available += Change(entry, LedgerAccount.Available);
        Reserved += Change(entry, LedgerAccount.Reserved);
        Debt += Change(entry, LedgerAccount.Debt);
        HoldCount = Math.Max(HoldCount, entry.HoldNumber ?? 0);
        if ((Pending, Available, Reserved, Debt) is var sums && sums != (entry.PendingAfter, entry.AvailableAfter, entry.ReservedAfter, entry.DebtAfter))
            return Bad(FindingCode.BalanceAfter, Sequence, sums, (entry.PendingAfter, entry.AvailableAfter, entry.ReservedAfter, entry.DebtAfter));
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

        foreach (var movement in movements)
        {
            var lot = Lots.GetValueOrDefault(movement.LotNumber);
            if (lot.Dated && lot.ExpiresOnUtc != movement.ExpiresOnUtc)
                return Bad(FindingCode.RecordedExpiry, Sequence, lot.ExpiresOnUtc, movement.ExpiresOnUtc);

            // A lot that is only pending gets its dates when the order is completed.
            lot = new(lot.Pending + movement.Pending, lot.Available + movement.Available, lot.Reserved + movement.Reserved,
                lot.Dated || movement.ExpiresOnUtc is not null || movement.Available != 0, movement.ExpiresOnUtc);
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

        var order = Orders.GetValueOrDefault(orderId);
        switch (entry.Kind)
        {
            case EntryKind.Earn: order = order with { Earned = order.Earned + entry.Amount }; break;
            case EntryKind.ClawBack: order = order with { Taken = order.Taken + entry.Amount }; break;
            case EntryKind.Reinstate: order = order with { Taken = order.Taken - entry.Amount }; break;
            case EntryKind.Waive: order = order with { Waived = order.Waived + entry.Amount }; break;
            case EntryKind.Reprice: order = order with { PaidTotal = order.PaidTotal ?? entry.Amount }; break;
            default: return null;
        }

        Orders[orderId] = order;
        return order.Taken < 0 || order.Taken > order.Earned
            ? Bad(FindingCode.OrderOvertaken, Sequence, $"0 … {order.Earned}", order.Taken)
            : null;
    }

    LedgerFinding Bad(FindingCode code, long sequence, object? expected, object? actual) =>
        new(walletId, code, CashbackTableNames.Entry, sequence, $"{expected}", $"{actual}");

    static long Change(LedgerEntry entry, LedgerAccount account) =>
        (entry.To == account ? entry.Amount : 0) - (entry.From == account ? entry.Amount : 0);
}
