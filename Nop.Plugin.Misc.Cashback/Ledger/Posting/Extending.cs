namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>Gives credit a later end: a note for each lot, whose movement records the new date.</summary>
static class Extending
{
    /// <summary>Extends what fits.</summary>
    /// <returns>What is left of it; or Insufficient where nothing fits, TooMuch where it is more than may be.</returns>
    public static LedgerResult<long> Follow(WalletBook book, PostingContext context, CreditExtension extension)
    {
        var lots = SpendingOrder.Sort(book.Lots.Where(lot => extension.Fits(lot, context.NowUtc))).ToList();
        var sum = lots.Sum(CreditExtension.LeftOf);
        if (lots.Count == 0)
            return new(LedgerOutcome.Insufficient, 0);
        if (sum > extension.Most)
            return new(LedgerOutcome.TooMuch, sum);

        foreach (var lot in lots)
        {
            lot.ExpiresOnUtc = extension.ExpiresOnUtc;
            book.Touch(lot);
            book.Note(context, EntryKind.Extend, LedgerAccount.Available, CreditExtension.LeftOf(lot), orderId: null, lot);
        }

        return new(LedgerOutcome.Done, sum);
    }
}
