namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>The client takes the money of an order as credit.</summary>
static class Refunding
{
    /// <summary>Gives the money, and what the shop adds, each as a lot that can be used at once. As all that becomes usable they first pay what the client owes.</summary>
    public static void Follow(WalletBook book, PostingContext context, CreditRefund refund)
    {
        var lots = new List<Lot> { Give(EntryKind.Refund, refund.Amount, refund.OrderId) };
        // What the shop adds by hand is an adjustment: it counts against what one person may add.
        if (refund.Bonus > 0)
            lots.Add(Give(EntryKind.Adjust, refund.Bonus, orderId: null));
        Activation.PayDebt(book, context, lots, refund.OrderId);

        Lot Give(EntryKind kind, long amount, int? orderId)
        {
            var lot = book.AddLot(kind, orderId: null, activatesOnUtc: context.NowUtc, refund.ExpiresOnUtc, context.NowUtc);
            book.Post(context, kind, LedgerAccount.Programme, LedgerAccount.Available, amount, [new(lot, amount)], orderId);
            return lot;
        }
    }
}
