namespace Nop.Plugin.Misc.Cashback.Rules;

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
