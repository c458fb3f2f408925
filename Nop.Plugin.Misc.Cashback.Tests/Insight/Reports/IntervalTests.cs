using Nop.Plugin.Misc.Cashback.Insight.Reports;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight.Reports;

/// <summary>Intervals beside values of the textbooks.</summary>
public sealed class IntervalTests
{
    [TestCase(50, 100, 40.38, 59.62)]
    [TestCase(0, 100, 0, 3.70)]
    [TestCase(100, 100, 96.30, 100)]
    [TestCase(9, 30, 16.66, 47.88)]
    public void A_share_lies_where_wilson_says(long some, long all, decimal low, decimal high)
    {
        var found = Interval.OfShare(some, all)!.Value;
        Assert.That((Math.Round(found.Low, 2), Math.Round(found.High, 2)), Is.EqualTo((low, high)));
    }

    [Test]
    public void Of_fewer_than_thirty_nothing_is_said() => Assert.That((Interval.OfShare(10, 29), Interval.OfMean(29, 1, 1)), Is.EqualTo(((Interval?)null, (Interval?)null)));

    [Test]
    public void A_mean_lies_two_standard_errors_around_itself()
    {
        // Twenty times 10 and twenty times 30: mean 20, variance 4000 / 39.
        var found = Interval.OfMean(40, 800, 20_000)!.Value;
        Assert.That((Math.Round(found.Low, 2), Math.Round(found.High, 2)), Is.EqualTo((16.86m, 23.14m)));
    }

    [TestCase(0, 0)]
    [TestCase(144, 12)]
    [TestCase(0.0625, 0.25)]
    public void The_root_is_exact_where_there_is_an_exact_one(decimal square, decimal root) => Assert.That(Interval.Root(square), Is.EqualTo(root));
}
