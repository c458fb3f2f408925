namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What a rule set asks of a client, so that nothing else is read.</summary>
[Flags]
public enum CustomerNeeds
{
    /// <summary>Nothing but the tier and the card.</summary>
    None = 0,

    /// <summary>Roles.</summary>
    Roles = 1,

    /// <summary>Newsletter consent.</summary>
    Newsletter = 2,

    /// <summary>The newest earlier order.</summary>
    LastOrder = 4,

    /// <summary>The birthday.</summary>
    Birthday = 8,

    /// <summary>The favourite category.</summary>
    Favourite = 16,

    /// <summary>What programmes gave before.</summary>
    ProgrammeUse = 32,

    /// <summary>Whether it is the first order of the day.</summary>
    FirstOfDay = 64,
}
