namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>Available credit set aside, then spent or given back.</summary>
static class Holds
{
    /// <summary>Sets an amount aside; due lots that it takes from are activated by the same act (scenarios, rules 6 and 8).</summary>
    /// <returns>The hold; null: there is too little, and nothing was posted.</returns>
    public static Hold? Place(WalletBook book, HoldRequest request)
    {
        var context = request.Context;
        if (SpendingOrder.Usable(book.Lots, -book.Wallet.Debt, context.NowUtc) < request.Amount)
            return null;

        var rest = request.Amount;
        var shares = new List<LotChange>();
        var usable = SpendingOrder.Sort(book.Lots.Where(lot => !lot.IsExpired(context.NowUtc) && (lot.Available > 0 || lot.IsDue(context.NowUtc)))).ToList();
        foreach (var lot in usable)
        {
            if (rest == 0)
                break;

            if (lot.IsDue(context.NowUtc))
                Activation.Activate(book, context, lot);
            var share = Math.Min(rest, lot.Available);
            if (share == 0)
                continue;

            shares.Add(new LotChange(lot, share));
            rest -= share;
        }

        var hold = book.AddHold(new Hold
        {
            Purpose = request.Purpose,
            State = HoldState.Open,
            Reference = request.Reference,
            GroupKey = request.GroupKey,
            BranchId = request.BranchId,
            Amount = request.Amount,
            ExpiresOnUtc = request.ExpiresOnUtc,
            CreatedOnUtc = context.NowUtc,
        });
        foreach (var (lot, share) in shares)
            book.AddHoldLot(hold, lot.Number, held: share, captured: 0);
        book.Post(context, EntryKind.Hold, LedgerAccount.Available, LedgerAccount.Reserved, request.Amount, shares, holdNumber: hold.Number);
        return hold;
    }

    /// <summary>Spends an amount of an open hold, in the order in which its lots were taken (scenarios, rule 13).</summary>
    public static void Capture(WalletBook book, PostingContext context, Hold hold, long amount)
    {
        var rest = amount;
        var shares = new List<LotChange>();
        foreach (var held in SharesOf(book, hold))
        {
            var share = Math.Min(rest, held.Held);
            if (share == 0)
                continue;

            held.Held -= share;
            held.Captured += share;
            book.Touch(held);
            shares.Add(new LotChange(book.LotOf(held.LotNumber), share));
            rest -= share;
        }

        hold.Captured += amount;
        if (hold.Left == 0)
            hold.State = hold.Released > 0 ? HoldState.Released : HoldState.Used;
        book.Touch(hold);
        book.Post(context, EntryKind.Capture, LedgerAccount.Reserved, LedgerAccount.Redeemed, amount, shares, hold.OrderId, hold.Number);
    }

    /// <summary>Gives what is left of an open hold back to its lots and closes it; credit that is past its date goes back too, for the expiry task to book out (scenarios, rule 7).</summary>
    /// <returns>The amount given back.</returns>
    public static long Release(WalletBook book, PostingContext context, Hold hold, HoldState closedAs)
    {
        var amount = hold.Left;
        var shares = new List<LotChange>();
        foreach (var held in SharesOf(book, hold).Where(held => held.Held > 0))
        {
            shares.Add(new LotChange(book.LotOf(held.LotNumber), held.Held));
            held.Held = 0;
            book.Touch(held);
        }

        hold.Released += amount;
        hold.State = closedAs;
        book.Touch(hold);
        book.Post(context, EntryKind.Release, LedgerAccount.Reserved, LedgerAccount.Available, amount, shares, hold.OrderId, hold.Number);
        Activation.PayDebt(book, context, shares.Select(share => share.Lot), hold.OrderId, hold.Number);
        return amount;
    }

    /// <summary>Sets aside again what a voucher had spent, last taken first: it can be used as if it had not been.</summary>
    public static void TakeBack(WalletBook book, PostingContext context, Hold hold, long amount)
    {
        var rest = amount;
        var shares = new List<LotChange>();
        foreach (var share in SharesOf(book, hold).Reverse())
        {
            var part = Math.Min(rest, share.Captured - share.Restored);
            if (part == 0)
                continue;

            share.Captured -= part;
            share.Held += part;
            book.Touch(share);
            shares.Add(new LotChange(book.LotOf(share.LotNumber), part));
            rest -= part;
        }

        hold.Captured -= amount;
        hold.State = HoldState.Open;
        book.Touch(hold);
        book.Post(context, EntryKind.Restore, LedgerAccount.Redeemed, LedgerAccount.Reserved, amount, shares, holdNumber: hold.Number);
    }

    /// <summary>Takes the credit of an order again after it, or its hold, had been given back: from available credit as far as it goes, the rest becomes debt (scenarios, rule 10).</summary>
    public static Hold Retake(WalletBook book, PostingContext context, int orderId, long amount)
    {
        Moving.Fetch(book, context, amount, alsoPending: false);
        var shares = SpendingOrder.Take(SpendingOrder.Available(book, context.NowUtc), amount, lot => lot.Available);
        var covered = shares.Sum();
        var hold = book.AddHold(new Hold
        {
            Purpose = HoldPurpose.Retake,
            State = HoldState.Used,
            OrderId = orderId,
            Amount = amount,
            Captured = amount,
            CreatedOnUtc = context.NowUtc,
        });
        hold.Reference = $"retake:{orderId}:{hold.WalletId}:{hold.Number}";
        foreach (var (lot, share) in shares)
            book.AddHoldLot(hold, lot.Number, held: 0, captured: share);
        if (covered > 0)
        {
            book.Post(context, EntryKind.Hold, LedgerAccount.Available, LedgerAccount.Reserved, covered, shares, orderId, hold.Number);
            book.Post(context, EntryKind.Capture, LedgerAccount.Reserved, LedgerAccount.Redeemed, covered, shares, orderId, hold.Number);
        }

        if (amount > covered)
        {
            book.AddHoldLot(hold, HoldLot.Debt, held: 0, captured: amount - covered);
            book.Post(context, EntryKind.Capture, LedgerAccount.Debt, LedgerAccount.Redeemed, amount - covered, orderId: orderId, holdNumber: hold.Number);
        }

        return hold;
    }

    static IEnumerable<HoldLot> SharesOf(WalletBook book, Hold hold) =>
        book.HoldLots.Where(share => share.HoldNumber == hold.Number).OrderBy(share => share.Ordinal);
}
