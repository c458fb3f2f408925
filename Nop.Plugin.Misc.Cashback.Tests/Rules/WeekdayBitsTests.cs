namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

public sealed class WeekdayBitsTests
{
    [Test]
    public void Every_column_of_days_is_read_back_as_it_was_written([Range(0, WeekdayBits.All)] int bits) =>
        Assert.That(WeekdayBits.Of(WeekdayBits.DaysOf(bits).Select(day => (int)day)), Is.EqualTo(bits));

    [Test]
    public void What_is_no_day_is_passed_over() => Assert.That(WeekdayBits.DaysOf(WeekdayBits.Of([-1, 2, 7, 40])), Is.EqualTo(new[] { DayOfWeek.Tuesday }));
}
