namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>
/// What a simulation works on. Orders placed before the first instant are gone through too, since tiers depend on them,
/// but they count in no sum and use up no budget.
/// </summary>
/// <param name="FromUtc">Orders placed at this instant or later count.</param>
/// <param name="ToUtc">Orders placed before this instant count.</param>
/// <param name="Products">What the rules ask of products, by id.</param>
/// <param name="Clients">What the shop knows of clients, by customer id; one that is missing is <see cref="ClientRecord.None"/>.</param>
public sealed record SimulationInput(
    DateTime FromUtc,
    DateTime ToUtc,
    IReadOnlyDictionary<int, ProductFacts> Products,
    IReadOnlyDictionary<int, ClientRecord> Clients)
{
    /// <summary>What is on record of clients' part in the programme; who is missing is <see cref="MemberRecord.None"/>.</summary>
    public IReadOnlyDictionary<ClientKey, MemberRecord> Members { get; init; } = new Dictionary<ClientKey, MemberRecord>();

    /// <summary>What must be met to earn.</summary>
    public JoinConditions Conditions { get; init; } = JoinConditions.None;

    /// <summary>Only orders of this store count, although those of others may raise tiers; 0: all.</summary>
    public int StoreId { get; init; }

    /// <summary>Whether clients have a wallet, and with it a tier, for each store.</summary>
    public bool WalletPerStore { get; init; }

    internal bool Counts(PastOrder order) =>
        order.PlacedOnUtc >= FromUtc && order.PlacedOnUtc < ToUtc && (StoreId == 0 || order.StoreId == StoreId);

    internal ClientKey KeyOf(PastOrder order) => new(order.CustomerId, WalletPerStore ? order.StoreId : 0);
}
