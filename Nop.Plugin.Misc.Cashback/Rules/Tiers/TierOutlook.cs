namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Steps that a client may still take for a tier: "spend X by D to reach, or to stay". Amounts in minor units, days of the shop's calendar.</summary>
/// <param name="Next">The next tier above the one that counts; null at the top.</param>
/// <param name="MissingToNext">Spend that is missing to it, rounded up; 0 at the top.</param>
/// <param name="ReachBy">The last day on which that much is enough; null: it always will be.</param>
/// <param name="MissingToStay">Spend without which the tier held will fall, rounded up; 0: none, or it does not fall.</param>
/// <param name="StayBy">The last day for it; null where nothing is missing.</param>
sealed record TierOutlook(TierRule? Next, long MissingToNext, DateOnly? ReachBy, long MissingToStay, DateOnly? StayBy)
{
    /// <summary>Looks ahead.</summary>
    /// <param name="state">The state.</param>
    /// <param name="effective">The tier that counts.</param>
    /// <param name="records">All completed orders.</param>
    /// <param name="terms">How long tiers last.</param>
    /// <param name="tiers">All tiers.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="zone">The shop's zone.</param>
    public static TierOutlook Of(TierState state, TierRule? effective, IReadOnlyCollection<SpendRecord> records, TierTerms terms, IEnumerable<TierRule> tiers, DateTime nowUtc, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(tiers);
        var next = TierPolicy.NextAbove(effective, tiers);
        var missing = next is null ? 0 : TierPolicy.Missing(records, terms.Window, nowUtc, nowUtc, next.SpendMinor, zone);
        var reachBy = missing > 0 ? TierPolicy.EnoughUntil(records, terms.Window, nowUtc, zone) : null;
        var (stay, stayBy) = Stay(state, effective, records, terms, nowUtc, zone);
        return new(next, missing, reachBy, stay, stayBy);
    }

    static (long Missing, DateOnly? By) Stay(TierState state, TierRule? effective, IReadOnlyCollection<SpendRecord> records, TierTerms terms, DateTime nowUtc, TimeZoneInfo zone)
    {
        // Where a pinned tier counts, the one below it is nobody's worry.
        var held = state.Held;
        var review = TierLife.NextReview(state, terms, zone);
        if (held is null || held != effective || review is null)
            return default;

        var today = ShopTime.Date(nowUtc, zone);
        var falls = state.FallsOnUtc is null ? review.Value : ShopTime.Date(state.FallsOnUtc.Value, zone);
        var at = falls > today ? ShopTime.StartOfDay(falls, zone) : ShopTime.AsUtc(nowUtc);
        if (!TierPolicy.CountsLater(terms.Window, nowUtc, at, zone))
            return default;

        var missing = TierPolicy.Missing(records, terms.Window, nowUtc, at, held.SpendMinor, zone);
        if (missing == 0)
            return default;

        var last = falls > today ? falls.AddDays(-1) : today;
        var yearEnd = new DateOnly(today.Year, 12, 31);
        return (missing, terms.Window == TierWindow.CalendarYear && last > yearEnd ? yearEnd : last);
    }
}
