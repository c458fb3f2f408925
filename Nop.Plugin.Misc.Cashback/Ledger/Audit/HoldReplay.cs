namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Computes the state of a wallet's holds from its entries, read one by one.</summary>
sealed class HoldReplay
{
    readonly Dictionary<int, List<int>> _holdsOfOrders = [];
    readonly Dictionary<int, List<int>> _lotsOfHolds = [];

    /// <summary>The holds so far, by number.</summary>
    public Dictionary<int, ReplayedHold> Holds { get; } = [];

    /// <summary>What each hold took from each lot so far, by the numbers of both.</summary>
    public Dictionary<(int Hold, int Lot), ReplayedShare> Shares { get; } = [];

    /// <summary>Applies the next entry.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public LedgerFinding? Take(LedgerEntry entry, IReadOnlyList<LotMovement> movements)
    {
        var finding = TakeAmounts(entry, movements);
        if (entry is { HoldNumber: { } told, HoldDigest: { } digest })
            Holds[told] = Holds.GetValueOrDefault(told) with { Digest = digest };
        return finding;
    }

    LedgerFinding? TakeAmounts(LedgerEntry entry, IReadOnlyList<LotMovement> movements)
    {
        switch (entry.Kind)
        {
            case EntryKind.Hold or EntryKind.Capture or EntryKind.Release when entry.HoldNumber is { } number:
                TakeHold(entry, number, movements);
                return null;
            case EntryKind.Restore when entry.OrderId is { } orderId:
                return Enumerable.Reverse(_holdsOfOrders.GetValueOrDefault(orderId) ?? []).Aggregate(entry.Amount, (rest, number) => Restore(number, rest)) == 0 ? null : TooMuch(entry);
            case EntryKind.Restore when entry is { To: LedgerAccount.Reserved, HoldNumber: { } number }:
                if (entry.Amount > Holds.GetValueOrDefault(number).Captured)
                    return TooMuch(entry);
                TakeHold(entry, number, movements);
                return null;
            case EntryKind.Restore when entry.HoldNumber is { } number:
                return Restore(number, entry.Amount) == 0 ? null : TooMuch(entry);
            case EntryKind.Edit when entry.HoldNumber is { } number:
                var freed = Holds.GetValueOrDefault(number).Freed + entry.Amount;
                return TakeEdit(entry, number, freed, hold => hold with { Freed = freed });
            case EntryKind.Recount when entry.HoldNumber is { } number:
                return TakeEdit(entry, number, entry.Amount, hold => hold with { OutOfTotal = entry.Amount });
            default:
                return null;
        }
    }

    LedgerFinding? TakeEdit(LedgerEntry entry, int number, long amount, Func<ReplayedHold, ReplayedHold> change)
    {
        var hold = Holds[number] = change(Holds.GetValueOrDefault(number));
        return amount <= hold.Captured ? null
            : new(entry.WalletId, FindingCode.HoldFreed, CashbackTableNames.Entry, entry.Sequence, "at most what was captured", $"{amount}");
    }

    void TakeHold(LedgerEntry entry, int number, IReadOnlyList<LotMovement> movements)
    {
        var hold = Holds.GetValueOrDefault(number);
        switch (entry.Kind, entry.From)
        {
            case (EntryKind.Hold, _):
                Holds[number] = hold with { Amount = hold.Amount + entry.Amount };
                break;
            case (EntryKind.Capture, LedgerAccount.Debt):
                Holds[number] = hold with { Amount = hold.Amount + entry.Amount, Captured = hold.Captured + entry.Amount };
                Change(number, HoldLot.Debt, share => share with { Captured = share.Captured + entry.Amount });
                break;
            case (EntryKind.Capture, _):
                Holds[number] = hold with { Captured = hold.Captured + entry.Amount };
                break;
            case (EntryKind.Release, _):
                Holds[number] = hold with { Released = hold.Released + entry.Amount };
                break;
            case (EntryKind.Restore, _):
                Holds[number] = hold with { Captured = hold.Captured - entry.Amount };
                break;
        }

        if (entry is { Kind: EntryKind.Capture, OrderId: { } orderId })
            NoteOrder(number, orderId);
        foreach (var movement in movements)
            Change(number, movement.LotNumber, share => share with
            {
                Held = share.Held + movement.Reserved,
                Captured = share.Captured - (entry.Kind is EntryKind.Capture or EntryKind.Restore ? movement.Reserved : 0),
            });
    }

    // As it is given back: of a hold first what had become debt, then what was taken last (Posting/Restore). What is left over was never captured.
    long Restore(int number, long amount)
    {
        foreach (var lot in (_lotsOfHolds.GetValueOrDefault(number) ?? []).OrderByDescending(lot => lot == HoldLot.Debt).ThenByDescending(lot => Shares[(number, lot)].Place))
        {
            var share = Shares[(number, lot)];
            var part = Math.Min(amount, share.Captured - share.Restored);
            Shares[(number, lot)] = share with { Restored = share.Restored + part };
            Holds[number] = Holds[number] with { Restored = Holds[number].Restored + part };
            amount -= part;
        }

        return amount;
    }

    void NoteOrder(int number, int orderId)
    {
        if (Holds[number].OrderId is not null)
            return;

        Holds[number] = Holds[number] with { OrderId = orderId };
        if (!_holdsOfOrders.TryGetValue(orderId, out var holds))
            _holdsOfOrders[orderId] = holds = [];
        holds.Insert(~holds.BinarySearch(number), number);
    }

    void Change(int hold, int lot, Func<ReplayedShare, ReplayedShare> change)
    {
        if (!_lotsOfHolds.TryGetValue(hold, out var lots))
            _lotsOfHolds[hold] = lots = [];
        if (!Shares.TryGetValue((hold, lot), out var share))
        {
            share = new(lots.Count, 0, 0, 0);
            lots.Add(lot);
        }

        Shares[(hold, lot)] = change(share);
    }

    static LedgerFinding TooMuch(LedgerEntry entry) =>
        new(entry.WalletId, FindingCode.HoldRestored, CashbackTableNames.Entry, entry.Sequence, "at most what was captured", $"{entry.Amount}");
}
