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

    /// <summary>Removes the pin. The customer at once holds the tier that the spend deserves.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="actorId">Customer id of who does it.</param>
    Task<TierPinOutcome> UnpinAsync(int customerId, int storeId, string reason, int actorId);

    /// <summary>Lists the changes of a customer's tier, newest first.</summary>
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

    /// <summary>Nobody pins, or unpins, the own tier.</summary>
    Own,
}

/// <inheritdoc cref="ITierPins"/>
sealed class TierPins(CustomerTiers tiers) : ITierPins
{
    public async Task<TierPinOutcome> PinAsync(int customerId, int storeId, int tierId, DateOnly? lastDay, string reason, int actorId)
    {
        if (customerId == actorId)
            return TierPinOutcome.Own;
        if (string.IsNullOrWhiteSpace(reason))
            return TierPinOutcome.ReasonRequired;

        var current = await tiers.OpenAsync(customerId, storeId);
        if (current.Rules.FindTier(tierId) is not { } tier)
            return TierPinOutcome.UnknownTier;
        if (lastDay < ShopTime.Date(current.NowUtc, current.Rules.Zone))
            return TierPinOutcome.DayIsOver;

        // A pin that is over and was not cleared yet has left the deserved tier behind.
        var state = current.State.Pin is { } old && !old.HoldsAt(current.NowUtc) ? new TierState(await current.DeservedAsync(), current.NowUtc) : current.State;
        var pin = new TierPin(tier, lastDay is { } day ? ShopTime.StartOfDay(day.AddDays(1), current.Rules.Zone) : null);
        await tiers.KeepAsync(current, state with { Pin = pin, FallsOnUtc = null }, new TierChange
        {
            KindId = (int)TierChangeKind.Pinned,
            FromTierId = (await current.EffectiveAsync())?.Id ?? 0,
            ToTierId = tier.Id,
            ActorId = actorId,
            Reason = reason.Trim(),
            UntilUtc = pin.UntilUtc,
        });
        return TierPinOutcome.Done;
    }

    public async Task<TierPinOutcome> UnpinAsync(int customerId, int storeId, string reason, int actorId)
    {
        if (customerId == actorId)
            return TierPinOutcome.Own;
        if (string.IsNullOrWhiteSpace(reason))
            return TierPinOutcome.ReasonRequired;

        var current = await tiers.OpenAsync(customerId, storeId);
        if (current.State.Pin is null)
            return TierPinOutcome.NotPinned;

        var deserved = await current.DeservedAsync();
        await tiers.KeepAsync(current, new TierState(deserved, current.NowUtc), new TierChange
        {
            KindId = (int)TierChangeKind.Unpinned,
            FromTierId = (await current.EffectiveAsync())?.Id ?? 0,
            ToTierId = deserved?.Id ?? 0,
            ActorId = actorId,
            Reason = reason.Trim(),
        });
        return TierPinOutcome.Done;
    }

    public Task<IList<TierChange>> ChangesAsync(int customerId, int storeId, int take) => tiers.ChangesAsync(customerId, storeId, take);
}
