namespace Nop.Plugin.Misc.Cashback.Insight.Overview;

/// <summary>Sums up the last months of the programme. Reads only.</summary>
public sealed class CreditYear(FlowQueries flows, IStaticCacheManager cache, ShopClock clock, TimeProvider time)
{
    /// <summary>Months that are shown, the one that runs included.</summary>
    public const int Months = 12;

    // A commit that began in a month may end a little after it.
    static readonly TimeSpan s_settled = TimeSpan.FromDays(1);

    static readonly CacheKey s_monthKey = new("Nop.cashback.month.{0}.{1}.{2}.{3}");

    /// <summary>The last twelve months, the one that runs last.</summary>
    /// <param name="currencyCode">Currency of the wallets.</param>
    /// <param name="held">What wallets hold now.</param>
    public async Task<IReadOnlyList<MonthOfCredit>> ReadAsync(string currencyCode, CreditHeld held)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = ShopTime.Date(now, clock.Zone);
        var current = new DateOnly(today.Year, today.Month, 1);
        var ledger = (await flows.BegunOnAsync())?.Ticks ?? 0;
        var months = new List<MonthOfCredit>(Months);
        for (var back = Months - 1; back >= 0; back--)
            months.Add(await MonthAsync(current.AddMonths(-back), currencyCode, ledger, now));

        // Backwards from what is owed now: the past needs no other figures than its own months.
        var owed = held.Net;
        for (var at = months.Count - 1; at >= 0; at--)
        {
            months[at] = months[at] with { Owed = owed };
            owed -= months[at].Change;
        }

        return months;
    }

    /// <summary>When a month begins, UTC.</summary>
    /// <param name="month">Its first day in the shop's zone.</param>
    public DateTime BeginOf(DateOnly month) => ShopTime.StartOfDay(month, clock.Zone);

    // A month that is over never changes, for entries are dated when they are booked. It is summed up once in a while, not at every look.
    Task<MonthOfCredit> MonthAsync(DateOnly month, string currencyCode, long ledger, DateTime now) => BeginOf(month.AddMonths(1)) + s_settled <= now
        ? cache.GetAsync(cache.PrepareKeyForDefaultCache(s_monthKey, ledger, currencyCode, month.ToString("yyyyMM", CultureInfo.InvariantCulture), clock.Zone.Id), () => SumAsync(month, currencyCode))
        : SumAsync(month, currencyCode);

    async Task<MonthOfCredit> SumAsync(DateOnly month, string currencyCode) =>
        MonthOfCredit.Of(month, await flows.FlowsAsync(currencyCode, BeginOf(month), BeginOf(month.AddMonths(1))));
}
