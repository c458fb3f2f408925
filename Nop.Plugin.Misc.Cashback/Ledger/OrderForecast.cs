namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Amounts that the ledger would post for an order that became another one. Minor units, each 0 or more.</summary>
/// <param name="GivenBack">Credit that the order was paid with and that would go back to the wallet; of it what pays off a debt, too.</param>
/// <param name="TakenPending">Cashback that would be taken back before it was usable.</param>
/// <param name="TakenAvailable">Cashback that would be taken back from what is usable.</param>
/// <param name="TakenAsDebt">Cashback that was spent already, and would become a debt.</param>
/// <param name="Waived">Cashback that was spent already, and would be let go.</param>
public sealed record OrderForecast(long GivenBack, long TakenPending, long TakenAvailable, long TakenAsDebt, long Waived)
{
    /// <summary>Money of the order that the client would get as credit.</summary>
    public long Refunded { get; init; }

    /// <summary>Credit that the shop would add to that.</summary>
    public long Added { get; init; }

    /// <summary>Part of both that would pay off what the client owes.</summary>
    public long PaysDebt { get; init; }

    /// <summary>When both would end, UTC; null: never, or there are none.</summary>
    public DateTime? EndsOnUtc { get; init; }

    /// <summary>Whether nothing would be posted for the order that moves credit.</summary>
    public bool IsNothing => GivenBack + TakenPending + TakenAvailable + TakenAsDebt + Waived == 0;

    /// <summary>Adds what comes of money that the client takes as credit.</summary>
    /// <param name="entries">All that is about to be posted.</param>
    /// <param name="refund">The money; null: none.</param>
    internal OrderForecast With(List<LedgerEntry> entries, CreditRefund? refund) => refund is null ? this : this with
    {
        Refunded = entries.Where(entry => entry.Kind == EntryKind.Refund).Sum(entry => entry.Amount),
        Added = entries.Where(entry => entry.Kind == EntryKind.Adjust).Sum(entry => entry.Amount),
        PaysDebt = entries.SkipWhile(entry => entry.Kind != EntryKind.Refund).Where(entry => entry.Kind == EntryKind.DebtNet).Sum(entry => entry.Amount),
        EndsOnUtc = refund.ExpiresOnUtc,
    };

    /// <summary>Sums up what an act is about to post.</summary>
    internal static OrderForecast Of(IReadOnlyCollection<LedgerEntry> entries)
    {
        return new(
            Sum(entry => entry.Kind == EntryKind.Restore),
            Sum(entry => entry is { Kind: EntryKind.ClawBack, From: LedgerAccount.Pending }),
            Sum(entry => entry is { Kind: EntryKind.ClawBack, From: LedgerAccount.Available }),
            Sum(entry => entry is { Kind: EntryKind.ClawBack, From: LedgerAccount.Debt }),
            Sum(entry => entry.Kind == EntryKind.Waive));

        long Sum(Func<LedgerEntry, bool> counts) => entries.Where(counts).Sum(entry => entry.Amount);
    }
}
