namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>How long a tier lasts, by example. The shop is in Rome; Bronze from 100, Silver from 300, Gold from 600.</summary>
public sealed class TierLifeTests
{
    static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");
    static readonly TierRule Bronze = new(1, "Bronze", 100_00, 3);
    static readonly TierRule Silver = new(2, "Silver", 300_00, 5);
    static readonly TierRule Gold = new(3, "Gold", 600_00, 10);
    static readonly TierRule[] Tiers = [Gold, Bronze, Silver];
    static readonly TierTerms EveryRun = new(TierWindow.Rolling365);
    static readonly TierTerms NewYear = new(TierWindow.CalendarYear) { Review = TierReview.Yearly, ReviewMonth = 1, ReviewDay = 1, GraceDays = 30 };
    static readonly TierTerms AfterAYear = new(TierWindow.Rolling365) { Review = TierReview.Months, ReviewMonths = 12 };

    [TestCase("2026-01-01", "2027-01-01", TestName = "On the day itself the next review is a year later")]
    [TestCase("2025-12-31", "2026-01-01", TestName = "A day before, the next review is tomorrow")]
    [TestCase("2026-06-15", "2027-01-01", TestName = "In summer, the next review is at New Year")]
    public void The_yearly_review_is_on_its_day(string from, string next) => Assert.That(NewYear.NextReview(Day(from)), Is.EqualTo(Day(next)));

    [TestCase("2027-03-01", "2028-02-29")]
    [TestCase("2026-03-01", "2027-02-28")]
    public void A_month_that_is_shorter_reviews_on_its_last_day(string from, string next)
        => Assert.That((NewYear with { ReviewMonth = 2, ReviewDay = 31 }).NextReview(Day(from)), Is.EqualTo(Day(next)));

    [TestCase("2026-06-15", 12, "2027-06-15")]
    [TestCase("2026-08-31", 6, "2027-02-28")]
    public void A_review_by_months_counts_from_the_day_it_was_reached(string from, int months, string next)
        => Assert.That((AfterAYear with { ReviewMonths = months }).NextReview(Day(from)), Is.EqualTo(Day(next)));

    // What the task makes of a Gold that was reached on 15 June 2026, where the spend deserves what stands in the second column.
    [TestCase("2026-06-16T03:00:00Z", "Bronze", "Silver", TestName = "At every run: down one step at the next run")]
    [TestCase("2026-06-16T03:00:00Z", "Gold", "Gold", TestName = "At every run: kept while deserved")]
    public void Reviewed_at_every_run(string now, string deserved, string after)
        => Assert.That(Review(Held(Gold, "2026-06-15T10:00:00Z"), deserved, EveryRun, now).Held?.Name, Is.EqualTo(after));

    [TestCase("2027-06-14T21:59:59Z", "Gold", TestName = "After a year, the day before: held although not deserved")]
    [TestCase("2027-06-14T22:00:00Z", "Silver", TestName = "After a year, on the shop's day: down one step")]
    public void Reviewed_a_year_after_it_was_reached(string now, string after)
        => Assert.That(Review(Held(Gold, "2026-06-15T10:00:00Z"), "Bronze", AfterAYear, now).Held?.Name, Is.EqualTo(after));

    [TestCase("2026-12-31T22:59:59Z", null, TestName = "Before the review nothing is said")]
    [TestCase("2026-12-31T23:00:00Z", "2027-01-30T23:00:00Z", TestName = "At the review the client is warned: 30 days, to the midnight before 31 January")]
    [TestCase("2027-02-10T03:00:00Z", "2027-03-11T23:00:00Z", TestName = "Where the task was late the client has all days of grace still")]
    public void The_warning_names_the_end_of_grace(string now, string? falls)
        => Assert.That(Review(Held(Gold, "2026-06-15T10:00:00Z"), "Bronze", NewYear, now).FallsOnUtc, Is.EqualTo(falls is null ? null : Utc(falls)));

    [TestCase("2027-01-30T22:59:59Z", "Bronze", "Gold", TestName = "In the days of grace it is held")]
    [TestCase("2027-01-30T23:00:00Z", "Bronze", "Silver", TestName = "When they are over it falls one step")]
    [TestCase("2027-01-30T23:00:00Z", "Gold", "Gold", TestName = "Deserved at the last moment it is kept")]
    [TestCase("2027-01-20T23:00:00Z", "None", "Gold", TestName = "Whatever is deserved it is held until then")]
    public void After_a_warning(string now, string deserved, string after)
    {
        var warned = Held(Gold, "2026-06-15T10:00:00Z") with { FallsOnUtc = Utc("2027-01-30T23:00:00Z") };
        Assert.That(Review(warned, deserved, NewYear, now).Held?.Name, Is.EqualTo(after));
    }

    [Test]
    public void What_has_fallen_waits_for_the_next_years_review()
    {
        var fallen = Review(Held(Gold, "2026-06-15T10:00:00Z") with { FallsOnUtc = Utc("2027-01-30T23:00:00Z") }, "None", NewYear, "2027-01-31T03:00:00Z");
        Assert.That(TierLife.NextReview(fallen, NewYear, Rome), Is.EqualTo(new DateOnly(2028, 1, 1)));
    }

    [Test]
    public void What_is_kept_is_reviewed_again_a_year_after_the_day_of_the_review()
    {
        var kept = Review(Held(Gold, "2026-06-15T10:00:00Z"), "Gold", AfterAYear, "2027-06-20T03:00:00Z");
        Assert.That(TierLife.NextReview(kept, AfterAYear, Rome), Is.EqualTo(new DateOnly(2028, 6, 15)));
    }

    [Test]
    public void An_order_that_meets_a_warning_ends_it_at_once()
    {
        var warned = Held(Gold, "2026-06-15T10:00:00Z") with { FallsOnUtc = Utc("2027-01-30T23:00:00Z") };
        var kept = TierLife.Raise(warned, Gold, (7, Utc("2027-01-10T10:00:00Z")), NewYear, Utc("2027-01-10T10:00:00Z"), Rome);
        Assert.That((kept.FallsOnUtc, TierLife.NextReview(kept, NewYear, Rome)), Is.EqualTo(((DateTime?)null, new DateOnly(2028, 1, 1))));
    }

    // An order of 14 days' return window raised Bronze to Gold on 1 June at 10:00.
    [TestCase("2026-06-10T10:00:00Z", "Gold", "Gold", TestName = "A refund that leaves enough changes nothing")]
    [TestCase("2026-06-10T10:00:00Z", "Silver", "Silver", TestName = "A refund in the window: down to what is still deserved")]
    [TestCase("2026-06-10T10:00:00Z", "None", "Bronze", TestName = "A refund in the window: not below the tier before")]
    [TestCase("2026-06-15T09:59:59Z", "None", "Bronze", TestName = "To the last second of the window")]
    [TestCase("2026-06-15T10:00:00Z", "None", "Gold", TestName = "A later refund waits for the review")]
    public void A_refund_undoes_the_promotion_it_caused(string now, string deserved, string after)
    {
        var raised = TierLife.Raise(Held(Bronze, "2026-01-05T10:00:00Z"), Gold, (7, Utc("2026-06-01T10:00:00Z")), AfterAYear, Utc("2026-06-01T10:00:00Z"), Rome);
        Assert.That(TierLife.Return(raised, Named(deserved), AfterAYear with { ReturnDays = 14 }, Utc(now)).Held?.Name, Is.EqualTo(after));
    }

    [Test]
    public void Without_a_return_window_a_refund_waits_for_the_review()
    {
        var raised = TierLife.Raise(Held(Bronze, "2026-01-05T10:00:00Z"), Gold, (7, Utc("2026-06-01T10:00:00Z")), AfterAYear, Utc("2026-06-01T10:00:00Z"), Rome);
        Assert.That(TierLife.Return(raised, null, AfterAYear, Utc("2026-06-01T10:00:01Z")).Held, Is.EqualTo(Gold));
    }

    [Test]
    public void A_second_refund_in_the_window_goes_on_down_to_the_tier_before()
    {
        var terms = AfterAYear with { ReturnDays = 14 };
        var raised = TierLife.Raise(Held(Bronze, "2026-01-05T10:00:00Z"), Gold, (7, Utc("2026-06-01T10:00:00Z")), terms, Utc("2026-06-01T10:00:00Z"), Rome);
        var once = TierLife.Return(raised, Silver, terms, Utc("2026-06-02T10:00:00Z"));
        var twice = TierLife.Return(once, null, terms, Utc("2026-06-03T10:00:00Z"));
        Assert.That((once.Held, twice.Held, twice.Promotion), Is.EqualTo((Silver, Bronze, (TierPromotion?)null)));
    }

    [Test]
    public void A_tier_that_comes_back_after_a_refund_is_reviewed_when_it_was_to_be()
    {
        var before = Held(Bronze, "2026-01-05T10:00:00Z") with { KeptOnUtc = Utc("2026-05-04T22:00:00Z") };
        var after = RaisedAndReturned(before, null);
        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public void A_tier_that_comes_back_after_a_refund_is_still_warned_of()
    {
        var warned = Held(Bronze, "2026-01-05T10:00:00Z") with { FallsOnUtc = Utc("2026-06-20T22:00:00Z") };
        Assert.That(RaisedAndReturned(warned, null).FallsOnUtc, Is.EqualTo(Utc("2026-06-20T22:00:00Z")));
    }

    [Test]
    public void A_tier_above_the_one_before_is_not_warned_of()
    {
        var warned = Held(Bronze, "2026-01-05T10:00:00Z") with { FallsOnUtc = Utc("2026-06-20T22:00:00Z") };
        Assert.That(RaisedAndReturned(warned, Silver).FallsOnUtc, Is.Null);
    }

    [Test]
    public void Without_a_pin_the_tier_held_counts()
        => Assert.That(TierLife.Effective(Held(Gold, "2026-01-05T10:00:00Z"), () => Bronze, Utc("2026-06-01T10:00:00Z")), Is.EqualTo(Gold));

    [Test]
    public void An_order_that_earns_no_higher_tier_changes_nothing()
    {
        var held = Held(Silver, "2026-01-05T10:00:00Z") with { Promotion = new(Bronze, 3, Utc("2026-01-05T10:00:00Z")) };
        Assert.That(TierLife.Raise(held, Silver, (7, Utc("2026-02-01T10:00:00Z")), NewYear, Utc("2026-02-01T10:00:00Z"), Rome), Is.SameAs(held));
    }

    [TestCase("Silver", TestName = "An order that reaches less than the tier that is warned of leaves the warning")]
    [TestCase("None", TestName = "An order that reaches no tier leaves the warning")]
    public void An_order_that_does_not_meet_a_warning(string deserved)
    {
        var warned = Held(Gold, "2026-06-15T10:00:00Z") with { FallsOnUtc = Utc("2027-01-30T23:00:00Z") };
        Assert.That(TierLife.Raise(warned, Named(deserved), (7, Utc("2027-01-10T10:00:00Z")), NewYear, Utc("2027-01-10T10:00:00Z"), Rome), Is.SameAs(warned));
    }

    [Test]
    public void A_refund_that_leaves_enough_leaves_the_state_as_it_is()
    {
        var raised = TierLife.Raise(Held(Bronze, "2026-01-05T10:00:00Z"), Gold, (7, Utc("2026-06-01T10:00:00Z")), AfterAYear, Utc("2026-06-01T10:00:00Z"), Rome);
        Assert.That(TierLife.Return(raised, Gold, AfterAYear with { ReturnDays = 14 }, Utc("2026-06-10T10:00:00Z")), Is.SameAs(raised));
    }

    [Test]
    public void What_is_kept_on_the_very_day_of_its_review_counts_from_it()
    {
        var kept = Review(Held(Gold, "2026-06-15T10:00:00Z"), "Gold", AfterAYear, "2027-06-14T22:00:00Z");
        Assert.That(kept.KeptOnUtc, Is.EqualTo(Utc("2027-06-14T22:00:00Z")));
    }

    [Test]
    public void A_warning_is_forgotten_where_the_shop_has_turned_to_reviews_at_every_run()
    {
        var warned = Held(Gold, "2026-06-15T10:00:00Z") with { FallsOnUtc = Utc("2027-01-30T23:00:00Z") };
        Assert.That(Review(warned, "Gold", EveryRun, "2027-01-10T03:00:00Z"), Is.EqualTo(warned with { FallsOnUtc = null }));
    }

    [Test]
    public void A_tier_that_is_deserved_before_its_review_stays_as_it_is()
    {
        var held = Held(Gold, "2026-06-15T10:00:00Z");
        Assert.That(Review(held, "Gold", AfterAYear, "2026-12-01T03:00:00Z"), Is.SameAs(held));
    }

    // Staff pinned Silver up to and with 31 August.
    [TestCase("Bronze", "Bronze", "2026-08-31T21:59:59Z", "Silver", TestName = "Pinned: held although less is deserved")]
    [TestCase("Gold", "Gold", "2026-08-31T21:59:59Z", "Gold", TestName = "Pinned: the higher one that is deserved holds")]
    [TestCase("Bronze", "Bronze", "2026-08-31T22:00:00Z", "Bronze", TestName = "From the midnight after: what is deserved")]
    [TestCase("Gold", "Bronze", "2026-08-31T22:00:00Z", "Bronze", TestName = "From the midnight after: at once, whatever was held")]
    public void A_pinned_tier(string held, string deserved, string now, string counts)
    {
        var state = Held(Named(held), "2026-01-05T10:00:00Z") with { Pin = new(Silver, Utc("2026-08-31T22:00:00Z")) };
        Assert.That(TierLife.Effective(state, () => Named(deserved), Utc(now))?.Name, Is.EqualTo(counts));
    }

    [Test]
    public void Where_a_pin_has_no_end_it_holds_until_it_is_taken_away()
        => Assert.That(TierLife.Effective(Held(null, "2026-01-05T10:00:00Z") with { Pin = new(Silver, null) }, () => null, Utc("2099-01-01T00:00:00Z")), Is.EqualTo(Silver));

    [Test]
    public void Nobody_is_warned_of_a_tier_that_a_pin_holds()
    {
        var pinned = Held(Gold, "2026-06-15T10:00:00Z") with { Pin = new(Gold, null) };
        Assert.That(Review(pinned, "Bronze", NewYear, "2027-01-01T03:00:00Z"), Is.EqualTo(pinned));
    }

    [Test]
    public void A_review_clears_a_pin_that_is_over()
    {
        var pinned = Held(Gold, "2026-06-15T10:00:00Z") with { Pin = new(Silver, Utc("2026-08-31T22:00:00Z")) };
        var after = Review(pinned, "Bronze", NewYear, "2026-09-01T03:00:00Z");
        Assert.That((after.Held, after.Pin), Is.EqualTo((Bronze, (TierPin?)null)));
    }

    static TierState Review(TierState state, string deserved, TierTerms terms, string now) => TierLife.Review(state, Named(deserved), terms, Tiers, Utc(now), Rome);

    // To Gold by an order of 1 June, which is refunded nine days later.
    static TierState RaisedAndReturned(TierState before, TierRule? deserved)
    {
        var raised = TierLife.Raise(before, Gold, (7, Utc("2026-06-01T10:00:00Z")), AfterAYear, Utc("2026-06-01T10:00:00Z"), Rome);
        return TierLife.Return(raised, deserved, AfterAYear with { ReturnDays = 14 }, Utc("2026-06-10T10:00:00Z"));
    }

    static TierState Held(TierRule? tier, string since) => new(tier, Utc(since));

    static TierRule? Named(string? name) => Tiers.SingleOrDefault(t => t.Name == name);

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    static DateTime Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
}
