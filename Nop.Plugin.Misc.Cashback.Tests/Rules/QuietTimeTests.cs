namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>When letters wait, and until when.</summary>
public sealed class QuietTimeTests
{
    static readonly TimeZoneInfo s_rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    // 1 December 2026 is a Tuesday; Rome is an hour ahead.
    [TestCase("2026-12-01T12:00:00Z", 21, 8, 0, "2026-12-01T12:00:00Z", Description = "by day it is not quiet")]
    [TestCase("2026-12-01T20:00:00Z", 21, 8, 0, "2026-12-02T07:00:00Z", Description = "over midnight")]
    [TestCase("2026-12-01T06:59:59Z", 21, 8, 0, "2026-12-01T07:00:00Z", Description = "to the hour")]
    [TestCase("2026-12-01T12:10:00Z", 13, 15, 0, "2026-12-01T14:00:00Z", Description = "within a day")]
    [TestCase("2026-12-01T12:10:00Z", 8, 8, 0, "2026-12-01T12:10:00Z", Description = "the same hour twice is none")]
    [TestCase("2026-12-05T12:00:00Z", 21, 8, 0b100_0001, "2026-12-07T07:00:00Z", Description = "a weekend, and then the night")]
    [TestCase("2026-12-01T12:00:00Z", 8, 8, 0b111_1111, "2026-12-01T12:00:00Z", Description = "a week without a day has no quiet days")]
    [TestCase("2026-10-24T22:30:00Z", 21, 8, 0, "2026-10-25T07:00:00Z", Description = "the clock is set back")]
    public void It_ends(string now, int from, int until, int weekdays, string end) =>
        Assert.That(new QuietTime(from, until, weekdays).EndOf(At(now), s_rome), Is.EqualTo(At(end)));

    [TestCase("30, 7, 1", "30, 7, 1")]
    [TestCase("1;7 30 7", "30, 7, 1")]
    [TestCase("", "")]
    [TestCase("0", null)]
    [TestCase("366", null)]
    [TestCase("-1", null)]
    [TestCase("seven", null)]
    [TestCase("1,2,3,4,5,6,7,8,9,10,11", null)]
    public void Days_are_read(string typed, string? read) => Assert.That(ReminderDays.Parse(typed) is { } days ? ReminderDays.Join(days) : null, Is.EqualTo(read));

    static DateTime At(string instant) => DateTime.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
