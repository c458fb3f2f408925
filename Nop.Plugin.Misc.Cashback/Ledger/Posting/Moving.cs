namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>Credit and debt go over from one wallet to another: a pair of entries for each part, of which each names the other wallet (docs/decisions/034-merged-wallets.md). A lot keeps its order and its dates.</summary>
static class Moving
{
    /// <summary>Moves all that a wallet has, credit that is past its day and debt included. What comes over pays what the other one owes.</summary>
    public static void All(WalletBook from, WalletBook to, PostingContext context)
    {
        foreach (var lot in SpendingOrder.Sort(from.Lots.Where(lot => lot.Pending + lot.Available > 0)).ToList())
            Whole(from, to, context, lot);
        Debt(from, to, context, -from.Wallet.Debt);
    }

    /// <summary>Moves what is pending and available of a lot.</summary>
    /// <param name="from">The wallet of the lot.</param>
    /// <param name="to">The other one.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="lot">The lot.</param>
    /// <param name="target">The lot that it goes to; null: a new one with the same order and dates.</param>
    public static void Whole(WalletBook from, WalletBook to, PostingContext context, Lot lot, Lot? target = null)
    {
        target ??= LotFor(to, context, lot);
        Part(from, to, context, LedgerAccount.Pending, lot.Pending, lot, target);
        Part(from, to, context, LedgerAccount.Available, lot.Available, lot, target);
    }

    /// <summary>Moves a debt, and has the wallet that gets it, and what came over before, pay what it can.</summary>
    public static void Debt(WalletBook from, WalletBook to, PostingContext context, long amount)
    {
        if (amount > 0)
        {
            from.Post(Of(from, to, context), EntryKind.MoveOut, LedgerAccount.Moved, LedgerAccount.Debt, amount);
            to.Post(Of(to, from, context), EntryKind.MoveIn, LedgerAccount.Debt, LedgerAccount.Moved, amount);
        }

        Activation.PayDebt(to, Of(to, from, context), SpendingOrder.Available(to, context.NowUtc));
    }

    /// <summary>Brings back what is left of what an order of a merged wallet earned, to its own lot: what becomes of it is posted where the order is.</summary>
    public static void Fetch(WalletBook book, PostingContext context, OrderAccount order)
    {
        if (book.Other is not { } heir || order.LotNumber == 0)
            return;

        var own = book.LotOf(order.LotNumber);
        foreach (var lot in heir.Lots.Where(lot => lot.SourceId == (int)EntryKind.MoveIn && lot.OrderId == order.OrderId && lot.Pending + lot.Available > 0).ToList())
            Whole(heir, book, context, lot, own);
    }

    /// <summary>Brings other credit from the wallet that took a merged one over, as much as there is, for what the merged one has to give.</summary>
    /// <param name="book">The merged wallet; to another one nothing is brought.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="alsoPending">Also what cannot be used yet.</param>
    public static void Fetch(WalletBook book, PostingContext context, long amount, bool alsoPending)
    {
        if (book.Other is not { } heir || amount <= 0)
            return;

        foreach (var (lot, share) in SpendingOrder.Take(SpendingOrder.Available(heir, context.NowUtc), amount, lot => lot.Available))
        {
            Part(heir, book, context, LedgerAccount.Available, share, lot, LotFor(book, context, lot));
            amount -= share;
        }

        var pending = alsoPending ? heir.Lots.Where(lot => lot.Pending > 0).OrderBy(lot => lot.ActivatesOnUtc ?? DateTime.MaxValue).ThenBy(lot => lot.Number).ToList() : [];
        foreach (var (lot, share) in SpendingOrder.Take(pending, amount, lot => lot.Pending))
            Part(heir, book, context, LedgerAccount.Pending, share, lot, LotFor(book, context, lot));
    }

    /// <summary>The context of a wallet's entries that name the other one. The act's key names its entries in the wallet that is acted on, which has the other one; the entries of that have a key made of it.</summary>
    public static PostingContext Of(WalletBook book, WalletBook other, PostingContext context) => context with
    {
        BatchId = other.Wallet.Id,
        IdempotencyKey = book.Other is null && context.IdempotencyKey is { } key ? MergeAmounts.KeyOfOther(key, other.Wallet.Id) : context.IdempotencyKey,
    };

    static void Part(WalletBook from, WalletBook to, PostingContext context, LedgerAccount account, long amount, Lot lot, Lot target)
    {
        if (amount == 0)
            return;

        from.Post(Of(from, to, context), EntryKind.MoveOut, account, LedgerAccount.Moved, amount, [new(lot, amount)], target.OrderId);
        to.Post(Of(to, from, context), EntryKind.MoveIn, LedgerAccount.Moved, account, amount, [new(target, amount)], target.OrderId);
    }

    static Lot LotFor(WalletBook to, PostingContext context, Lot lot) => to.AddLot(EntryKind.MoveIn, lot.OrderId, lot.ActivatesOnUtc, lot.ExpiresOnUtc, context.NowUtc);
}
