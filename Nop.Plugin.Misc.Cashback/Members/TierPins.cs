namespace Nop.Plugin.Misc.Cashback.Members;

/// <inheritdoc cref="ITierPins"/>
public sealed class TierPins(TierBook book) : ITierPins
{
    /// <inheritdoc/>
    public async Task<TierPinOutcome> PinAsync(int customerId, int storeId, int tierId, DateOnly? lastDay, string reason, int actorId)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return TierPinOutcome.ReasonRequired;

        var page = await book.OpenAsync(customerId, storeId);
        if (page.Rules.FindTier(tierId) is not { } tier)
            return TierPinOutcome.UnknownTier;
        if (lastDay < ShopTime.Date(page.NowUtc, page.Rules.Zone))
            return TierPinOutcome.DayIsOver;

        // A pin that is over and was not cleared yet has left the deserved tier behind.
        var state = page.State.Pin is { } old && !old.HoldsAt(page.NowUtc) ? new TierState(await page.DeservedAsync(), page.NowUtc) : page.State;
        var pin = new TierPin(tier, lastDay is { } day ? ShopTime.StartOfDay(day.AddDays(1), page.Rules.Zone) : null);
        await book.KeepAsync(page, state with { Pin = pin, FallsOnUtc = null }, new TierChange
        {
            KindId = (int)TierChangeKind.Pinned,
            FromTierId = (await page.EffectiveAsync())?.Id ?? 0,
            ToTierId = tier.Id,
            ActorId = actorId,
            Reason = reason.Trim(),
            UntilUtc = pin.UntilUtc,
        });
        return TierPinOutcome.Done;
    }

    /// <inheritdoc/>
    public async Task<TierPinOutcome> UnpinAsync(int customerId, int storeId, string reason, int actorId)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return TierPinOutcome.ReasonRequired;

        var page = await book.OpenAsync(customerId, storeId);
        if (page.State.Pin is null)
            return TierPinOutcome.NotPinned;

        var deserved = await page.DeservedAsync();
        await book.KeepAsync(page, new TierState(deserved, page.NowUtc), new TierChange
        {
            KindId = (int)TierChangeKind.Unpinned,
            FromTierId = (await page.EffectiveAsync())?.Id ?? 0,
            ToTierId = deserved?.Id ?? 0,
            ActorId = actorId,
            Reason = reason.Trim(),
        });
        return TierPinOutcome.Done;
    }

    /// <inheritdoc/>
    public Task<IList<TierChange>> ChangesAsync(int customerId, int storeId, int take) => book.ChangesAsync(customerId, storeId, take);
}
