namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>Staff give back credit of an order that was paid with credit alone: it is freed as an edit frees it (scenarios, rule 15), so that whatever becomes of the order later gives it back no second time.</summary>
static class CreditReturning
{
    /// <summary>Gives it back.</summary>
    /// <returns>Done, or TooMuch where less of the order's credit is left.</returns>
    /// <exception cref="ArgumentException">Money was paid for the order: its credit comes back with a refund of the money.</exception>
    public static LedgerOutcome Follow(WalletBook book, PostingContext context, CreditReturn back)
    {
        if (book.Order is not { MoneyPaid: 0 } order)
            throw new ArgumentException($"Order {back.OrderId} was not paid with credit alone.", nameof(back));

        var (redeemed, restored) = OrderPosting.RedemptionOf(book.Holds, back.OrderId);
        if (back.Amount > redeemed - restored)
            return LedgerOutcome.TooMuch;

        OrderPosting.Free(book, context, back.OrderId, OrderTargets.FreedFor(redeemed, restored + back.Amount, order.Money) - OrderPosting.FreedOf(book.Holds, back.OrderId));
        Restore.GiveBack(book, context, back.OrderId, back.Amount, back.GraceExpiresOnUtc);
        return LedgerOutcome.Done;
    }
}
