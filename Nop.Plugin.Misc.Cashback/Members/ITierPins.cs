namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Tiers that staff give by hand.</summary>
public interface ITierPins
{
    /// <summary>Pins a tier, in place of one that is pinned: at least this one is held until the end of its last day.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    /// <param name="tierId">The tier.</param>
    /// <param name="lastDay">The last of the shop's days; null: until it is taken away.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="actorId">Customer id of who does it.</param>
    Task<TierPinOutcome> PinAsync(int customerId, int storeId, int tierId, DateOnly? lastDay, string reason, int actorId);

    /// <summary>Takes the pin away: at once what the spend deserves is held.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="actorId">Customer id of who does it.</param>
    Task<TierPinOutcome> UnpinAsync(int customerId, int storeId, string reason, int actorId);

    /// <summary>What happened to a customer's tier, newest first.</summary>
    Task<IList<TierChange>> ChangesAsync(int customerId, int storeId, int take);
}

/// <summary>How pinning ended.</summary>
public enum TierPinOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>There is no such tier.</summary>
    UnknownTier,

    /// <summary>A reason is required.</summary>
    ReasonRequired,

    /// <summary>The last day is over already.</summary>
    DayIsOver,

    /// <summary>Nothing is pinned.</summary>
    NotPinned,
}
