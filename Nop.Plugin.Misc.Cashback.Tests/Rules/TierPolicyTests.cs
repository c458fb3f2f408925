namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Rule 12: tiers follow what was spent, not the balance.</summary>
public sealed class TierPolicyTests
{
    static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");
    static readonly TierRule Bronze = new(1, "Bronze", 100_00, 3);
    static readonly TierRule Silver = new(2, "Silver", 300_00, 5);
    static readonly TierRule Gold = new(3, "Gold", 600_00, 10);
    static readonly TierRule[] Tiers = [Gold, Bronze, Silver];
    static readonly DateTime Now = Utc("2026-06-15T12:00:00Z");

    [TestCase(0, null)]
    [TestCase(99_99, null)]
    [TestCase(100_00, "Bronze")]
    [TestCase(599_99, "Silver")]
    [TestCase(1000_00, "Gold")]
    public void The_highest_threshold_that_is_reached_counts(long spend, string? tier)
        => Assert.That(TierPolicy.TierFor(spend, Tiers)?.Name, Is.EqualTo(tier));

    [Test]
    public void A_fraction_of_a_cent_short_is_short()
        => Assert.That(TierPolicy.TierFor(new Fraction(29_999_99, 100), Tiers), Is.EqualTo(Bronze));

    [TestCase("Gold", "Bronze", "Silver", TestName = "Down one step")]
    [TestCase("Gold", null, "Silver", TestName = "Down one step, even to none deserved")]
    [TestCase("Silver", "Bronze", "Bronze", TestName = "Down to what is deserved")]
    [TestCase("Bronze", null, null, TestName = "Down from the lowest")]
    [TestCase("Bronze", "Gold", "Gold", TestName = "Up as far as deserved")]
    [TestCase("Silver", "Silver", "Silver", TestName = "Where it is")]
    [TestCase(null, "Silver", "Silver", TestName = "Up from none")]
    [TestCase(null, null, null, TestName = "None stays none")]
    public void A_review_goes(string? held, string? deserved, string? after)
        => Assert.That(TierPolicy.Review(Named(held), Named(deserved), Tiers)?.Name, Is.EqualTo(after));

    [Test]
    public void A_tier_that_is_no_more_gives_way_to_the_deserved_one()
        => Assert.That(TierPolicy.Review(new(9, "Old", 50_000_00, 20), Bronze, Tiers), Is.EqualTo(Bronze));

    [TestCase("Bronze", "Silver")]
    [TestCase(null, "Bronze")]
    [TestCase("Gold", null)]
    public void The_next_tier_is_the_one_above(string? held, string? next)
        => Assert.That(TierPolicy.NextAbove(Named(held), Tiers), Is.EqualTo(Named(next)));

    [TestCase(150_50, 149_50)]
    [TestCase(0, 300_00)]
    [TestCase(700_00, 0)]
    public void What_is_missing_is_told(long spend, long missing) => Assert.That(MissingToSilver(spend), Is.EqualTo(missing));

    [Test]
    public void What_is_missing_is_rounded_up() => Assert.That(MissingToSilver(new Fraction(599_99, 2)), Is.EqualTo(1));

    [Test]
    public void Spend_shrinks_with_the_share_that_was_refunded()
        => Assert.That(Spend(TierWindow.Lifetime, Record(320_00, "2026-01-06T10:00:00Z", 390_40, 200_00)), Is.EqualTo(new Fraction(32000L * 19040, 39040)));

    [Test]
    public void An_order_without_a_total_counts_in_full()
        => Assert.That(Spend(TierWindow.Lifetime, Record(10_00, "2026-01-06T10:00:00Z", 0)), Is.EqualTo((Fraction)10_00));

    [TestCase("2025-06-15T12:00:00Z", 0)]
    [TestCase("2025-06-15T12:00:01Z", 10_00)]
    public void Rolling_counts_what_is_later_than_365_days_ago(string completed, long spend)
        => Assert.That(Spend(TierWindow.Rolling365, Record(10_00, completed, 10_00)), Is.EqualTo((Fraction)spend));

    [Test]
    public void Calendar_year_takes_the_larger_of_two_years()
        => Assert.That(
            Spend(
                TierWindow.CalendarYear,
                Record(10_00, "2024-12-31T22:59:59Z", 1),
                Record(20_00, "2024-12-31T23:00:00Z", 1),
                Record(40_00, "2025-12-31T22:59:59Z", 1),
                Record(30_00, "2025-12-31T23:00:00Z", 1)),
            Is.EqualTo((Fraction)60_00));

    [Test]
    public void Exactly_what_was_needed_last_year_leaves_nothing_missing()
        => Assert.That(TierPolicy.Missing([Record(300_00, "2025-07-01T10:00:00Z", 1)], TierWindow.CalendarYear, Now, Now, 300_00, Rome), Is.Zero);

    [Test]
    public void An_order_that_has_just_dropped_out_sets_no_last_day()
        => Assert.That(TierPolicy.EnoughUntil([Record(10_00, "2025-06-15T12:00:00Z", 1)], TierWindow.Rolling365, Now, Rome), Is.Null);

    [TestCase(TierWindow.Lifetime, "2099-01-01T00:00:00Z", true)]
    [TestCase(TierWindow.Rolling365, "2027-06-15T11:59:59Z", true)]
    [TestCase(TierWindow.Rolling365, "2027-06-15T12:00:00Z", false)]
    [TestCase(TierWindow.CalendarYear, "2027-12-31T22:59:59Z", true)]
    [TestCase(TierWindow.CalendarYear, "2027-12-31T23:00:00Z", false)]
    public void What_is_spent_today_counts_as_long_as_its_window(TierWindow window, string at, bool counts)
        => Assert.That(TierPolicy.CountsLater(window, Now, Utc(at), Rome), Is.EqualTo(counts));

    static Fraction Spend(TierWindow window, params SpendRecord[] records) => TierPolicy.QualifyingSpend(records, window, Now, Rome);

    static long MissingToSilver(Fraction spend)
        => TierPolicy.Missing([new(spend, Now, 1, 0)], TierWindow.Lifetime, Now, Now, Silver.SpendMinor, Rome);

    static SpendRecord Record(long spend, string completed, long total, long refunded = 0) => new(spend, Utc(completed), total, refunded);

    static TierRule? Named(string? name) => Tiers.SingleOrDefault(t => t.Name == name);

    static DateTime Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
}
