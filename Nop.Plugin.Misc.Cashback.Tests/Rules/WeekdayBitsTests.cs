namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

public sealed class WeekdayBitsTests
{
    [Test]
    public void Every_column_of_days_is_read_back_as_it_was_written([Range(0, WeekdayBits.All)] int bits) =>
        Assert.That(WeekdayBits.Of(WeekdayBits.DaysOf(bits).Select(day => (int)day)), Is.EqualTo(bits));

    [TestCase(DayOfWeek.Monday, 0)]
    [TestCase(DayOfWeek.Saturday, 5)]
    [TestCase(DayOfWeek.Sunday, 6)]
    public void A_week_begins_on_Monday(DayOfWeek day, int place) => Assert.That(WeekdayBits.PlaceFromMonday(day), Is.EqualTo(place));

    [Test]
    public void What_is_no_day_is_passed_over() => Assert.That(WeekdayBits.DaysOf(WeekdayBits.Of([-1, 2, 7, 40])), Is.EqualTo(new[] { DayOfWeek.Tuesday }));
}
