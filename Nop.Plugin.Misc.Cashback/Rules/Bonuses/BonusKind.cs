namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>What a bonus is given for. The numbers are stored.</summary>
public enum BonusKind
{
    /// <summary>An account was opened.</summary>
    Registration = 1,

    /// <summary>A birthday.</summary>
    Birthday = 2,

    /// <summary>A review of a product that was bought was approved.</summary>
    Review = 3,

    /// <summary>An invited friend's first order has cleared; both get something.</summary>
    Referral = 4,

    /// <summary>The next order came soon after the one before.</summary>
    Rebooking = 5,

    /// <summary>So many items of a category were bought.</summary>
    Items = 6,

    /// <summary>Nothing was ordered for long.</summary>
    WinBack = 7,
}
