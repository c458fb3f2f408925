namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>Takes back what an order earned, and lets it come back with the order (scenarios, rules 10 and 11).</summary>
static class ClawBack
{
    /// <summary>Takes an amount from the order's own lot, other unexpired available lots, other pending lots, and then as debt, or waives it. Of a merged wallet these are lots of the one that took it over.</summary>
    /// <returns>What was taken and what was waived; together the amount.</returns>
    public static (long Taken, long Waived) Take(WalletBook book, PostingContext context, OrderAccount order, long amount, ShortfallPolicy shortfall)
    {
        Moving.Fetch(book, context, order);
        var (own, orderId, rest) = (book.LotOf(order.LotNumber), order.OrderId, amount);
        Moving.Fetch(book, context, rest - own.Pending - own.Available, alsoPending: true);

        Post(LedgerAccount.Pending, SpendingOrder.Take([own], rest, lot => lot.Pending));

        var available = SpendingOrder.Available(book, context.NowUtc).Where(lot => lot != own);
        Post(LedgerAccount.Available, SpendingOrder.Take(available.Prepend(own), rest, lot => lot.Available));

        var pending = book.Lots.Where(lot => lot != own && lot.Pending > 0)
            .OrderBy(lot => lot.ActivatesOnUtc ?? DateTime.MaxValue).ThenBy(lot => lot.Number);
        Post(LedgerAccount.Pending, SpendingOrder.Take(pending, rest, lot => lot.Pending));

        if (rest == 0)
            return (amount, 0);

        if (shortfall == ShortfallPolicy.Clamp)
        {
            book.Post(context, EntryKind.Waive, LedgerAccount.Programme, LedgerAccount.Programme, rest, orderId: orderId);
            return (amount - rest, rest);
        }

        book.Post(context, EntryKind.ClawBack, LedgerAccount.Debt, LedgerAccount.Programme, rest, orderId: orderId);
        return (amount, 0);

        void Post(LedgerAccount from, List<LotChange> shares)
        {
            if (shares.Count == 0)
                return;

            book.Post(context, EntryKind.ClawBack, from, LedgerAccount.Programme, shares.Sum(), shares, orderId);
            rest -= shares.Sum();
        }
    }

    /// <summary>Gives an amount back to the order's own lot, where it is pending until the next activation.</summary>
    public static void Reinstate(WalletBook book, PostingContext context, int orderId, int ownLotNumber, long amount) =>
        book.Post(context, EntryKind.Reinstate, LedgerAccount.Programme, LedgerAccount.Pending, amount, [new(book.LotOf(ownLotNumber), amount)], orderId);
}
