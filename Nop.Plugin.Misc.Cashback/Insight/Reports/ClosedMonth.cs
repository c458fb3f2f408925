namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>A month that the owner has closed: what its entries came to then, and the seal that the ledger got with it, signed with a key that is not in the database. Never changed, never deleted.</summary>
[StoredIn(TableName)]
[Unique(nameof(Month))]
public sealed class ClosedMonth : BaseEntity
{
    internal const string TableName = "Cashback_ClosedMonth";

    DateTime _fromUtc;
    DateTime _toUtc;
    DateTime _closedOnUtc;

    /// <summary>The month as a number: 202611.</summary>
    public int Month { get; set; }

    /// <summary>When it began by the shop's clock of then, UTC.</summary>
    public DateTime FromUtc
    {
        get => _fromUtc;
        set => _fromUtc = LedgerInstants.Cut(value);
    }

    /// <summary>When the next one began, UTC.</summary>
    public DateTime ToUtc
    {
        get => _toUtc;
        set => _toUtc = LedgerInstants.Cut(value);
    }

    /// <summary>What its entries came to, by currency, as <see cref="MonthTotals.Write"/> has it.</summary>
    [Text(int.MaxValue)]
    public string Totals { get; set; } = "";

    /// <summary>The seal that was made with it, by its number.</summary>
    public int SealNumber { get; set; }

    /// <summary>Hash of that seal.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string SealHash { get; set; } = "";

    /// <summary>Customer id of who closed it.</summary>
    public int ClosedBy { get; set; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTime ClosedOnUtc
    {
        get => _closedOnUtc;
        set => _closedOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>The key of <see cref="Signature"/>.</summary>
    [Text(LedgerTextLengths.KeyId)]
    public string KeyId { get; set; } = "";

    /// <summary>Hash of the month that was closed before; of the first one 64 zeros.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string PreviousHash { get; set; } = "";

    /// <summary>Hash over the fields above.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Hash { get; set; } = "";

    /// <summary>HMAC-SHA256 of <see cref="Hash"/>, hex.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Signature { get; set; } = "";

    /// <summary>The hash that its fields give.</summary>
    internal string HashOf() => new HashInput().Add("cashback month 1")
        .Add(Month).Add(FromUtc).Add(ToUtc).Add(Totals).Add(SealNumber).Add(SealHash).Add(ClosedBy).Add(ClosedOnUtc).Add(KeyId).Add(PreviousHash).ToHash();

    /// <summary>A month as a number.</summary>
    internal static int NumberOf(DateOnly month) => (month.Year * 100) + month.Month;

    /// <summary>The first day of a month's number.</summary>
    internal static DateOnly MonthOf(int number) => new(number / 100, number % 100, 1);
}
