namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>How a tier is raised, kept, lost and pinned (docs/tiers-and-members.md). Every answer is the state that it should have; the same state: nothing happens.</summary>
static class TierLife
{
    /// <summary>The tier that counts: the higher of the one held and the pinned one; where a pin is over, what the spend deserves.</summary>
    /// <param name="state">The state.</param>
    /// <param name="deserved">What the spend deserves; asked only where a pin is over.</param>
    /// <param name="nowUtc">Now.</param>
    public static TierRule? Effective(TierState state, Func<TierRule?> deserved, DateTime nowUtc)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(deserved);
        return state.Pin is null ? state.Held
            : state.Pin.HoldsAt(nowUtc) ? Higher(state.Pin.Tier, state.Held)
            : deserved();
    }

    /// <summary>Applies a completed order to a tier: up at once as far as deserved; a warning that is met is forgotten. Never down.</summary>
    /// <param name="state">The state.</param>
    /// <param name="deserved">What the spend deserves; null: none.</param>
    /// <param name="by">The order that may have raised it; null: not known.</param>
    /// <param name="terms">How long tiers last.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="zone">The shop's zone.</param>
    public static TierState Raise(TierState state, TierRule? deserved, (int OrderId, DateTime CompletedOnUtc)? by, TierTerms terms, DateTime nowUtc, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(terms);
        if (Rank(deserved) > Rank(state.Held))
            return new(deserved, nowUtc) { Promotion = by is var (orderId, completed) ? PromotionOf(state, orderId, completed) : null, Pin = state.Pin };

        return state.FallsOnUtc is not null && Rank(deserved) == Rank(state.Held) ? Kept(state, terms, nowUtc, zone) : state;
    }

    /// <summary>
    /// What a refund or a cancellation makes of a tier: inside the return window it undoes the promotion, not below the tier before. That one
    /// comes back as it was, with its review and its warning.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="deserved">What the spend now deserves, counted over the window as it stood at the promotion; null: none.</param>
    /// <param name="terms">How long tiers last.</param>
    /// <param name="nowUtc">Now.</param>
    public static TierState Return(TierState state, TierRule? deserved, TierTerms terms, DateTime nowUtc)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(terms);
        var promotion = state.Promotion;
        if (promotion is null || nowUtc >= ShopTime.AsUtc(promotion.CompletedOnUtc).AddDays(terms.ReturnDays))
            return state;

        var back = Higher(deserved, promotion.From);
        if (Rank(back) >= Rank(state.Held))
            return state;
        return Rank(back) > Rank(promotion.From)
            ? new(back, nowUtc) { Promotion = promotion, Pin = state.Pin }
            : new(back, promotion.FromSinceUtc ?? nowUtc) { KeptOnUtc = promotion.FromKeptOnUtc, FallsOnUtc = promotion.FromFallsOnUtc, Pin = state.Pin };
    }

    /// <summary>Applies a run of the task to a tier: up as far as deserved; down one step, when its review and the days of grace are over.</summary>
    /// <param name="state">The state.</param>
    /// <param name="deserved">What the spend deserves; null: none.</param>
    /// <param name="terms">How long tiers last.</param>
    /// <param name="tiers">All tiers.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="zone">The shop's zone.</param>
    public static TierState Review(TierState state, TierRule? deserved, TierTerms terms, IReadOnlyCollection<TierRule> tiers, DateTime nowUtc, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(tiers);
        if (state.Pin is not null && !state.Pin.HoldsAt(nowUtc))
            return new(deserved, nowUtc);
        if (Rank(deserved) > Rank(state.Held))
            return Raise(state, deserved, null, terms, nowUtc, zone);
        if (Rank(deserved) == Rank(state.Held))
            return Kept(state, terms, nowUtc, zone);
        if (state.Pin is not null && Rank(state.Pin.Tier) >= Rank(state.Held))
            return state with { FallsOnUtc = null };

        if (state.FallsOnUtc is null && terms.Review != TierReview.EveryRun)
        {
            if (NextReview(state, terms, zone) > ShopTime.Date(nowUtc, zone))
                return state;
            if (terms.GraceDays > 0)
                return state with { FallsOnUtc = ShopTime.StartOfDay(ShopTime.Date(nowUtc, zone).AddDays(terms.GraceDays), zone) };
        }

        return state.FallsOnUtc is not null && terms.Review != TierReview.EveryRun && nowUtc < ShopTime.AsUtc(state.FallsOnUtc.Value)
            ? state
            : new(TierPolicy.Review(state.Held, deserved, tiers), nowUtc) { Pin = state.Pin };
    }

    /// <summary>The shop's day on which a tier is next reviewed; null: at every run.</summary>
    public static DateOnly? NextReview(TierState state, TierTerms terms, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(terms);
        return terms.NextReview(ShopTime.Date(state.KeptOnUtc ?? state.SinceUtc, zone));
    }

    static TierPromotion PromotionOf(TierState before, int orderId, DateTime completedOnUtc) => new(before.Held, orderId, completedOnUtc)
    {
        FromSinceUtc = before.SinceUtc,
        FromKeptOnUtc = before.KeptOnUtc,
        FromFallsOnUtc = before.FallsOnUtc,
    };

    // The calendar of reviews does not slip when a task runs late: what counts is the day that the review was due.
    static TierState Kept(TierState state, TierTerms terms, DateTime nowUtc, TimeZoneInfo zone)
    {
        var today = ShopTime.Date(nowUtc, zone);
        DateOnly? kept = null;
        for (var due = NextReview(state, terms, zone); due <= today; due = terms.NextReview(due.Value))
            kept = due;
        return kept is { } day ? state with { KeptOnUtc = ShopTime.StartOfDay(day, zone), FallsOnUtc = null }
            : state.FallsOnUtc is not null ? state with { FallsOnUtc = null }
            : state;
    }

    static TierRule? Higher(TierRule? one, TierRule? other) => Rank(one) >= Rank(other) ? one : other;

    static long Rank(TierRule? tier) => tier?.SpendMinor ?? -1;
}
