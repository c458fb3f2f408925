namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>
/// What a simulation works on. Orders placed before the first instant are gone through too, since tiers depend on them,
/// but they count in no sum and use up no budget.
/// </summary>
/// <param name="FromUtc">Orders placed at this instant or later count.</param>
/// <param name="ToUtc">Orders placed before this instant count.</param>
/// <param name="Products">What the rules ask of products, by id.</param>
/// <param name="Clients">What the shop knows of clients, by customer id; one that is missing is <see cref="ClientRecord.None"/>.</param>
sealed record SimulationInput(
    DateTime FromUtc,
    DateTime ToUtc,
    IReadOnlyDictionary<int, ProductFacts> Products,
    IReadOnlyDictionary<int, ClientRecord> Clients)
{
    /// <summary>Clients' parts in the programme; one that is missing is <see cref="MemberRecord.None"/>.</summary>
    public IReadOnlyDictionary<ClientKey, MemberRecord> Members { get; init; } = new Dictionary<ClientKey, MemberRecord>();

    /// <summary>Conditions to earn.</summary>
    public JoinConditions Conditions { get; init; } = JoinConditions.None;

    /// <summary>Only orders of this store count, although those of others may raise tiers; 0: all.</summary>
    public int StoreId { get; init; }

    /// <summary>Whether clients have a wallet, and with it a tier, for each store.</summary>
    public bool WalletPerStore { get; init; }

    internal bool Counts(PastOrder order) =>
        order.PlacedOnUtc >= FromUtc && order.PlacedOnUtc < ToUtc && (StoreId == 0 || order.StoreId == StoreId);

    internal ClientKey KeyOf(PastOrder order) => new(order.CustomerId, WalletPerStore ? order.StoreId : 0);
}

/// <summary>Facts that the shop knows of a client now; the past is not kept, so they count for the whole simulation.</summary>
/// <param name="RoleIds">Roles in the shop.</param>
/// <param name="Newsletter">Whether the newsletter is subscribed to.</param>
/// <param name="Birthday">The birthday; null: not known.</param>
public sealed record ClientRecord(IReadOnlyList<int> RoleIds, bool Newsletter, DateOnly? Birthday)
{
    /// <summary>Nothing is known.</summary>
    public static ClientRecord None { get; } = new([], false, null);

    /// <summary>As the rules see it.</summary>
    /// <param name="card">The card held; null: none.</param>
    internal CustomerFacts Facts(CardRule? card) => new()
    {
        RoleIds = RoleIds,
        Card = card,
        Newsletter = Newsletter,
        Birthday = Birthday,
    };
}

/// <summary>A client's part in the programme: the last joining, the card held now, every pinned tier.</summary>
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

/// <summary>Conditions to earn.</summary>
/// <param name="OptIn">To have joined.</param>
/// <param name="Card">To hold a client card.</param>
public sealed record JoinConditions(bool OptIn, bool Card)
{
    /// <summary>Everybody with an account earns.</summary>
    public static JoinConditions None { get; } = new(false, false);
}
