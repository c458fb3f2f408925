using Nop.Plugin.Misc.Cashback.Rules;
using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>What is wrong with rules is named by part, id, field and reason.</summary>
public sealed class RuleSetValidatorTests
{
    static readonly EarnRuleSetDefinition Empty = new(Euro, Rome);

    static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("A negative rate", Empty with { Tiers = [Silver with { Rate = -1 }] }, RulePart.Tier, "Rate", RuleProblemCode.OutOfRange);
        yield return Case("A rate over 100", Empty with { Products = [new(1, 100.0001m)] }, RulePart.Product, "Rate", RuleProblemCode.OutOfRange);
        yield return Case("A rate with 5 decimals", Empty with { Categories = [new(1, "A", Rate: 1.00001m)] }, RulePart.Category, "Rate", RuleProblemCode.TooPrecise);
        yield return Case("A manufacturer's rate", Empty with { Manufacturers = [new(1, "A", 101)] }, RulePart.Manufacturer, "Rate", RuleProblemCode.OutOfRange);
        yield return Case("Two tiers at one threshold", Empty with { Tiers = [Silver, Gold with { SpendMinor = 0 }] }, RulePart.Tier, "SpendMinor", RuleProblemCode.Duplicate, 2);
        yield return Case("A negative threshold", Empty with { Tiers = [Silver with { SpendMinor = -1 }] }, RulePart.Tier, "SpendMinor", RuleProblemCode.OutOfRange);
        yield return Case("Two tiers with one id", Empty with { Tiers = [Silver, Gold with { Id = 1 }] }, RulePart.Tier, "Id", RuleProblemCode.Duplicate);
        yield return Case("A negative minimum receipt", Empty with { MinimumReceiptMinor = -1 }, RulePart.General, "MinimumReceiptMinor", RuleProblemCode.OutOfRange, 0);
        yield return Case("A category above itself", Empty with { Categories = [new(1, "A", 1)] }, RulePart.Category, "ParentId", RuleProblemCode.Cycle);
        yield return Case("A negative multiplier", Programme(p => p with { Multiplier = -1 }), RulePart.Programme, "Multiplier", RuleProblemCode.OutOfRange);
        yield return Case("A multiplier with 5 decimals", Programme(p => p with { Multiplier = 1.00001m }), RulePart.Programme, "Multiplier", RuleProblemCode.TooPrecise);
        yield return Case("A negative cap", Programme(p => p with { CapPerOrderMinor = -1 }), RulePart.Programme, "CapPerOrderMinor", RuleProblemCode.OutOfRange);
        yield return Case("A negative budget", Programme(p => p with { BudgetMinor = -1 }), RulePart.Programme, "BudgetMinor", RuleProblemCode.OutOfRange);
        yield return Case("An end at the start", Programme(p => p with { FromUtc = Monday, ToUtc = Monday }), RulePart.Programme, "ToUtc", RuleProblemCode.EndNotAfterStart);
        yield return Case("A local start", Programme(p => p with { FromUtc = DateTime.SpecifyKind(Monday, DateTimeKind.Local) }), RulePart.Programme, "FromUtc", RuleProblemCode.NotUtc);
    }

    [TestCaseSource(nameof(Wrong))]
    public void Is_found(EarnRuleSetDefinition definition, RuleProblem problem)
        => Assert.That(RuleSetValidator.Validate(definition), Is.EqualTo(new[] { problem }));

    [Test]
    public void Every_category_of_a_ring_and_below_it_is_named()
    {
        var ring = Empty with { Categories = [new(1, "A", 2), new(2, "B", 3), new(3, "C", 1), new(4, "Below", 1), new(5, "Free", 0)] };

        Assert.That(RuleSetValidator.Validate(ring).Select(p => p.Id), Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void Rules_that_are_wrong_are_not_built()
        => Assert.That(() => EarnRuleSet.Create(Empty with { MinimumReceiptMinor = -1 }), Throws.ArgumentException);

    [Test]
    public void The_sample_shop_is_right() => Assert.That(RuleSetValidator.Validate(Definition), Is.Empty);

    [Test]
    public void Zeros_at_the_end_are_no_decimals()
        => Assert.That(RuleSetValidator.Validate(Empty with { Products = [new(1, 5.000000m)] }), Is.Empty);

    [Test]
    public void Deep_trees_are_walked_once()
    {
        var deep = Enumerable.Range(1, 20_000).Select(i => new CategoryRule(i, "C", i - 1)).Reverse();

        Assert.That(EarnRuleSet.Create(Empty with { Categories = [.. deep] }), Is.Not.Null);
    }

    static EarnRuleSetDefinition Programme(Func<ProgrammeRule, ProgrammeRule> change)
        => Empty with { Programmes = [change(new(1, "Programme"))] };

    static TestCaseData Case(string name, EarnRuleSetDefinition definition, RulePart part, string field, RuleProblemCode code, int id = 1)
        => new TestCaseData(definition, new RuleProblem(part, id, field, code)).SetName(name);
}
