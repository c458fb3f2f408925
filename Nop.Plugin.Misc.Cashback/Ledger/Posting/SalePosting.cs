namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>
/// A sale in the salon is an order that is placed, paid and complete in one act, and its returns are refunds of it. The money of its account is what its goods cost, with the part that
/// credit paid: so a return gives credit back by the share of the goods that came back, also where credit paid all of them (docs/decisions/018-sales-in-the-salon.md).
/// </summary>
static class SalePosting
{
    /// <summary>Spends the credit and posts what the sale earns.</summary>
    /// <returns>The outcome; Insufficient: nothing was posted.</returns>
    public static LedgerResult<PostedSale> Sell(WalletBook book, PostingContext context, SalePost post, FrozenEarning earning)
    {
        var sale = post.Sale;
        var orderId = SaleNumber.OrderIdOf(sale.Number);
        if (sale.Credit > 0 && !Spend(book, context, sale, orderId))
            return new(LedgerOutcome.Insufficient, null);

        // Nothing is ever owed for what has just been sold.
        var facts = new OrderFacts(orderId, Paid: true, sale.Gross, Refunded: 0, Voided: false, context.NowUtc, ShortfallPolicy.Debt, post.Lot, context.NowUtc);
        OrderPosting.Freeze(book, context, facts, earning);
        OrderPosting.Follow(book, context, facts);
        sale.WalletId = book.Wallet.Id;
        book.Sale = new(sale, post.Lines, Return: null);
        var account = book.Order!;
        return new(LedgerOutcome.Done, new(account, account.LotNumber == 0 ? null : book.LotOf(account.LotNumber).ActivatesOnUtc, UsableOf(book, context), book.Wallet.Pending));
    }

    /// <summary>Gives credit back and takes back what was earned, by the share of the goods that came back.</summary>
    /// <returns>The outcome; HoldClosed: nothing of the sale is left to come back, or it can be undone no longer; TooMuch: more than is left.</returns>
    public static LedgerResult<PostedReturn> TakeBack(WalletBook book, PostingContext context, SaleReturnPost post)
    {
        var orderId = SaleNumber.OrderIdOf(post.SaleNumber);
        var account = book.Order ?? throw new InvalidOperationException($"Sale {post.SaleNumber} has no account in wallet {book.Wallet.Id}.");
        var left = account.Total - account.Refunded;
        if (account.Voided || left <= 0 || (post.IsUndo && account.Refunded > 0))
            return new(LedgerOutcome.HoldClosed, null);
        if (post.Amount > left)
            return new(LedgerOutcome.TooMuch, null);

        var amount = post.IsUndo ? left : post.Amount ?? left;
        var (before, taken) = (OrderPosting.RedemptionOf(book.Holds, orderId).Restored, account.Taken);
        OrderPosting.Follow(book, context, new(orderId, Paid: true, account.Total, post.IsUndo ? account.Refunded : account.Refunded + amount, post.IsUndo,
            account.CompletedOnUtc, post.Shortfall, NoLot, post.GraceExpiresOnUtc));
        var row = new SaleReturn
        {
            Act = HashChain.KeyOf(context.IdempotencyKey!),
            SaleNumber = post.SaleNumber,
            BranchId = post.BranchId,
            IsUndo = post.IsUndo,
            Amount = amount,
            CreditBack = OrderPosting.RedemptionOf(book.Holds, orderId).Restored - before,
            EarnedBack = account.Taken - taken,
            Reason = context.Reason ?? "",
            ClerkId = context.ActorId,
            ChannelId = (int)context.Channel,
            ReturnedOnUtc = context.NowUtc,
        };
        book.Sale = new(Sale: null, [], row);
        return new(LedgerOutcome.Done, new(row, account, UsableOf(book, context), book.Wallet.Pending));
    }

    static bool Spend(WalletBook book, PostingContext context, Sale sale, int orderId)
    {
        var request = new HoldRequest(HoldPurpose.Counter, string.Create(CultureInfo.InvariantCulture, $"sale:{sale.Number}"), sale.Credit, context) { BranchId = sale.BranchId };
        if (Holds.Place(book, request) is not { } hold)
            return false;

        hold.OrderId = orderId;
        Holds.Capture(book, context, hold, hold.Amount);
        return true;
    }

    static long UsableOf(WalletBook book, PostingContext context) => SpendingOrder.Usable(book.Lots, -book.Wallet.Debt, context.NowUtc);

    // A sale is complete from the beginning: its lot has its dates.
    static LotDates NoLot(DateTime completed, int delayDays, Rules.ExpiryTerms? expiry) => throw new InvalidOperationException("A sale is completed once.");
}
