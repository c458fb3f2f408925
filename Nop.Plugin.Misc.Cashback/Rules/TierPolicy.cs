namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Qualifying spend and the tier that it deserves (scenarios, rule 12).</summary>
public static class TierPolicy
{
    const int RollingDays = 365;

    /// <summary>Σ of earn bases × the part of the total that was not refunded, over the window.</summary>
    /// <returns>Exact minor units.</returns>
    public static Fraction QualifyingSpend(IEnumerable<SpendRecord> records, TierWindow window, DateTime nowUtc, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(records);
        var now = ShopTime.AsUtc(nowUtc);
        switch (window)
        {
            case TierWindow.Lifetime:
                return Sum(records);
            case TierWindow.Rolling365:
                return Sum(records.Where(r => ShopTime.AsUtc(r.CompletedOnUtc) > now.AddDays(-RollingDays)));
            case TierWindow.CalendarYear:
                var year = ShopTime.Date(now, zone).Year;
                var byYear = records.ToLookup(r => ShopTime.Date(r.CompletedOnUtc, zone).Year);
                return Fraction.Max(Sum(byYear[year]), Sum(byYear[year - 1]));
            default:
                throw new ArgumentOutOfRangeException(nameof(window), window, "Not a window.");
        }
    }

    /// <summary>The tier with the highest threshold that the spend reaches; null: none.</summary>
    public static TierRule? TierFor(Fraction spend, IEnumerable<TierRule> tiers)
        => tiers.Where(t => t.SpendMinor <= spend).MaxBy(t => t.SpendMinor);

    /// <summary>What a review makes of a tier: up as far as deserved, down one step at most.</summary>
    /// <param name="held">The tier held; null: none. One that is no longer among the tiers gives way to the deserved one.</param>
    /// <param name="deserved">The tier that the spend deserves; null: none.</param>
    /// <param name="tiers">All tiers.</param>
    public static TierRule? Review(TierRule? held, TierRule? deserved, IReadOnlyCollection<TierRule> tiers)
    {
        var current = held is null ? null : tiers.FirstOrDefault(t => t.Id == held.Id);
        if (current is null || (deserved is not null && deserved.SpendMinor >= current.SpendMinor))
            return deserved;

        // The next one down is never under what is deserved, for that is itself lower than the held one.
        return tiers.Where(t => t.SpendMinor < current.SpendMinor).MaxBy(t => t.SpendMinor);
    }

    /// <summary>The next tier above the held one and the spend that is missing for it.</summary>
    /// <param name="spend">Qualifying spend in minor units.</param>
    /// <param name="held">The tier held; null: none.</param>
    /// <param name="tiers">All tiers.</param>
    public static TierProgress Progress(Fraction spend, TierRule? held, IEnumerable<TierRule> tiers)
    {
        var next = tiers.Where(t => held is null || t.SpendMinor > held.SpendMinor).MinBy(t => t.SpendMinor);
        return next is null ? default : new(next, Math.Max(0, -(spend - next.SpendMinor).Floor()));
    }

    static Fraction Sum(IEnumerable<SpendRecord> records)
        => records.Aggregate(Fraction.Zero, (sum, r) => sum + (r.SpendBase * OrderTargets.KeptShare(r.TotalMinor, r.RefundedMinor)));
}
