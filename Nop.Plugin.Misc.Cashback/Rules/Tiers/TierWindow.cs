namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Which orders count towards a tier.</summary>
public enum TierWindow
{
    /// <summary>All.</summary>
    Lifetime,

    /// <summary>Those completed later than 365 days ago.</summary>
    Rolling365,

    /// <summary>Those of this or of last calendar year in the shop's zone, whichever is more.</summary>
    CalendarYear,
}
