namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>A day that a branch has closed. Amounts in minor units.</summary>
[StoredIn("Cashback_DayEnd")]
[Unique(nameof(BranchId), nameof(Day))]
[Indexed(nameof(Day))]
public sealed class DayEnd : BaseEntity
{
    /// <summary>The branch.</summary>
    public int BranchId { get; set; }

    /// <summary>The day in the branch's time zone, as a number: 20261130.</summary>
    public int Day { get; set; }

    /// <summary>Currency of both amounts.</summary>
    [Text(LedgerTextLengths.CurrencyCode)]
    public string CurrencyCode { get; set; } = "";

    /// <summary>Credit that the salon took that day, less what it gave back, as the ledger had it when the day was closed. Below 0 where more was given back.</summary>
    public long Expected { get; set; }

    /// <summary>The same as somebody counted it at the till.</summary>
    public long Counted { get; set; }

    /// <summary>Why they differ; empty: they do not.</summary>
    [Prose(LedgerTextLengths.ReturnReason)]
    public string Reason { get; set; } = "";

    /// <summary>Customer id of who closed it.</summary>
    public int ClosedBy { get; set; }

    /// <summary>When it was closed, UTC: what was done later, also that day, is late.</summary>
    public DateTime ClosedOnUtc { get; set; }

    /// <summary>A day as a number.</summary>
    public static int NumberOf(DateOnly day) => ShopTime.NumberOf(day);

    /// <summary>The day of a number.</summary>
    internal static DateOnly DayOf(int number) => new(number / 10_000, number / 100 % 100, number % 100);
}
