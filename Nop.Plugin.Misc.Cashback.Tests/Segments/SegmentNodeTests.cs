using Nop.Plugin.Misc.Cashback.Segments;

namespace Nop.Plugin.Misc.Cashback.Tests.Segments;

/// <summary>The tree of a segment: what it means, why, what it may be and how it is kept.</summary>
public sealed class SegmentNodeTests
{
    static readonly SegmentCondition _asleep = new() { Fact = SegmentFact.Sleeping, Days = 90 };
    static readonly SegmentCondition _invited = new() { Fact = SegmentFact.Invited };
    static readonly SegmentCondition _gold = new() { Fact = SegmentFact.Tier, Ids = [2] };

    // (asleep or invited) and not gold
    static readonly SegmentNode _root = SegmentNode.Of(SegmentJoin.All,
        SegmentNode.Of(SegmentJoin.Any, SegmentNode.Of(_asleep), SegmentNode.Of(_invited)), SegmentNode.Of(SegmentJoin.None, SegmentNode.Of(_gold)));

    [TestCase(true, false, false, true)]
    [TestCase(false, true, false, true)]
    [TestCase(false, false, false, false)]
    [TestCase(true, true, true, false)]
    public void All_any_and_none_mean_what_they_say(bool asleep, bool invited, bool gold, bool isIn) => Assert.That(_root.Holds(Holds(asleep, invited, gold)), Is.EqualTo(isIn));

    [Test]
    public void The_reasons_are_the_conditions_that_decided() =>
        Assert.That(_root.Deciding(Holds(asleep: false, invited: true, gold: false)), Is.EqualTo(new[] { _invited, _gold }));

    [Test]
    public void Whatever_the_tree_the_reasons_alone_decide_the_same()
    {
        var chance = new Random(3);
        for (var turn = 0; turn < 2000; turn++)
        {
            var node = RandomNode(chance, 3);
            var truth = node.Conditions.ToDictionary(condition => condition, _ => chance.Next(2) == 0, (IEqualityComparer<SegmentCondition>)ReferenceEqualityComparer.Instance);
            var holds = node.Holds(condition => truth[condition]);
            var deciding = node.Deciding(condition => truth[condition]).ToHashSet((IEqualityComparer<SegmentCondition>)ReferenceEqualityComparer.Instance);
            // Whatever the others were.
            Assert.That(node.Holds(condition => truth[condition] ^ (!deciding.Contains(condition) && chance.Next(2) == 0)), Is.EqualTo(holds));
        }
    }

    [Test]
    public void What_is_kept_is_read_as_it_was()
    {
        var root = SegmentNode.Of(SegmentJoin.Any, SegmentNode.Of(new SegmentCondition { Fact = SegmentFact.TopSpenders, Percent = 2.5m, Days = 365 }),
            SegmentNode.Of(SegmentJoin.None, SegmentNode.Of(new SegmentCondition { Fact = SegmentFact.CreditEnds, AmountMinor = 5_00, Days = 0 })));
        Assert.That(SegmentText.Of(SegmentText.Parse(SegmentText.Of(root))!), Is.EqualTo(SegmentText.Of(root)));
    }

    [Test]
    public void Its_text_does_not_change_from_version_to_version() => Assert.That(SegmentText.Of(SegmentNode.Of(SegmentJoin.All, SegmentNode.Of(_asleep))),
        Is.EqualTo("""{"version":1,"root":{"join":"all","nodes":[{"is":{"fact":"sleeping","days":90,"ids":[]},"join":"all","nodes":[]}]}}"""));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{")]
    [TestCase("""{"version":2,"root":{"is":{"fact":"invited"}}}""")]
    [TestCase("""{"version":1}""")]
    [TestCase("""{"version":1,"root":{"join":"all","nodes":[]}}""")]
    [TestCase("""{"version":1,"root":{"join":"all","nodes":[null]}}""")]
    [TestCase("""{"version":1,"root":{"join":"all","nodes":null}}""")]
    [TestCase("""{"version":1,"root":{"is":{"fact":"tier","ids":null}}}""")]
    [TestCase("""{"version":1,"root":{"is":{"fact":"tomorrow"}}}""")]
    [TestCase("""{"version":1,"root":{"is":{"fact":"sleeping"}}}""")]
    [TestCase("""{"version":1,"root":{"is":{"fact":"invited"},"more":1}}""")]
    public void What_is_damaged_is_nothing(string text) => Assert.That(SegmentText.Parse(text), Is.Null);

    [TestCase(SegmentFact.Sleeping, 0, false)]
    [TestCase(SegmentFact.Sleeping, 1, true)]
    [TestCase(SegmentFact.Sleeping, 3650, true)]
    [TestCase(SegmentFact.Sleeping, 3651, false)]
    [TestCase(SegmentFact.Birthday, 0, true)]
    [TestCase(SegmentFact.Birthday, 181, false)]
    public void Days_have_bounds(SegmentFact fact, int days, bool may) =>
        Assert.That(SegmentCheck.Of(SegmentNode.Of(new SegmentCondition { Fact = fact, Days = days })).Count, Is.EqualTo(may ? 0 : 1));

    [TestCase("0", false)]
    [TestCase("0.01", true)]
    [TestCase("0.001", false)]
    [TestCase("100", true)]
    [TestCase("100.01", false)]
    public void Per_cent_has_bounds(string percent, bool may) => Assert.That(
        SegmentCheck.Of(SegmentNode.Of(new SegmentCondition { Fact = SegmentFact.TopSpenders, Percent = decimal.Parse(percent, CultureInfo.InvariantCulture), Days = 1 })).Count, Is.EqualTo(may ? 0 : 1));

    [Test]
    public void Every_kind_asks_for_what_it_names_and_for_nothing_else()
    {
        foreach (var fact in Enum.GetValues<SegmentFact>())
        {
            var missing = SegmentCheck.Of(SegmentNode.Of(new SegmentCondition { Fact = fact })).Select(problem => problem.Field);
            Assert.That(missing, Is.EqualTo(SegmentCheck.FieldsOf(fact).Where(field => field != nameof(SegmentCondition.Ids) || !SegmentCheck.MeansAny(fact))), fact.ToString());
        }
    }

    [Test]
    public void Groups_lie_two_deep_at_most_and_are_not_empty()
    {
        var three = SegmentNode.Of(SegmentJoin.All, SegmentNode.Of(SegmentJoin.All, SegmentNode.Of(_invited)));
        Assert.That((SegmentCheck.Of(three).Count, SegmentCheck.Of(SegmentNode.Of(SegmentJoin.All, three)).Count, SegmentCheck.Of(SegmentNode.Of(SegmentJoin.All, SegmentNode.Of(SegmentJoin.All))).Count),
            Is.EqualTo((0, 1, 1)));
    }

    [TestCase(10, "50", 5)]
    [TestCase(10, "41", 5)]
    [TestCase(10, "100", 10)]
    [TestCase(1, "0.01", 1)]
    [TestCase(0, "10", 0)]
    public void The_first_per_cent_are_rounded_up(int clients, string percent, int top) => Assert.That(
        TopShare.Of([.. Enumerable.Range(1, clients).Select(id => (id, id * 10L))], decimal.Parse(percent, CultureInfo.InvariantCulture)).Keys, Is.EquivalentTo(Enumerable.Range(clients - top + 1, top)));

    [Test]
    public void Who_spent_as_much_as_the_last_of_the_first_is_among_them() =>
        Assert.That(TopShare.Of([(1, 50), (2, 40), (3, 40), (4, 40), (5, 10)], 40).Keys, Is.EquivalentTo(new[] { 1, 2, 3, 4 }));

    static Func<SegmentCondition, bool> Holds(bool asleep, bool invited, bool gold) => condition => condition.Fact switch { SegmentFact.Sleeping => asleep, SegmentFact.Invited => invited, _ => gold };

    static SegmentNode RandomNode(Random chance, int depth) => depth == 1 || chance.Next(3) == 0 ? SegmentNode.Of(new SegmentCondition { Fact = SegmentFact.Invited })
        : SegmentNode.Of((SegmentJoin)chance.Next(1, 4), [.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => RandomNode(chance, depth - 1))]);
}
