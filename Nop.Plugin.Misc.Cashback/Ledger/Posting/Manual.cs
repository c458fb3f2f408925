namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>Gifts, adjustments by staff, what ran out, and what was left behind.</summary>
static class Manual
{
    /// <summary>Opens a lot of credit that is usable at once.</summary>
    public static void Give(WalletBook book, PostingContext context, EntryKind kind, long amount, DateTime? expiresOnUtc)
    {
        var lot = book.AddLot(kind, orderId: null, activatesOnUtc: context.NowUtc, expiresOnUtc, context.NowUtc);
        book.Post(context, kind, LedgerAccount.Programme, LedgerAccount.Available, amount, [new(lot, amount)]);
        Activation.PayDebt(book, context, [lot]);
    }

    /// <summary>Takes available credit in spending order (scenarios, rule 14).</summary>
    /// <returns>False: there is too little, and nothing was posted.</returns>
    public static bool TryTake(WalletBook book, PostingContext context, long amount)
    {
        var shares = SpendingOrder.Take(SpendingOrder.Available(book, context.NowUtc), amount, lot => lot.Available);
        if (shares.Sum() < amount)
            return false;

        book.Post(context, EntryKind.Adjust, LedgerAccount.Available, LedgerAccount.Programme, amount, shares);
        return true;
    }

    /// <summary>Takes all credit that is available and not past its date, because it was paid in money.</summary>
    /// <returns>The amount; 0: nothing was.</returns>
    public static long PayOut(WalletBook book, PostingContext context)
    {
        var shares = SpendingOrder.Available(book, context.NowUtc).Select(lot => new LotChange(lot, lot.Available)).ToList();
        if (shares.Count > 0)
            book.Post(context, EntryKind.PayOut, LedgerAccount.Available, LedgerAccount.Programme, shares.Sum(), shares);
        return shares.Sum();
    }

    /// <summary>Books out available credit that is past its date (scenarios, rule 7).</summary>
    /// <returns>The amount; 0: nothing was.</returns>
    public static long Expire(WalletBook book, PostingContext context)
    {
        var shares = SpendingOrder.Sort(book.Lots.Where(lot => lot.Available > 0 && lot.IsExpired(context.NowUtc)))
            .Select(lot => new LotChange(lot, lot.Available)).ToList();
        if (shares.Count > 0)
            book.Post(context, EntryKind.Expire, LedgerAccount.Available, LedgerAccount.Expired, shares.Sum(), shares);
        return shares.Sum();
    }

    /// <summary>Books out what is pending or available, past its date or not; what is set aside stays.</summary>
    /// <returns>The amount; 0: nothing was.</returns>
    public static long Forfeit(WalletBook book, PostingContext context) =>
        Forfeit(book, context, LedgerAccount.Pending, lot => lot.Pending) + Forfeit(book, context, LedgerAccount.Available, lot => lot.Available);

    static long Forfeit(WalletBook book, PostingContext context, LedgerAccount from, Func<Lot, long> part)
    {
        var shares = SpendingOrder.Sort(book.Lots.Where(lot => part(lot) > 0)).Select(lot => new LotChange(lot, part(lot))).ToList();
        if (shares.Count > 0)
            book.Post(context, EntryKind.Forfeit, from, LedgerAccount.Expired, shares.Sum(), shares);
        return shares.Sum();
    }
}
