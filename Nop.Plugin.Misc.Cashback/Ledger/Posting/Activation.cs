namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>Pending credit becomes available, and whatever becomes available pays the wallet's debt first (scenarios, rule 6).</summary>
static class Activation
{
    /// <summary>Activates every due lot, the one due first before the others.</summary>
    /// <returns>The amount activated.</returns>
    public static long ActivateDue(WalletBook book, PostingContext context)
    {
        var due = book.Lots.Where(lot => lot.IsDue(context.NowUtc)).OrderBy(lot => lot.ActivatesOnUtc).ThenBy(lot => lot.Number).ToList();
        return due.Sum(lot => Activate(book, context, lot));
    }

    /// <summary>Activates all that is pending in a lot.</summary>
    /// <returns>The amount activated, before debt was paid from it.</returns>
    public static long Activate(WalletBook book, PostingContext context, Lot lot)
    {
        var amount = lot.Pending;
        book.Post(context, EntryKind.Activate, LedgerAccount.Pending, LedgerAccount.Available, amount, [new(lot, amount)], lot.OrderId);
        PayDebt(book, context, [lot], lot.OrderId);
        return amount;
    }

    /// <summary>Pays debt from lots that have just received credit, in spending order.</summary>
    public static void PayDebt(WalletBook book, PostingContext context, IEnumerable<Lot> entered, int? orderId = null, int? holdNumber = null)
    {
        if (book.Wallet.Debt == 0)
            return;

        var shares = SpendingOrder.Take(SpendingOrder.Sort(entered), -book.Wallet.Debt, lot => lot.Available);
        if (shares.Count > 0)
            book.Post(context, EntryKind.DebtNet, LedgerAccount.Available, LedgerAccount.Debt, shares.Sum(), shares, orderId, holdNumber);
    }
}
