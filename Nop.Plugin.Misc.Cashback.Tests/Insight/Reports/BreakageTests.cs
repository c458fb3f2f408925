using Nop.Plugin.Misc.Cashback.Insight.Reports;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight.Reports;

/// <summary>How much of what is open will run out, as credit of earlier months tells. The figures are the example in docs/metrics.md.</summary>
public sealed class BreakageTests
{
    // Of 100.00 that were given in the month before this, 50.00 are open a month later.
    static IEnumerable<VintageFlow> Now => [Flow(1, 1, 100_00), Flow(1, 0, -50_00)];

    [Test]
    public void The_share_of_what_is_open_runs_out_that_ran_out_of_earlier_months_since_they_were_as_old() =>
        Assert.That(Estimate(Now.Concat(Earlier(8, _ => 15_00))), Is.EqualTo(new BreakageEstimate(12_50, 12_50, 12_50, 8)));

    [Test]
    public void The_less_months_are_alike_the_further_apart_lie_least_and_most() =>
        Assert.That(Estimate(Now.Concat(Earlier(8, month => month % 2 == 0 ? 12_00 : 18_00))), Is.EqualTo(new BreakageEstimate(10_65, 12_50, 14_35, 8)));

    [TestCase(5, false)]
    [TestCase(6, true)]
    public void It_says_nothing_from_fewer_than_six_months(int months, bool says) =>
        Assert.That(Estimate(Now.Concat(Earlier(months, _ => 15_00))) is not null, Is.EqualTo(says));

    [Test]
    public void A_month_of_which_much_is_open_yet_tells_nothing() =>
        Assert.That(Estimate([.. Now, .. Earlier(6, _ => 15_00), Flow(20, 20, 100_00), Flow(20, 19, -90_00)])?.Months, Is.EqualTo(6));

    [Test]
    public void A_line_that_was_extended_keeps_no_month_from_telling() =>
        Assert.That(Estimate([.. Now, .. Earlier(6, _ => 15_00), Flow(20, 20, 100_00), Flow(20, 18, -99_00)])?.Months, Is.EqualTo(7));

    [Test]
    public void Of_nothing_nothing_runs_out() =>
        Assert.That(Estimate([Flow(1, 1, 100_00), Flow(1, 0, -100_00), .. Earlier(8, _ => 15_00)]), Is.Null);

    // Of 100.00 of each, 60.00 were open a month later, and a month after that the rest was used or ran out.
    static IEnumerable<VintageFlow> Earlier(int months, Func<int, long> ranOut) => Enumerable.Range(4, months).SelectMany(month => new[]
    {
        Flow(month, month, 100_00), Flow(month, month - 1, -40_00), new VintageFlow("EUR", month, month - 2, true, -ranOut(month)), Flow(month, month - 2, ranOut(month) - 60_00),
    });

    static VintageFlow Flow(int given, int moved, long amount) => new("EUR", given, moved, false, amount);

    static BreakageEstimate? Estimate(IEnumerable<VintageFlow> flows) => new Breakage(flows).Of(1);
}
