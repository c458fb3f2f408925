namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>The lines of an order were edited: credit that it needs no longer comes back (scenarios, rule 15).</summary>
static class OrderEditing
{
    /// <summary>Works out the order's total, notes what the edit frees and what credit is no part of that total, and gives back what that asks for.</summary>
    public static OrderEditResult Follow(WalletBook book, PostingContext context, OrderEdit edit)
    {
        var (redeemed, restored) = OrderPosting.RedemptionOf(book.Holds, edit.OrderId);
        var paid = book.Order?.MoneyPaid ?? edit.PaidBefore;
        var money = new OrderMoney(paid, paid, edit.Refunded);

        // Also of a cancelled order: the edit must stand when it comes back to life.
        var freed = OrderPosting.FreedOf(book.Holds, edit.OrderId);
        var back = OrderTargets.RestoreTarget(redeemed, freed, money, voided: false);
        var (total, over) = EditedTotal.Of(edit.Gross, redeemed - back, money.Kept);
        if (over > 0)
            OrderPosting.Free(book, context, edit.OrderId, OrderTargets.FreedFor(redeemed, back + over, money) - freed);
        OrderPosting.Recount(book, context, edit.OrderId, back + over);

        var target = OrderTargets.RestoreTarget(redeemed, OrderPosting.FreedOf(book.Holds, edit.OrderId), money, edit.Voided);
        var due = Math.Max(0, target - restored);
        if (due > 0)
            Restore.GiveBack(book, context, edit.OrderId, due, edit.GraceExpiresOnUtc);
        return new(total, due, Math.Max(0, money.Kept - total));
    }
}
