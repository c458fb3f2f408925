namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Kind of an act by hand.</summary>
enum HandActKind
{
    /// <summary>A wallet was adjusted.</summary>
    Adjusted,

    /// <summary>What was taken at the counter was given back there.</summary>
    GivenBack,

    /// <summary>A gift run was released.</summary>
    GiftReleased,

    /// <summary>A tier was pinned.</summary>
    TierPinned,

    /// <summary>A pinned tier was taken away.</summary>
    TierUnpinned,

    /// <summary>A card was given or taken away.</summary>
    CardChanged,

    /// <summary>A draft of rules was put live.</summary>
    RulesPutLive,

    /// <summary>Settings, tiers, rates, programmes, cards, bonuses or branches were changed.</summary>
    RulesChanged,

    /// <summary>Something was proposed to a second person.</summary>
    Proposed,

    /// <summary>A second person approved, and it was done.</summary>
    Approved,

    /// <summary>A second person declined.</summary>
    Declined,

    /// <summary>Who proposed something took it back.</summary>
    TakenBack,

    /// <summary>The deletion of the ledger was confirmed by the shop's name.</summary>
    DeletionConfirmed,

    /// <summary>That confirmation was taken back.</summary>
    DeletionWithdrawn,
}

/// <summary>Something that was done by hand, as the letter tells it.</summary>
/// <param name="OnUtc">When.</param>
/// <param name="Kind">What.</param>
/// <param name="ActorId">Customer id of who did it; 0: the shop itself.</param>
/// <param name="CustomerId">The client; 0: it is about none.</param>
/// <param name="Name">The run, draft, tier or card, or the line of the activity log; empty: none.</param>
/// <param name="Amount">How much; null: it is no amount.</param>
/// <param name="Why">The reason that was given; empty: none.</param>
sealed record HandAct(DateTime OnUtc, HandActKind Kind, int ActorId, int CustomerId, string Name, Money? Amount, string Why)
{
    /// <summary>Number of the wallet's card; empty: it is about no wallet, or one whose row is gone.</summary>
    public string Card { get; init; } = "";
}
