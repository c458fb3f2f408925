namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Which limit cut what a programme adds.</summary>
public enum ProgrammeLimit
{
    /// <summary>Its cap per order.</summary>
    Order,

    /// <summary>Its cap per client.</summary>
    Client,

    /// <summary>Its cap per client and day.</summary>
    Day,

    /// <summary>Its cap per client and month.</summary>
    Month,

    /// <summary>Its budget.</summary>
    Budget,
}
