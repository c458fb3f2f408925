namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Kind of an act by hand.</summary>
enum HandActKind
{
    /// <summary>A wallet was adjusted.</summary>
    Adjusted,

    /// <summary>Credit was given a later last day.</summary>
    Extended,

    /// <summary>A wallet was frozen.</summary>
    WalletFrozen,

    /// <summary>That was ended.</summary>
    WalletUnfrozen,

    /// <summary>A wallet was closed.</summary>
    WalletClosed,

    /// <summary>A closed wallet was opened again.</summary>
    WalletReopened,

    /// <summary>A wallet was merged into another.</summary>
    WalletMerged,

    /// <summary>That was undone.</summary>
    MergeUndone,

    /// <summary>What a closed wallet held was paid in money.</summary>
    PaidOut,

    /// <summary>What a closed wallet held was given up.</summary>
    GivenUp,

    /// <summary>What was taken at the counter was given back there.</summary>
    GivenBack,

    /// <summary>Money of an order was refunded into credit.</summary>
    MoneyIntoCredit,

    /// <summary>A gift run was released.</summary>
    GiftReleased,

    /// <summary>Opening balances were confirmed.</summary>
    OpeningsConfirmed,

    /// <summary>A tier was pinned.</summary>
    TierPinned,

    /// <summary>A pinned tier was taken away.</summary>
    TierUnpinned,

    /// <summary>A kind of card was given or taken away.</summary>
    CardChanged,

    /// <summary>A client was given a card with a number of its own.</summary>
    CardNumberGiven,

    /// <summary>A client's card number was blocked.</summary>
    CardNumberBlocked,

    /// <summary>Credit was taken in the salon above the limits, and a second person confirmed it.</summary>
    TakingConfirmed,

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
    /// <summary>What was proposed, or decided on; null: the act is no proposal's.</summary>
    public ProposalKind? Proposed { get; init; }

    /// <summary>Customer id of the second person who confirmed it; 0: nobody had to.</summary>
    public int SecondId { get; init; }

    /// <summary>The instant from which extended credit ends; null: none was extended.</summary>
    public DateTime? EndsOnUtc { get; init; }

    /// <summary>Receipt for which credit was taken; empty: it is about none.</summary>
    public string Receipt { get; init; } = "";

    /// <summary>What rules that were put live changed, as <see cref="RuleBook.Drafts.RuleChanges.ToJson"/> writes it; empty: no rules, or an earlier version did not keep it.</summary>
    public string Changes { get; init; } = "";

    /// <summary>Number of the wallet's card; empty: it is about no wallet, or one whose row is gone.</summary>
    public string Card { get; init; } = "";

    /// <summary>Whether an entry of the ledger tells it, by which credit was moved or a wallet's state was changed.</summary>
    public bool IsOfEntry => Kind is HandActKind.Adjusted or HandActKind.Extended or HandActKind.GivenBack or HandActKind.MoneyIntoCredit or HandActKind.WalletFrozen or HandActKind.WalletUnfrozen
        or HandActKind.WalletClosed or HandActKind.WalletReopened or HandActKind.WalletMerged or HandActKind.MergeUndone or HandActKind.PaidOut or HandActKind.GivenUp;
}
