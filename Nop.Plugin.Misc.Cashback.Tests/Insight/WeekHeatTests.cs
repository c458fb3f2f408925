using Nop.Plugin.Misc.Cashback.Insight.SlowDays;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>Which hours of the week are slow.</summary>
public sealed class WeekHeatTests
{
    static readonly DateTime _monday = new(2026, 3, 2);

    [Test]
    public void Nothing_is_slow_where_there_are_no_orders() => Assert.That(new WeekHeat().Slowest(), Is.Empty);

    [Test]
    public void The_day_is_cut_to_the_hours_in_which_the_shop_is_busy()
    {
        var heat = Busy();
        Assert.That((heat.FirstHour, heat.LastHour), Is.EqualTo((9, 18)));
    }

    [Test]
    public void The_block_with_the_fewest_orders_comes_first()
    {
        var heat = Busy();
        Assert.That(heat.Slowest()[0], Is.EqualTo(new SlowBlock(DayOfWeek.Wednesday, 11, 15, 4)));
    }

    [Test]
    public void A_weekday_has_one_block() => Assert.That(Busy().Slowest().Select(block => block.Day), Is.Unique);

    // Ten orders an hour from nine to seven; one at eleven to three on Wednesdays; a single one at night.
    static WeekHeat Busy()
    {
        var heat = new WeekHeat();
        heat.Add(_monday.AddHours(3));
        for (var day = 0; day < 7; day++)
        {
            for (var hour = 9; hour < 19; hour++)
            {
                for (var n = 0; n < (day == 2 && hour is >= 11 and < 15 ? 1 : 10); n++)
                    heat.Add(_monday.AddDays(day).AddHours(hour));
            }
        }

        return heat;
    }
}
