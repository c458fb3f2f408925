namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>"Spend X by D to reach, or to stay". Silver from 300, Gold from 600; the shop is in Rome; today is 15 June 2026.</summary>
public sealed class TierOutlookTests
{
    static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");
    static readonly TierRule Silver = new(2, "Silver", 300_00, 5);
    static readonly TierRule Gold = new(3, "Gold", 600_00, 10);
    static readonly TierRule[] Tiers = [Silver, Gold];
    static readonly DateTime Now = Utc("2026-06-15T12:00:00Z");

    [Test]
    public void Over_a_lifetime_what_is_missing_has_no_last_day()
        => Assert.That(Reach(TierWindow.Lifetime, (400_50, "2020-01-05T10:00:00Z")), Is.EqualTo((199_50L, (DateOnly?)null)));

    [Test]
    public void In_a_calendar_year_the_last_day_is_31_December()
        => Assert.That(Reach(TierWindow.CalendarYear, (400_00, "2026-01-05T10:00:00Z")), Is.EqualTo((200_00L, (DateOnly?)new DateOnly(2026, 12, 31))));

    [Test]
    public void What_last_year_brought_does_not_help_this_year_to_a_higher_tier()
        => Assert.That(Reach(TierWindow.CalendarYear, (500_00, "2025-05-05T10:00:00Z"), (100_00, "2026-01-05T10:00:00Z")).Missing, Is.EqualTo(500_00));

    [Test]
    public void In_a_rolling_year_the_last_day_is_before_the_oldest_order_drops_out()
        => Assert.That(Reach(TierWindow.Rolling365, (200_00, "2025-08-10T10:00:00Z"), (200_00, "2026-01-05T10:00:00Z")), Is.EqualTo((200_00L, (DateOnly?)new DateOnly(2026, 8, 9))));

    [Test]
    public void Who_has_not_spent_in_a_rolling_year_has_no_last_day()
        => Assert.That(Reach(TierWindow.Rolling365), Is.EqualTo((300_00L, (DateOnly?)null)));

    [Test]
    public void At_the_top_there_is_nothing_to_reach()
        => Assert.That(Outlook(new(Gold, Now), EveryRun(TierWindow.Lifetime)).Next, Is.Null);

    [Test]
    public void At_the_top_there_is_no_day_to_reach_it_by()
        => Assert.That(Reach(TierWindow.CalendarYear, (600_00, "2026-01-05T10:00:00Z")).By, Is.Null);

    // Gold was reached on 1 February 2026 with 600 of spend on the day that stands in the first column; reviewed after 12 months, no grace.
    [TestCase("2025-07-01T10:00:00Z", 600_00, "2027-01-31", TestName = "The order will have dropped out at the review: all is missing")]
    [TestCase("2026-02-01T10:00:00Z", 0, null, TestName = "The order will still count at the review: nothing is missing")]
    public void To_stay_in_a_rolling_year(string completed, long missing, string? by)
    {
        var terms = EveryRun(TierWindow.Rolling365) with { Review = TierReview.Months, ReviewMonths = 12 };
        Assert.That(Stay(new(Gold, Utc("2026-02-01T10:00:00Z")), terms, (600_00, completed)), Is.EqualTo((missing, by is null ? (DateOnly?)null : Day(by))));
    }

    // Gold is held since 2025 by what was spent then; reviewed on 1 March; this year's spend stands in the first column.
    [TestCase(0, 600_00, "2026-12-31", TestName = "Last year's spend will be too old in March of next year: this year's must do")]
    [TestCase(450_00, 150_00, "2026-12-31", TestName = "What is missing is what this year lacks")]
    [TestCase(600_00, 0, null, TestName = "This year is enough")]
    public void To_stay_in_a_calendar_year(long thisYear, long missing, string? by)
    {
        var terms = EveryRun(TierWindow.CalendarYear) with { Review = TierReview.Yearly, ReviewMonth = 3, ReviewDay = 1 };
        var stay = Stay(new(Gold, Utc("2025-04-01T10:00:00Z")) { KeptOnUtc = Utc("2026-02-28T23:00:00Z") }, terms, (600_00, "2025-04-01T10:00:00Z"), (thisYear, "2026-02-01T10:00:00Z"));
        Assert.That(stay, Is.EqualTo((missing, by is null ? (DateOnly?)null : Day(by))));
    }

    [Test]
    public void Who_was_warned_has_time_until_the_days_of_grace_are_over()
    {
        var terms = EveryRun(TierWindow.Rolling365) with { Review = TierReview.Months, ReviewMonths = 12, GraceDays = 30 };
        var warned = new TierState(Gold, Utc("2025-06-01T10:00:00Z")) { FallsOnUtc = Utc("2026-06-30T22:00:00Z") };
        Assert.That(Stay(warned, terms, (450_00, "2026-01-05T10:00:00Z")), Is.EqualTo((150_00L, (DateOnly?)new DateOnly(2026, 6, 30))));
    }

    [Test]
    public void Whose_tier_falls_today_has_the_day_still_and_what_has_dropped_out_by_now_does_not_help()
    {
        var terms = EveryRun(TierWindow.Rolling365) with { Review = TierReview.Months, ReviewMonths = 12, GraceDays = 30 };
        var warned = new TierState(Gold, Utc("2025-06-01T10:00:00Z")) { FallsOnUtc = Utc("2026-06-14T22:00:00Z") };
        Assert.That(Stay(warned, terms, (450_00, "2025-06-15T05:00:00Z")), Is.EqualTo((600_00L, (DateOnly?)new DateOnly(2026, 6, 15))));
    }

    [Test]
    public void Where_tiers_are_reviewed_at_every_run_there_is_no_day_to_stay_by()
        => Assert.That(Stay(new(Gold, Now), EveryRun(TierWindow.Rolling365)), Is.EqualTo((0L, (DateOnly?)null)));

    [Test]
    public void Under_a_pinned_tier_nothing_is_asked_to_stay()
    {
        var terms = EveryRun(TierWindow.Rolling365) with { Review = TierReview.Months };
        var state = new TierState(Silver, Utc("2026-02-01T10:00:00Z")) { Pin = new(Gold, null) };
        Assert.That(TierOutlook.Of(state, Gold, [], terms, Tiers, Now, Rome).MissingToStay, Is.Zero);
    }

    static (long Missing, DateOnly? By) Reach(TierWindow window, params (long Spend, string Completed)[] orders)
    {
        var deserved = TierPolicy.TierFor(TierPolicy.QualifyingSpend(Records(orders), window, Now, Rome), Tiers);
        var outlook = Outlook(new(deserved, Now), EveryRun(window), orders);
        return (outlook.MissingToNext, outlook.ReachBy);
    }

    static (long Missing, DateOnly? By) Stay(TierState state, TierTerms terms, params (long Spend, string Completed)[] orders)
    {
        var outlook = Outlook(state, terms, orders);
        return (outlook.MissingToStay, outlook.StayBy);
    }

    static TierOutlook Outlook(TierState state, TierTerms terms, params (long Spend, string Completed)[] orders)
        => TierOutlook.Of(state, state.Held, Records(orders), terms, Tiers, Now, Rome);

    static List<SpendRecord> Records((long Spend, string Completed)[] orders) => [.. orders.Select(o => new SpendRecord(o.Spend, Utc(o.Completed), o.Spend, 0))];

    static TierTerms EveryRun(TierWindow window) => new(window);

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    static DateTime Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
}
