namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Qualifying spend and the tier that it deserves (scenarios, rule 12).</summary>
static class TierPolicy
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
    {
        ArgumentNullException.ThrowIfNull(tiers);
        return tiers.Where(t => t.SpendMinor <= spend).MaxBy(t => t.SpendMinor);
    }

    /// <summary>Applies a review to a tier: up as far as deserved, down one step at most.</summary>
    /// <param name="held">The tier held; null: none. One that is no longer among the tiers gives way to the deserved one.</param>
    /// <param name="deserved">The tier that the spend deserves; null: none.</param>
    /// <param name="tiers">All tiers.</param>
    public static TierRule? Review(TierRule? held, TierRule? deserved, IReadOnlyCollection<TierRule> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        var current = held is null ? null : tiers.FirstOrDefault(t => t.Id == held.Id);
        if (current is null || (deserved is not null && deserved.SpendMinor >= current.SpendMinor))
            return deserved;

        // The next one down is never under what is deserved, for that is itself lower than the held one.
        return tiers.Where(t => t.SpendMinor < current.SpendMinor).MaxBy(t => t.SpendMinor);
    }

    /// <summary>The next tier above one; null: it is the highest.</summary>
    /// <param name="tier">The tier; null: none.</param>
    /// <param name="tiers">All tiers.</param>
    public static TierRule? NextAbove(TierRule? tier, IEnumerable<TierRule> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        return tiers.Where(t => tier is null || t.SpendMinor > tier.SpendMinor).MinBy(t => t.SpendMinor);
    }

    /// <summary>Computes the spend from now on by which a threshold is reached at a later instant, if nothing of it is refunded.</summary>
    /// <param name="records">Completed orders so far.</param>
    /// <param name="window">Which orders count.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="atUtc">The later instant, or now.</param>
    /// <param name="thresholdMinor">The threshold, minor units.</param>
    /// <param name="zone">The shop's zone.</param>
    /// <returns>Minor units, rounded up; 0: nothing.</returns>
    public static long Missing(IReadOnlyCollection<SpendRecord> records, TierWindow window, DateTime nowUtc, DateTime atUtc, long thresholdMinor, TimeZoneInfo zone)
    {
        if (QualifyingSpend(records, window, atUtc, zone) >= thresholdMinor)
            return 0;

        // Of two years only the one that is running can still grow.
        var year = ShopTime.Date(nowUtc, zone).Year;
        var grows = window == TierWindow.CalendarYear
            ? Sum(records.Where(r => ShopTime.Date(r.CompletedOnUtc, zone).Year == year))
            : QualifyingSpend(records, window, atUtc, zone);
        return Math.Max(0, -(grows - thresholdMinor).Floor());
    }

    /// <summary>The last of the shop's days on which what is missing now is still what is missing; null: it does not grow.</summary>
    /// <param name="records">Completed orders so far.</param>
    /// <param name="window">Which orders count.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="zone">The shop's zone.</param>
    public static DateOnly? EnoughUntil(IEnumerable<SpendRecord> records, TierWindow window, DateTime nowUtc, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(records);
        var today = ShopTime.Date(nowUtc, zone);
        switch (window)
        {
            case TierWindow.CalendarYear:
                return new DateOnly(today.Year, 12, 31);
            case TierWindow.Rolling365:
                var oldest = records.Select(r => ShopTime.AsUtc(r.CompletedOnUtc).AddDays(RollingDays)).Where(end => end > ShopTime.AsUtc(nowUtc)).Order().FirstOrDefault();
                return oldest == default ? null : ShopTime.Date(oldest, zone).AddDays(-1) is var last && last > today ? last : today;
            default:
                return null;
        }
    }

    /// <summary>Whether an order that is completed now still counts at a later instant.</summary>
    /// <param name="window">Which orders count.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="atUtc">The later instant, or now.</param>
    /// <param name="zone">The shop's zone.</param>
    public static bool CountsLater(TierWindow window, DateTime nowUtc, DateTime atUtc, TimeZoneInfo zone) => window switch
    {
        TierWindow.Rolling365 => ShopTime.AsUtc(nowUtc) > ShopTime.AsUtc(atUtc).AddDays(-RollingDays),
        TierWindow.CalendarYear => ShopTime.Date(atUtc, zone).Year <= ShopTime.Date(nowUtc, zone).Year + 1,
        _ => true,
    };

    static Fraction Sum(IEnumerable<SpendRecord> records)
        => records.Aggregate(Fraction.Zero, (sum, r) => sum + (r.SpendBase * r.Money.KeptShare));
}

/// <summary>A level that a customer reaches by qualifying spend.</summary>
/// <param name="Id">Id of the tier.</param>
/// <param name="Name">For explanations.</param>
/// <param name="SpendMinor">Threshold: qualifying spend in minor units from which the tier is deserved; no two tiers share one.</param>
/// <param name="Rate">Earn rate: in percent 0 to 100, at most 4 decimals.</param>
/// <param name="MinimumReceiptMinor">Least earn base, in minor units, of an order that earns; null: only the general one holds.</param>
/// <param name="Unit">What the rate's number means.</param>
public sealed record TierRule(
    int Id,
    string Name,
    long SpendMinor,
    decimal Rate,
    long? MinimumReceiptMinor = null,
    RateUnit Unit = RateUnit.Percent);

/// <summary>A completed order that is neither cancelled nor deleted, as it counts towards a tier.</summary>
/// <param name="SpendBase">Its earn base before the money share, in minor units.</param>
/// <param name="CompletedOnUtc">When it became complete and paid.</param>
/// <param name="Money">Its money: what is refunded or edited away does not count.</param>
public readonly record struct SpendRecord(Fraction SpendBase, DateTime CompletedOnUtc, OrderMoney Money)
{
    /// <summary>An order whose total is still the one that was paid.</summary>
    /// <param name="spendBase">Its earn base before the money share, in minor units.</param>
    /// <param name="completedOnUtc">When it became complete and paid.</param>
    /// <param name="totalMinor">Its total in minor units.</param>
    /// <param name="refundedMinor">Money refunded so far, in minor units.</param>
    public SpendRecord(Fraction spendBase, DateTime completedOnUtc, long totalMinor, long refundedMinor)
        : this(spendBase, completedOnUtc, OrderMoney.Unedited(totalMinor, refundedMinor))
    {
    }
}
