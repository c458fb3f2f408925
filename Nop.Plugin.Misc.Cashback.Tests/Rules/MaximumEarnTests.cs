using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>The most that a product can give back, beside what orders really give.</summary>
public sealed class MaximumEarnTests
{
#if MUTATION
    // A mutation run asks these questions a thousand times over.
    const int Cases = 60;
#else
    const int Cases = 2000;
#endif

    static readonly Config _thorough = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Cases);

    [Test]
    public void No_order_of_one_piece_gives_more()
        => Check.One(_thorough, Prop.ForAll(RandomOrders.Any, c =>
        {
            var rules = EarnRuleSet.Create(c.Definition);
            var bound = new MaximumEarnCalculator(rules, DateTime.MinValue);
            return c.Order.Lines.Select(line => line with { Quantity = 1 }).All(line =>
            {
                var result = EarnCalculator.Calculate(rules, c.Order with { Lines = [line], OrderDiscount = 0 });
                return (result.EarnExact / 100).ToDecimal(8) <= bound.Of(line).Amount + 0.00000001m;
            });
        }));

    [Test]
    public void No_line_among_others_gives_more()
        => Check.One(_thorough, Prop.ForAll(RandomOrders.Any, c =>
        {
            var rules = EarnRuleSet.Create(c.Definition);
            var bound = new MaximumEarnCalculator(rules, DateTime.MinValue);
            var lines = c.Order.Lines.Select(line => line with { Quantity = 1 }).ToList();
            var result = EarnCalculator.Calculate(rules, c.Order with { Lines = lines, OrderDiscount = 0, CollectExplanation = true });
            return result.Explanation!.Lines.Zip(lines).All(pair => pair.First.Amount <= bound.Of(pair.Second).Amount + 0.000001m);
        }));

    [Test]
    public void Stackable_programmes_on_different_days_do_not_meet()
    {
        var bound = BoundOf(
            new(1, "Monday") { Weekdays = [DayOfWeek.Monday], Multiplier = 2, Stackable = true },
            new(2, "Tuesday") { Weekdays = [DayOfWeek.Tuesday], Multiplier = 2, Stackable = true });
        Assert.That(bound.Of(Line).Percent, Is.EqualTo(10));
    }

    [Test]
    public void Stackable_programmes_on_the_same_day_meet()
    {
        var bound = BoundOf(
            new(1, "Monday") { Weekdays = [DayOfWeek.Monday], Multiplier = 2, Stackable = true },
            new(2, "Always") { ExtraPercent = 1, Stackable = true });
        Assert.That(bound.Of(Line), Is.EqualTo(new MaximumEarn(12, 12, RateSource.Tier, 1, [1, 2])).Using<MaximumEarn>((a, b) =>
            a.Percent == b.Percent && a.Amount == b.Amount && a.Source == b.Source && a.SourceId == b.SourceId && a.ProgrammeIds.SequenceEqual(b.ProgrammeIds)));
    }

    [Test]
    public void A_programme_that_is_over_does_not_count()
    {
        var bound = BoundOf(new ProgrammeRule(1, "Over") { ToUtc = SampleShop.Monday.AddDays(-1), Multiplier = 5 });
        Assert.That(bound.Of(Line).Percent, Is.EqualTo(5));
    }

    static EarnLine Line => new(1, "Line", 100, 1, [], [], Quantity: 1);

    static MaximumEarnCalculator BoundOf(params ProgrammeRule[] programmes) => new(
        EarnRuleSet.Create(new(SampleShop.Euro, SampleShop.Rome) { Tiers = [new(1, "Only", 0, 5)], Programmes = programmes }),
        SampleShop.Monday);
}
