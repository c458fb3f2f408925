namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>What goes over when two wallets are merged, or comes back when that is undone, as who decides on it saw it. Minor units.</summary>
/// <param name="Credit">Pending and available, past its day or not.</param>
/// <param name="Debt">Owed, 0 or more.</param>
public sealed record MergeAmounts(long Credit, long Debt)
{
    /// <summary>The key of the act's entries in the other wallet, made of that which names the act.</summary>
    /// <param name="key">Names the act, in the wallet that is acted on.</param>
    /// <param name="walletId">That wallet.</param>
    internal static string KeyOfOther(string key, int walletId) => string.Create(CultureInfo.InvariantCulture, $"{key}/{walletId}");
}

/// <summary>What merging two wallets does, or undoing it. Minor units.</summary>
/// <param name="Available">Credit that goes over and is booked as available, past its day or not.</param>
/// <param name="Pending">Credit that goes over and cannot be used yet.</param>
/// <param name="Debt">Debt that goes over, 0 or more.</param>
/// <param name="PaidOff">What of the credit pays debt at once where it comes to.</param>
/// <param name="Kept">Of an undoing: what went over with the merge, or later, and does not come back, because it was spent, ran out or paid a debt.</param>
/// <param name="Extended">Of an undoing: what comes back with a later last day than it had, because it was extended meanwhile.</param>
/// <param name="Lots">The lots that go over, soonest first.</param>
public sealed record MergeForecast(long Available, long Pending, long Debt, long PaidOff, long Kept, long Extended, IReadOnlyList<MovedLot> Lots)
{
    /// <summary>What who decides agrees to.</summary>
    public MergeAmounts Amounts => new(Available + Pending, Debt);

    /// <summary>Reads it from the book to which everything came.</summary>
    internal static MergeForecast Of(WalletBook to, long kept, long extended)
    {
        var came = to.Entries.Where(entry => entry.Kind == EntryKind.MoveIn).ToList();
        var lots = to.Movements.Join(came, movement => movement.Sequence, entry => entry.Sequence, (movement, _) => movement).GroupBy(movement => movement.LotNumber)
            .Select(ofLot => (Lot: to.LotOf(ofLot.Key), Available: ofLot.Sum(part => part.Available), Pending: ofLot.Sum(part => part.Pending)))
            .OrderBy(one => one.Lot.ExpiresOnUtc ?? DateTime.MaxValue).ThenBy(one => one.Lot.Number)
            .Select(one => new MovedLot(one.Available, one.Pending, one.Lot.ActivatesOnUtc, one.Lot.ExpiresOnUtc, one.Lot.OrderId)).ToList();
        return new(
            lots.Sum(lot => lot.Available), lots.Sum(lot => lot.Pending), came.Where(entry => entry.From == LedgerAccount.Debt).Sum(entry => entry.Amount),
            to.Entries.Where(entry => entry.Kind == EntryKind.DebtNet).Sum(entry => entry.Amount), kept, extended, lots);
    }
}

/// <summary>A lot that goes over. Minor units.</summary>
/// <param name="Available">Booked as available.</param>
/// <param name="Pending">Not usable yet.</param>
/// <param name="ActivatesOnUtc">From when the pending part can be used; null: not known yet, or it never waited.</param>
/// <param name="ExpiresOnUtc">From when it cannot be used any more; null: never, or not known yet.</param>
/// <param name="OrderId">The order that earned it; null: none.</param>
public sealed record MovedLot(long Available, long Pending, DateTime? ActivatesOnUtc, DateTime? ExpiresOnUtc, int? OrderId);
