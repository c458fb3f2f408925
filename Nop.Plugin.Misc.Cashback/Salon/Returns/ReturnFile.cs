namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>What a branch took while nobody asked the shop: a file that was read and found whole.</summary>
/// <param name="Batch">Its name, unique at the branch.</param>
/// <param name="Rows">What was taken, in the file's order; at least one.</param>
sealed record ReturnFile(string Batch, IReadOnlyList<ReturnedTaking> Rows);

/// <summary>A row of a return file.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Voucher">The voucher as it was scanned, typed or copied from the branch's file; empty: it is a sale.</param>
/// <param name="Amount">What was taken, more than nothing.</param>
/// <param name="Receipt">The receipt's number; never empty: with the voucher it names what was taken.</param>
/// <param name="TakenOnUtc">When; null: the file does not say.</param>
/// <param name="Clerk">Who took it, in the branch's words; empty: the file does not say.</param>
sealed record ReturnedTaking(int Number, string Voucher, Money Amount, string Receipt, DateTime? TakenOnUtc, string Clerk)
{
    /// <summary>What it says of a sale; null: it is a taking from a voucher.</summary>
    public ReturnedSaleLine? Sale { get; init; }
}

/// <summary>What a return file must agree with.</summary>
/// <param name="BranchId">The branch for which it is brought.</param>
/// <param name="Currency">Currency of amounts beside which none stands.</param>
/// <param name="Zone">The branch's time zone, for times without one.</param>
sealed record ReturnTerms(int BranchId, CurrencySpec Currency, TimeZoneInfo Zone)
{
    /// <summary>Names that the branch's till gives the columns, by the column's own name; a column that is not among them has its own.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Rows as the till's own total says; null: nobody typed it.</summary>
    public int? TypedRows { get; init; }

    /// <summary>Sum as the till's own total says, in <see cref="Currency"/>; null: nobody typed it.</summary>
    public long? TypedSum { get; init; }

    /// <summary>Name of the batch where the file has none: made of its content, so that the same file is the same batch.</summary>
    public string UnnamedBatch { get; init; } = "";
}
