namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>A day as a number that orders as days do.</summary>
public sealed class DayNumberTests
{
    [Test]
    public void A_day_reads_as_year_month_and_day() => Assert.That(ShopTime.NumberOf(new DateOnly(2027, 3, 15)), Is.EqualTo(20270315));
}
