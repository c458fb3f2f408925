using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Rule 7: credit ends at the shop's midnight, whatever its clocks do.</summary>
public sealed class ExpiryPolicyTests
{
    static readonly string[] Zones =
        ["Europe/Rome", "Asia/Tokyo", "America/Santiago", "Africa/Cairo", "America/Havana", "Pacific/Apia", "Asia/Kathmandu", "UTC"];

    [TestCase("Europe/Rome", "2026-01-20T10:00:00Z", 365, "2027-01-20T23:00:00Z", TestName = "Rome in winter")]
    [TestCase("Europe/Rome", "2026-01-20T23:30:00Z", 365, "2027-01-21T23:00:00Z", TestName = "Rome, where it is already tomorrow")]
    [TestCase("Europe/Rome", "2026-03-01T10:00:00Z", 27, "2026-03-28T23:00:00Z", TestName = "Rome, the midnight before the clocks go forward")]
    [TestCase("Europe/Rome", "2026-03-01T10:00:00Z", 28, "2026-03-29T22:00:00Z", TestName = "Rome, the midnight after they went forward")]
    [TestCase("Europe/Rome", "2026-10-01T10:00:00Z", 23, "2026-10-24T22:00:00Z", TestName = "Rome, the midnight before the clocks go back")]
    [TestCase("Europe/Rome", "2026-10-01T10:00:00Z", 24, "2026-10-25T23:00:00Z", TestName = "Rome, the midnight after they went back")]
    [TestCase("Asia/Tokyo", "2026-01-20T10:00:00Z", 365, "2027-01-20T15:00:00Z", TestName = "Tokyo knows no summer time")]
    [TestCase("Asia/Tokyo", "2026-01-20T15:00:00Z", 0, "2026-01-21T15:00:00Z", TestName = "Tokyo, no days: the end of today")]
    [TestCase("America/Santiago", "2026-09-01T12:00:00Z", 4, "2026-09-06T04:00:00Z", TestName = "Santiago skips a midnight: 01:00 is the first instant of the day")]
    [TestCase("America/Santiago", "2026-04-01T12:00:00Z", 3, "2026-04-05T04:00:00Z", TestName = "Santiago has 23:00 twice: midnight is after the second")]
    [TestCase("Africa/Cairo", "2026-04-01T12:00:00Z", 22, "2026-04-23T22:00:00Z", TestName = "Cairo skips a midnight")]
    [TestCase("Africa/Cairo", "2026-10-01T12:00:00Z", 28, "2026-10-29T22:00:00Z", TestName = "Cairo has 23:00 twice")]
    [TestCase("America/Havana", "2026-10-30T12:00:00Z", 1, "2026-11-01T04:00:00Z", TestName = "Havana has midnight twice: the day begins at the first")]
    [TestCase("Pacific/Apia", "2011-12-28T12:00:00Z", 1, "2011-12-30T10:00:00Z", TestName = "Apia left a day out: the next one begins at once")]
    public void Credit_ends_at(string zone, string activation, int days, string end)
        => Assert.That(ExpiryPolicy.ExpiresOnUtc(Utc(activation), new(days), Zone(zone)), Is.EqualTo(Utc(end)));

    [TestCase(ExpiryUntil.Month, "2026-02-10T10:00:00Z", 0, "2026-02-28T23:00:00Z", TestName = "Month: the one in which it became usable")]
    [TestCase(ExpiryUntil.Month, "2026-01-31T23:30:00Z", 0, "2026-02-28T23:00:00Z", TestName = "Month: the shop's, where it has begun already")]
    [TestCase(ExpiryUntil.Month, "2026-02-10T10:00:00Z", 18, "2026-02-28T23:00:00Z", TestName = "Month: the days end on its last day")]
    [TestCase(ExpiryUntil.Month, "2026-02-10T10:00:00Z", 19, "2026-03-31T22:00:00Z", TestName = "Month: the days end in the next one")]
    [TestCase(ExpiryUntil.Quarter, "2026-01-01T10:00:00Z", 0, "2026-03-31T22:00:00Z", TestName = "Quarter: its first day")]
    [TestCase(ExpiryUntil.Quarter, "2026-06-30T10:00:00Z", 0, "2026-06-30T22:00:00Z", TestName = "Quarter: its last day")]
    [TestCase(ExpiryUntil.Quarter, "2026-11-20T10:00:00Z", 90, "2027-03-31T22:00:00Z", TestName = "Quarter: the days end in the next year")]
    [TestCase(ExpiryUntil.Year, "2026-01-01T10:00:00Z", 0, "2026-12-31T23:00:00Z", TestName = "Year: this one")]
    [TestCase(ExpiryUntil.Year, "2026-12-31T10:00:00Z", 365, "2027-12-31T23:00:00Z", TestName = "Year: the one in which the days end")]
    [TestCase(ExpiryUntil.Date, "2026-01-30T10:00:00Z", 0, "2026-02-28T23:00:00Z", TestName = "Date: the last day of a month that is shorter")]
    [TestCase(ExpiryUntil.Date, "2026-02-28T10:00:00Z", 0, "2026-02-28T23:00:00Z", TestName = "Date: that very day")]
    [TestCase(ExpiryUntil.Date, "2026-03-01T10:00:00Z", 0, "2027-02-28T23:00:00Z", TestName = "Date: the next year's")]
    [TestCase(ExpiryUntil.Date, "2027-12-01T10:00:00Z", 30, "2028-02-29T23:00:00Z", TestName = "Date: in a leap year")]
    public void Credit_lasts_to_the_end_of_what_its_days_end_in(ExpiryUntil until, string activation, int days, string end)
        => Assert.That(ExpiryPolicy.ExpiresOnUtc(Utc(activation), new(days) { Until = until, Month = 2, Day = 31 }, Zone("Europe/Rome")), Is.EqualTo(Utc(end)));

    [Test]
    public void To_the_end_of_more_is_never_sooner_than_to_the_end_of_the_day([Values] ExpiryUntil until)
        => Prop.ForAll(AnyCase(), c => new ExpiryTerms(c.Days) { Until = until }.LastDay(DateOnly.FromDateTime(c.At)) >= DateOnly.FromDateTime(c.At).AddDays(c.Days)).QuickCheckThrowOnFailure();

    [Test]
    public void Without_a_number_of_days_credit_never_ends()
        => Assert.That(ExpiryPolicy.ExpiresOnUtc(Utc("2026-01-01T00:00:00Z"), null, Zone("Europe/Rome")), Is.Null);

    [Test]
    public void The_end_is_marked_as_utc()
        => Assert.That(ExpiryPolicy.EndOfDayAfter(Utc("2026-01-01T00:00:00Z"), 30, Zone("Europe/Rome")).Kind, Is.EqualTo(DateTimeKind.Utc));

    [Test]
    public void An_instant_read_from_a_database_is_taken_as_utc()
    {
        var at = Utc("2026-01-20T23:30:00Z");

        Assert.That(
            ExpiryPolicy.EndOfDayAfter(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), 3, Zone("Europe/Rome")),
            Is.EqualTo(ExpiryPolicy.EndOfDayAfter(at, 3, Zone("Europe/Rome"))));
    }

    [Test]
    public void A_local_instant_is_a_mistake()
        => Assert.That(
            () => ExpiryPolicy.EndOfDayAfter(new(2026, 1, 1, 0, 0, 0, DateTimeKind.Local), 3, Zone("Europe/Rome")), Throws.ArgumentException);

    [Test]
    public void Days_do_not_run_backwards()
        => Assert.That(
            () => ExpiryPolicy.EndOfDayAfter(Utc("2026-01-01T00:00:00Z"), -1, Zone("UTC")), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCaseSource(nameof(Zones))]
    public void The_end_is_the_first_instant_of_the_day_after_the_last(string zone)
        => Prop.ForAll(AnyCase(), c =>
        {
            var (at, days) = c;
            var end = ExpiryPolicy.EndOfDayAfter(at, days, Zone(zone));
            var last = ShopTime.Date(at, Zone(zone)).AddDays(days);
            return ShopTime.Date(end, Zone(zone)) > last && ShopTime.Date(end.AddTicks(-1), Zone(zone)) <= last;
        }).QuickCheckThrowOnFailure();

    [TestCaseSource(nameof(Zones))]
    public void Every_day_of_twenty_years_begins_where_the_date_changes(string zone)
    {
        var info = Zone(zone);
        for (var day = new DateOnly(2010, 1, 1); day.Year < 2030; day = day.AddDays(1))
        {
            var start = ShopTime.StartOfDay(day, info);
            if (ShopTime.Date(start, info) < day || ShopTime.Date(start.AddTicks(-1), info) >= day)
                Assert.Fail($"{day:O} in {zone} does not begin at {start:O}");
        }
    }

    [Test]
    public void Where_the_clocks_jump_over_midnight_the_day_begins_when_they_do()
        => Assert.That(ShopTime.StartOfDay(new(1919, 3, 31), Zone("America/Toronto")), Is.EqualTo(Utc("1919-03-31T04:30:00Z")), "from 23:30 to 00:30");

    [TestCaseSource(nameof(Zones))]
    public void A_later_activation_never_ends_sooner(string zone)
        => Prop.ForAll(AnyCase(), Gen.Choose(0, 3_000_000).ToArbitrary(), (c, seconds) =>
            ExpiryPolicy.EndOfDayAfter(c.At.AddSeconds(seconds), c.Days, Zone(zone)) >= ExpiryPolicy.EndOfDayAfter(c.At, c.Days, Zone(zone)))
            .QuickCheckThrowOnFailure();

    static FsCheck.Arbitrary<(DateTime At, int Days)> AnyCase() => (
        from minutes in Gen.Choose(0, 20 * 365 * 24 * 60)
        from days in Gen.Choose(0, 800)
        select (Utc("2010-01-01T00:00:00Z").AddMinutes(minutes), days)).ToArbitrary();

    static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    static DateTime Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
}
