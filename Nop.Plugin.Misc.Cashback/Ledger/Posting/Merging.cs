namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>A wallet is merged into another, and that is undone (docs/decisions/034-merged-wallets.md).</summary>
static class Merging
{
    /// <summary>Moves all of the book's wallet to the other one and closes it.</summary>
    /// <param name="book">The wallet, with the other one.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="agreed">What was decided on; null: whatever it is.</param>
    /// <returns>What went over; or Frozen or Closed of either wallet, HasHolds, Moved, and nothing was posted.</returns>
    public static LedgerResult<MergeForecast> Merge(WalletBook book, PostingContext context, MergeAmounts? agreed)
    {
        var (wallet, other) = (book.Wallet, OtherOf(book));
        if ((wallet.StoreId, wallet.CurrencyCode) != (other.Wallet.StoreId, other.Wallet.CurrencyCode))
            throw new ArgumentException($"Wallets {wallet.Id} and {other.Wallet.Id} are of different stores or currencies.", nameof(book));
        if (WhyNot(wallet, other.Wallet) is not LedgerOutcome.Done and var refusal)
            return new(refusal, null);
        if (wallet.Reserved > 0)
            return new(LedgerOutcome.HasHolds, null);
        var credit = wallet.Pending + wallet.Available;
        if (agreed is not null && agreed != new MergeAmounts(credit, -wallet.Debt))
            return new(LedgerOutcome.Moved, null);

        // The notes first: they name the act, and tell with whose reason.
        (wallet.State, wallet.MergedIntoId) = (WalletState.Closed, other.Wallet.Id);
        book.Note(Moving.Of(book, other, context), EntryKind.Merge, LedgerAccount.Available, credit, orderId: null);
        other.Note(Moving.Of(other, book, context), EntryKind.TakeOver, LedgerAccount.Available, credit, orderId: null);
        Moving.All(book, other, context);
        return new(LedgerOutcome.Done, MergeForecast.Of(other, kept: 0, extended: 0));
    }

    /// <summary>Moves back what is left of what went over, each part to the lot that it came from, and opens the wallet again. What was spent meanwhile stays spent.</summary>
    /// <param name="book">The merged wallet with all of its lots, and with the other one.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="mine">What its entries tell of moves between the two.</param>
    /// <param name="others">What those of the other one tell.</param>
    /// <param name="agreed">What was decided on; null: whatever it is.</param>
    /// <returns>What came back; or Frozen or Closed of the other wallet, HasHolds where some of it is set aside there, Moved, Busy where the two just changed; and nothing was posted.</returns>
    public static LedgerResult<MergeForecast> Undo(WalletBook book, PostingContext context, IReadOnlyList<MovedPart> mine, IReadOnlyList<MovedPart> others, MergeAmounts? agreed)
    {
        var (wallet, other) = (book.Wallet, OtherOf(book));
        if (wallet.MergedIntoId != other.Wallet.Id)
            return new(LedgerOutcome.Moved, null);
        if (WalletStates.WhyNotUse(other.Wallet.State) is not LedgerOutcome.Done and var refusal)
            return new(refusal, null);

        var (went, came) = (After(mine, EntryKind.Merge), After(others, EntryKind.TakeOver));
        var (lotsOut, lotsIn) = (LotsOf(went, EntryKind.MoveOut), LotsOf(came, EntryKind.MoveIn));
        if (lotsOut.Count != lotsIn.Count)
            return new(LedgerOutcome.Busy, null);

        var pairs = lotsOut.Zip(lotsIn).Distinct().Select(pair => (Home: book.LotOf(pair.First), There: other.Lots.Find(lot => lot.Number == pair.Second)))
            .Where(pair => pair.There is not null).Select(pair => (pair.Home, There: pair.There!)).ToList();
        if (pairs.Exists(pair => pair.There.Reserved > 0))
            return new(LedgerOutcome.HasHolds, null);
        var credit = pairs.Sum(pair => pair.There.Pending + pair.There.Available);
        var debt = Math.Min(Sum(went, EntryKind.MoveOut, ofDebt: true), -other.Wallet.Debt);
        if (agreed is not null && agreed != new MergeAmounts(credit, debt))
            return new(LedgerOutcome.Moved, null);

        (wallet.State, wallet.MergedIntoId) = (WalletState.Open, null);
        book.Note(Moving.Of(book, other, context), EntryKind.Unmerge, LedgerAccount.Available, credit, orderId: null);
        other.Note(Moving.Of(other, book, context), EntryKind.HandBack, LedgerAccount.Available, credit, orderId: null);
        var extended = 0L;
        foreach (var (home, there) in pairs)
        {
            Moving.Whole(other, book, context, there, home);
            extended += Extend(book, context, home, there.ExpiresOnUtc);
        }

        Moving.Debt(other, book, context, debt);
        return new(LedgerOutcome.Done, MergeForecast.Of(book, Sum(went, EntryKind.MoveOut, ofDebt: false) - Sum(went, EntryKind.MoveIn, ofDebt: false) - credit, extended));
    }

    // What was extended meanwhile stays extended.
    static long Extend(WalletBook book, PostingContext context, Lot lot, DateTime? end)
    {
        if (!(lot.ExpiresOnUtc < end))
            return 0;

        lot.ExpiresOnUtc = end;
        book.Touch(lot);
        book.Note(Moving.Of(book, OtherOf(book), context), EntryKind.Extend, LedgerAccount.Available, CreditExtension.LeftOf(lot), orderId: null, lot);
        return CreditExtension.LeftOf(lot);
    }

    static LedgerOutcome WhyNot(Wallet wallet, Wallet other) => WalletStates.WhyNotUse(wallet.State) is not LedgerOutcome.Done and var refusal ? refusal : WalletStates.WhyNotUse(other.State);

    // Of two that were merged before, what was undone is settled.
    static IReadOnlyList<MovedPart> After(IReadOnlyList<MovedPart> parts, EntryKind note) => [.. parts.Reverse().TakeWhile(part => part.Kind != note).Reverse()];

    static List<int> LotsOf(IEnumerable<MovedPart> parts, EntryKind kind) => [.. parts.Where(part => part.Kind == kind && part.LotNumber > 0).Select(part => part.LotNumber)];

    static long Sum(IEnumerable<MovedPart> parts, EntryKind kind, bool ofDebt) =>
        parts.Where(part => part.Kind == kind && (part.From == LedgerAccount.Debt || part.To == LedgerAccount.Debt) == ofDebt).Sum(part => part.Amount);

    static WalletBook OtherOf(WalletBook book) => book.Other ?? throw new InvalidOperationException($"Wallet {book.Wallet.Id} is loaded without the other one.");
}
