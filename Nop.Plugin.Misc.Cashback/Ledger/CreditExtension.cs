namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>A later end for credit of a wallet, by hand. Only what has an end, has not reached it and would end sooner gets it.</summary>
/// <param name="ExpiresOnUtc">From this instant it cannot be used any more.</param>
public sealed record CreditExtension(DateTime ExpiresOnUtc)
{
    /// <summary>One lot, by its number in the wallet; null: all that <see cref="EndingByUtc"/> says.</summary>
    public int? LotNumber { get; init; }

    /// <summary>Lots that end at this instant or before; null: whenever.</summary>
    public DateTime? EndingByUtc { get; init; }

    /// <summary>What is left of the lots may come to so much at most, minor units; null: to anything.</summary>
    public long? Most { get; init; }

    /// <summary>Whether a lot gets the later end.</summary>
    /// <param name="lot">An open lot.</param>
    /// <param name="nowUtc">Now: what is past its date stays so, whether or not a task has booked it out.</param>
    public bool Fits(Lot lot, DateTime nowUtc)
    {
        ArgumentNullException.ThrowIfNull(lot);
        return lot.Open && !lot.IsExpired(nowUtc) && lot.ExpiresOnUtc is { } end && end < LedgerInstants.Cut(ExpiresOnUtc)
            && (LotNumber is null || lot.Number == LotNumber) && (EndingByUtc is null || end <= EndingByUtc);
    }

    /// <summary>Sums up what is left of the lots that get it, also of what is set aside; minor units.</summary>
    public long SumOf(IEnumerable<Lot> lots, DateTime nowUtc) => lots.Where(lot => Fits(lot, nowUtc)).Sum(LeftOf);

    /// <summary>What is left of a lot, whether usable, pending or set aside.</summary>
    internal static long LeftOf(Lot lot) => lot.Pending + lot.Available + lot.Reserved;
}
