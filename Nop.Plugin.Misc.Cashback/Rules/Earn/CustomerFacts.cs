namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Facts of a client for the rules, beside the tier, as they were when the order was placed.</summary>
public sealed record CustomerFacts
{
    /// <summary>A client of whom nothing is known.</summary>
    public static CustomerFacts None { get; } = new();

    /// <summary>Roles in the shop.</summary>
    public IReadOnlyList<int> RoleIds { get; init; } = [];

    /// <summary>The kind of card held; null: no card of a kind.</summary>
    public CardRule? Card { get; init; }

    /// <summary>Whether the shop's newsletter is subscribed to.</summary>
    public bool Newsletter { get; init; }

    /// <summary>When the newest other order was placed (UTC) that is paid, neither cancelled nor deleted, and was placed before this one or known to the ledger already; null: there is none.</summary>
    public DateTime? LastOrderOnUtc { get; init; }

    /// <summary>The birthday, of any year, where it has been known long enough to count; null otherwise.</summary>
    public DateOnly? Birthday { get; init; }

    /// <summary>The top category on which the client spends most; null: not known.</summary>
    public int? FavouriteCategoryId { get; init; }

    /// <summary>Segments that the client is in; only where somebody asked for them.</summary>
    public IReadOnlyList<int> SegmentIds { get; init; } = [];
}

/// <summary>Kinds of facts of a client that a rule set asks for, so that nothing else is read.</summary>
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

    /// <summary>Amounts that programmes gave before.</summary>
    ProgrammeUse = 32,

    /// <summary>Whether it is the first order of the day.</summary>
    FirstOfDay = 64,
}
