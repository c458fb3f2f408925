namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Who joined, who holds which card, and who may therefore earn. Spending what one has is never a question of these.</summary>
public interface IMembership
{
    /// <summary>How a customer stands. One indexed read.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    Task<MembershipStanding> GetAsync(int customerId, int storeId);

    /// <summary>Which condition of the settings a customer does not meet; null: none, the customer may earn. Reads nothing where there are no conditions.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    /// <param name="conditions">Settings of the store that the order is from.</param>
    Task<NotEarningReason?> WhyNotAsync(int customerId, int storeId, CashbackSettings conditions);

    /// <summary>Those of some customers who do not meet the conditions, each with the first that is not met. One read, or none where there are no conditions.</summary>
    /// <param name="customerIds">The customers.</param>
    /// <param name="storeId">The store scope of the wallets; 0: all stores.</param>
    /// <param name="conditions">Settings of the store.</param>
    Task<IReadOnlyDictionary<int, NotEarningReason>> WhyNotAsync(IReadOnlyCollection<int> customerIds, int storeId, CashbackSettings conditions);

    /// <summary>Joins; again changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    Task<bool> OptInAsync(int customerId, int storeId);

    /// <summary>Leaves: nothing more is earned where joining is asked for; what is there stays. Again changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    Task<bool> OptOutAsync(int customerId, int storeId);

    /// <summary>Gives a card, in place of the one that is held.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    /// <param name="cardKindId">The kind; 0: takes the card away.</param>
    /// <param name="actorId">Customer id of who does it.</param>
    /// <returns>Whether anything changed; false also where there is no such kind.</returns>
    Task<bool> GiveCardAsync(int customerId, int storeId, int cardKindId, int actorId);
}

/// <summary>How a customer stands.</summary>
/// <param name="OptedInOnUtc">Joined since; null: has not joined, or has left.</param>
/// <param name="Card">The card held; null: none.</param>
/// <param name="CardGivenOnUtc">Since when; null: no card.</param>
public sealed record MembershipStanding(DateTime? OptedInOnUtc, CardRule? Card, DateTime? CardGivenOnUtc)
{
    /// <summary>Neither joined nor given a card.</summary>
    public static MembershipStanding None { get; } = new(null, null, null);

    /// <summary>Whether the customer has joined and not left.</summary>
    public bool IsOptedIn => OptedInOnUtc is not null;
}
