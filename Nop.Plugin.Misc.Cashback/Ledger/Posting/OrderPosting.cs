namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>An order's postings follow its targets: what is posted is the difference to what was posted before (scenarios, rules 5, 6, 10 and 15).</summary>
static class OrderPosting
{
    /// <summary>Opens the order's account and posts what it earned, whatever has happened to the order since: the rest follows as with events that came in time.</summary>
    public static void Freeze(WalletBook book, PostingContext context, OrderFacts facts, FrozenEarning frozen)
    {
        var earned = frozen.EarnExact.Floor();
        var order = new OrderAccount
        {
            OrderId = facts.OrderId,
            FrozenOnUtc = context.NowUtc,
            EarnExact = frozen.EarnExact.ToString(),
            Earned = earned,
            SpendBase = frozen.SpendBase.ToString(),
            Total = facts.Total,
            ActivationDelayDays = frozen.ActivationDelayDays,
            Expiry = frozen.Expiry,
            TierId = frozen.TierId,
            Snapshot = frozen.Snapshot,
            Revision = 1,
        };
        book.OpenOrder(order);
        foreach (var (programmeId, charge) in frozen.Charges)
            book.Charges[programmeId] = charge;
        if (earned == 0)
            return;

        var lot = book.AddLot(EntryKind.Earn, facts.OrderId, activatesOnUtc: null, expiresOnUtc: null, context.NowUtc);
        order.LotNumber = lot.Number;
        book.Post(context, EntryKind.Earn, LedgerAccount.Programme, LedgerAccount.Pending, earned, [new(lot, earned)], facts.OrderId);
    }

    /// <summary>Posts what the order's state asks for; nothing where it asks for nothing new.</summary>
    public static void Follow(WalletBook book, PostingContext context, OrderFacts facts)
    {
        if (book.Order is { } order)
        {
            Complete(book, context, facts, order);
            Note(book, context, facts, order);
        }

        // What gives credit comes before what takes it.
        var (restore, retake) = RedemptionDifference(book, facts);
        if (restore > 0)
            Restore.GiveBack(book, context, facts.OrderId, restore, facts.GraceExpiresOnUtc);
        if (book.Order is { } account)
            FollowEarning(book, context, facts, account);
        if (retake > 0)
            Holds.Retake(book, context, facts.OrderId, retake);
        NoteAccount(book, context);
    }

    /// <summary>Sums up an order's redemption as it first was, and the part of it that is given back now.</summary>
    public static (long Redeemed, long Restored) RedemptionOf(IEnumerable<Hold> holds, int orderId)
    {
        var captured = holds.Where(hold => hold.OrderId == orderId && hold.Captured > 0).OrderBy(hold => hold.Number).ToList();
        var redeemed = captured.Count == 0 ? 0 : captured[0].Captured;
        return (redeemed, redeemed - captured.Sum(hold => hold.Captured - hold.Restored));
    }

    /// <summary>Sums up the part of an order's redemption that edits freed.</summary>
    public static long FreedOf(IEnumerable<Hold> holds, int orderId) => holds.Where(hold => hold.OrderId == orderId).Sum(hold => hold.Freed);

    /// <summary>
    /// Computes the credit by which an order's total is less, as it is now: that which was redeemed, without that which was given back by the time at which the total was last computed anew. Refunds,
    /// cancellations and credit that staff return change no total.
    /// </summary>
    /// <param name="holds">Holds of the order, or more.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="returned">What of the freed credit staff returned since then (<see cref="ReturnedOf"/>).</param>
    public static long InTotalOf(IReadOnlyCollection<Hold> holds, int orderId, long returned = 0) =>
        RedemptionOf(holds, orderId).Redeemed - Math.Max(FreedOf(holds, orderId) - returned, holds.Where(hold => hold.OrderId == orderId).Sum(hold => hold.OutOfTotal));

    /// <summary>Sums up what staff returned of an order's credit (<see cref="CreditReturning"/>) since it was last edited. A return has a reason, an edit has none.</summary>
    /// <param name="notes">The order's entries of <see cref="EntryKind.Edit"/> and <see cref="EntryKind.Recount"/>.</param>
    public static long ReturnedOf(IEnumerable<LedgerEntry> notes) => notes.OrderByDescending(note => note.Sequence).TakeWhile(note => note.ReasonDigest is not null).Sum(note => note.Amount);

    /// <summary>Notes that an order needs less of its credit.</summary>
    public static void Free(WalletBook book, PostingContext context, int orderId, long amount)
    {
        var hold = FirstOf(book, orderId);
        hold.Freed += amount;
        book.Touch(hold);
        book.Post(context, EntryKind.Edit, LedgerAccount.Redeemed, LedgerAccount.Redeemed, amount, orderId: orderId, holdNumber: hold.Number);
    }

    /// <summary>Notes what of an order's credit is no part of its new total; nothing where the ledger says so already, as it does where nothing was refunded before the edit.</summary>
    public static void Recount(WalletBook book, PostingContext context, int orderId, long outOfTotal)
    {
        if (RedemptionOf(book.Holds, orderId).Redeemed - outOfTotal >= InTotalOf(book.Holds, orderId))
            return;

        var hold = FirstOf(book, orderId);
        hold.OutOfTotal = outOfTotal;
        book.Touch(hold);
        book.Post(context, EntryKind.Recount, LedgerAccount.Redeemed, LedgerAccount.Redeemed, outOfTotal, orderId: orderId, holdNumber: hold.Number);
    }

    static Hold FirstOf(WalletBook book, int orderId) => book.Holds.Where(hold => hold.OrderId == orderId && hold.Captured > 0).MinBy(hold => hold.Number)!;

    static (long Restore, long Retake) RedemptionDifference(WalletBook book, OrderFacts facts)
    {
        var (redeemed, restored) = RedemptionOf(book.Holds, facts.OrderId);
        var money = new OrderMoney(book.Order?.MoneyPaid ?? facts.Total, facts.Total, facts.Refunded);
        var target = OrderTargets.RestoreTarget(redeemed, FreedOf(book.Holds, facts.OrderId), money, facts.Voided);
        return (Math.Max(0, target - restored), Math.Max(0, restored - target));
    }

    static void Complete(WalletBook book, PostingContext context, OrderFacts facts, OrderAccount order)
    {
        if (order.CompletedOnUtc is not null || facts.CompletedOnUtc is not { } completed)
            return;

        order.CompletedOnUtc = completed;
        Changed(book, order);
        if (order.LotNumber == 0)
            return;

        Moving.Fetch(book, context, order);
        var lot = book.LotOf(order.LotNumber);
        var dates = facts.Lot(completed, order.ActivationDelayDays, order.Expiry);
        lot.ActivatesOnUtc = dates.ActivatesOnUtc;
        lot.ExpiresOnUtc = dates.ExpiresOnUtc;
        book.Touch(lot);
        if (order.ActivationDelayDays == 0 && lot.IsDue(context.NowUtc))
            Activation.Activate(book, context, lot);
        else
            book.Note(context, EntryKind.Schedule, LedgerAccount.Pending, lot.Pending, order.OrderId, lot);
    }

    static void Note(WalletBook book, PostingContext context, OrderFacts facts, OrderAccount order)
    {
        if (order.Total == facts.Total && order.Refunded == facts.Refunded && order.Voided == facts.Voided)
            return;

        if (order.Total != facts.Total && order.PaidTotal is null)
            KeepPaid(book, context, order);
        order.Total = facts.Total;
        order.Refunded = facts.Refunded;
        order.Voided = facts.Voided;
        Changed(book, order);
    }

    // What the account says is told by an entry of the same act; where nothing moves for the order, by one that moves nothing.
    static void NoteAccount(WalletBook book, PostingContext context)
    {
        if (book.Order is { } order && (book.IsAdded(order) || book.IsUpdated(order)) && !book.Entries.Exists(entry => entry.OrderId == order.OrderId))
            book.Note(context, EntryKind.Note, LedgerAccount.Programme, order.Total, order.OrderId);
    }

    // The account's row alone could be lost or changed; the chain tells what was paid.
    static void KeepPaid(WalletBook book, PostingContext context, OrderAccount order)
    {
        order.PaidTotal = order.Total;
        if (order.Total > 0)
            book.Post(context, EntryKind.Reprice, LedgerAccount.Programme, LedgerAccount.Programme, order.Total, orderId: order.OrderId);
    }

    static void FollowEarning(WalletBook book, PostingContext context, OrderFacts facts, OrderAccount order)
    {
        var target = OrderTargets.EarnTarget(Fraction.Parse(order.EarnExact), order.Money, facts.Voided);
        var back = order.Earned - target;
        if (back < order.Taken)
        {
            ClawBack.Reinstate(book, context, order.OrderId, order.LotNumber, order.Taken - back);
            order.Taken = back;
            Changed(book, order);
        }
        else if (back > order.Taken + order.Waived)
        {
            var (taken, waived) = ClawBack.Take(book, context, order, back - order.Taken - order.Waived, ShortfallOf(book, facts));
            order.Taken += taken;
            order.Waived += waived;
            Changed(book, order);
        }
    }

    // Nobody pays a debt of a closed wallet off, and what was settled with the closing would be taken twice. That of a merged one is the debt of the wallet that took it over.
    static ShortfallPolicy ShortfallOf(WalletBook book, OrderFacts facts) => (book.Other ?? book).Wallet.State == WalletState.Closed ? ShortfallPolicy.Clamp : facts.Shortfall;

    static void Changed(WalletBook book, OrderAccount order)
    {
        if (order.Revision == book.LoadedRevision)
            order.Revision++;
        book.Touch(order);
    }
}
