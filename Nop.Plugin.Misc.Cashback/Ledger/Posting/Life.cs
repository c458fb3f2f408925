namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>A wallet is frozen, closed and opened again: a note in the chain, and with the closing what becomes of its credit (docs/decisions/030-frozen-and-closed-wallets.md).</summary>
static class Life
{
    /// <summary>Changes the state.</summary>
    /// <returns>What was settled by a closing, minor units, else 0; or Moved, HasHolds or HasDebt, and nothing was posted.</returns>
    public static LedgerResult<long> Follow(WalletBook book, PostingContext context, WalletChange change)
    {
        var wallet = book.Wallet;
        // What was merged is opened again by what undoes that.
        if (!WalletStates.Follows(change.Kind, wallet.State) || wallet.MergedIntoId is not null || change.AtSequence is { } agreed && wallet.Sequence != agreed)
            return new(LedgerOutcome.Moved, 0);
        if (change.Act == WalletAct.Close && wallet.Reserved > 0)
            return new(LedgerOutcome.HasHolds, 0);
        if (change.Act == WalletAct.Close && DebtLeft(book, context.NowUtc) > 0)
            return new(LedgerOutcome.HasDebt, 0);

        // The note first: it names the act, and tells with whose reason.
        wallet.State = WalletStates.After(change.Kind)!.Value;
        book.Note(context, change.Kind, LedgerAccount.Available, amount: 0, orderId: null);
        return new(LedgerOutcome.Done, change.Act == WalletAct.Close ? Settle(book, context, change) : 0);
    }

    // Credit that is due pays a debt before anything is settled.
    static long DebtLeft(WalletBook book, DateTime nowUtc) =>
        Math.Max(0, -book.Wallet.Debt - book.Lots.Where(lot => lot.IsDue(nowUtc)).Sum(lot => lot.Pending));

    static long Settle(WalletBook book, PostingContext context, WalletChange change)
    {
        Activation.ActivateDue(book, context);
        var paid = change.Settlement == WalletSettlement.PayOut ? Manual.PayOut(book, context with { Reason = change.Receipt }) : 0;
        return paid + Manual.Expire(book, context) + Manual.Forfeit(book, context);
    }
}
