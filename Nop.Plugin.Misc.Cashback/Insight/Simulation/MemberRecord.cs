namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>What the shop has on record of a client's part in the programme: the last joining, the card held now, every pinned tier.</summary>
public sealed record MemberRecord
{
    /// <summary>Nothing is on record.</summary>
    public static MemberRecord None { get; } = new();

    /// <summary>When the client last joined; null: never.</summary>
    public DateTime? JoinedOnUtc { get; init; }

    /// <summary>When the client left since; null: has not.</summary>
    public DateTime? LeftOnUtc { get; init; }

    /// <summary>The kind of the card held now; 0: none.</summary>
    public int CardId { get; init; }

    /// <summary>When it was given; null: not known, so it counts from the beginning.</summary>
    public DateTime? CardGivenOnUtc { get; init; }

    /// <summary>Tiers that staff pinned and took away, oldest first.</summary>
    public IReadOnlyList<PastPin> Pins { get; init; } = [];

    internal bool HasJoinedAt(DateTime nowUtc) => JoinedOnUtc <= nowUtc && !(LeftOnUtc <= nowUtc);

    internal bool HasCardAt(DateTime nowUtc) => CardId > 0 && !(CardGivenOnUtc > nowUtc);
}

/// <summary>A tier that staff pinned, or took away again.</summary>
/// <param name="OnUtc">When they did it.</param>
/// <param name="TierId">The tier; 0: taken away.</param>
/// <param name="UntilUtc">When it ends; null: when it is taken away.</param>
public sealed record PastPin(DateTime OnUtc, int TierId, DateTime? UntilUtc);

/// <summary>What must be met to earn.</summary>
/// <param name="OptIn">To have joined.</param>
/// <param name="Card">To hold a client card.</param>
public sealed record JoinConditions(bool OptIn, bool Card)
{
    /// <summary>Everybody with an account earns.</summary>
    public static JoinConditions None { get; } = new(false, false);
}
