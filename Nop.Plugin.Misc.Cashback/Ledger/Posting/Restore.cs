namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>Redeemed credit goes back to where it came from (scenarios, rule 11).</summary>
static class Restore
{
    /// <summary>Gives an amount back: first what had become debt, then the lots, last taken first, with their dates; what belongs to lots past their date goes to one grace lot.</summary>
    /// <param name="book">With all holds of the order.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="amount">Minor units, at most what its holds have captured and not restored.</param>
    /// <param name="graceExpiresOnUtc">End of the grace lot.</param>
    public static void GiveBack(WalletBook book, PostingContext context, int orderId, long amount, DateTime graceExpiresOnUtc) =>
        GiveBack(book, context, book.Holds.Where(hold => hold.OrderId == orderId), orderId, amount, graceExpiresOnUtc);

    /// <summary>Gives an amount back, as the other overload does, but to the holds given.</summary>
    public static void GiveBack(WalletBook book, PostingContext context, IEnumerable<Hold> holds, int? orderId, long amount, DateTime graceExpiresOnUtc)
    {
        var entered = new List<Lot>();
        var grace = 0L;
        Hold? last = null;
        foreach (var hold in holds.Where(hold => hold.Captured > hold.Restored).OrderByDescending(hold => hold.Number))
        {
            if (amount == 0)
                break;

            var (back, late) = RestoreHold(book, context, hold, Math.Min(amount, hold.Captured - hold.Restored));
            amount -= back.Sum() + late.Undone + late.Grace;
            grace += late.Grace;
            entered.AddRange(back.Select(share => share.Lot));
            last = hold;
        }

        if (amount != 0)
            throw new ImpossibleBookException(book.Wallet.Id, $"Wallet {book.Wallet.Id}, order {orderId}, has {amount} less to give back than asked.");

        if (grace > 0)
        {
            var lot = book.AddLot(EntryKind.Restore, orderId: null, activatesOnUtc: context.NowUtc, graceExpiresOnUtc, context.NowUtc);
            book.Post(context, EntryKind.Restore, LedgerAccount.Redeemed, LedgerAccount.Available, grace, [new(lot, grace)], orderId, last!.Number);
            entered.Add(lot);
        }

        Activation.PayDebt(book, context, entered, orderId);
    }

    static (List<LotChange> Back, (long Undone, long Grace) Late) RestoreHold(WalletBook book, PostingContext context, Hold hold, long amount)
    {
        var back = new List<LotChange>();
        long undone = 0, grace = 0, rest = amount;
        var shares = book.HoldLots.Where(share => share.HoldNumber == hold.Number && share.Captured > share.Restored)
            .OrderByDescending(share => share.LotNumber == HoldLot.Debt).ThenByDescending(share => share.Ordinal);
        foreach (var share in shares)
        {
            var part = Math.Min(rest, share.Captured - share.Restored);
            if (part == 0)
                break;

            share.Restored += part;
            book.Touch(share);
            rest -= part;
            if (share.LotNumber == HoldLot.Debt)
            {
                // Other credit may have paid this debt meanwhile; what it paid comes back as credit.
                undone = Math.Min(part, -book.Wallet.Debt);
                grace += part - undone;
            }
            else if (book.LotOf(share.LotNumber) is var lot && lot.IsExpired(context.NowUtc))
                grace += part;
            else
                back.Add(new LotChange(lot, part));
        }

        hold.Restored += amount;
        book.Touch(hold);
        if (undone > 0)
            book.Post(context, EntryKind.Restore, LedgerAccount.Redeemed, LedgerAccount.Debt, undone, orderId: hold.OrderId, holdNumber: hold.Number);
        if (back.Count > 0)
            book.Post(context, EntryKind.Restore, LedgerAccount.Redeemed, LedgerAccount.Available, back.Sum(), back, hold.OrderId, hold.Number);
        return (back, (undone, grace));
    }
}
