namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>How long tiers last.</summary>
/// <param name="Window">Which orders count.</param>
public sealed record TierTerms(TierWindow Window)
{
    /// <summary>When a tier may fall.</summary>
    public TierReview Review { get; init; } = TierReview.EveryRun;

    /// <summary>Month of the yearly review, 1 … 12.</summary>
    public int ReviewMonth { get; init; } = 1;

    /// <summary>Day of the yearly review, 1 … 31; a month that is shorter reviews on its last day.</summary>
    public int ReviewDay { get; init; } = 1;

    /// <summary>Months from reaching or keeping a tier to its review, at least 1.</summary>
    public int ReviewMonths { get; init; } = 12;

    /// <summary>Days from the warning of a review to the fall; 0: it falls at the review. Not used with <see cref="TierReview.EveryRun"/>.</summary>
    public int GraceDays { get; init; }

    /// <summary>Days after the completion of the order that raised a tier in which a refund undoes it; 0: refunds wait for the review.</summary>
    public int ReturnDays { get; init; }

    /// <summary>The shop's day on which a tier is next reviewed.</summary>
    /// <param name="from">The day on which it was reached or last kept.</param>
    /// <returns>A later day; null: at every run, which has no day.</returns>
    public DateOnly? NextReview(DateOnly from) => Review switch
    {
        TierReview.Yearly => DayOf(from.Year) is var day && day > from ? day : DayOf(from.Year + 1),
        TierReview.Months => from.AddMonths(Math.Max(1, ReviewMonths)),
        _ => null,
    };

    DateOnly DayOf(int year) => new(year, ReviewMonth, Math.Min(ReviewDay, DateTime.DaysInMonth(year, ReviewMonth)));
}

/// <summary>When a tier that the spend no longer deserves may fall.</summary>
public enum TierReview
{
    /// <summary>At every run of the task, one step a run.</summary>
    EveryRun,

    /// <summary>Once a year, on a day of the shop's calendar.</summary>
    Yearly,

    /// <summary>A number of months after the tier was reached or last kept.</summary>
    Months,
}

/// <summary>Which orders count towards a tier.</summary>
public enum TierWindow
{
    /// <summary>All.</summary>
    Lifetime,

    /// <summary>Orders completed later than 365 days ago.</summary>
    Rolling365,

    /// <summary>Orders of this or of last calendar year in the shop's zone, whichever is more.</summary>
    CalendarYear,
}
