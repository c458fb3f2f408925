using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>What is wrong with rules is named by part, id, field and reason.</summary>
sealed class RuleSetValidatorTests
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
        yield return Case("A multiplier of nothing", Programme(p => p with { Multiplier = 0 }), RulePart.Programme, "Multiplier", RuleProblemCode.NotPositive);
        yield return Case("A multiplier over 100", Programme(p => p with { Multiplier = 100.0001m }), RulePart.Programme, "Multiplier", RuleProblemCode.OverLimit);
        yield return Case("A multiplier of 1000", Programme(p => p with { Multiplier = 1000 }), RulePart.Programme, "Multiplier", RuleProblemCode.OverLimit);
        yield return Case("A multiplier over 1000", Programme(p => p with { Multiplier = 1000.0001m }), RulePart.Programme, "Multiplier", RuleProblemCode.OutOfRange);
        yield return Case("A cap of nothing", Programme(p => p with { CapPerOrderMinor = 0 }), RulePart.Programme, "CapPerOrderMinor", RuleProblemCode.NotPositive);
        yield return Case("A cap of nothing per client", Programme(p => p with { CapPerClientMinor = 0 }), RulePart.Programme, "CapPerClientMinor", RuleProblemCode.NotPositive);
        yield return Case("A cap of nothing per day", Programme(p => p with { CapPerDayMinor = 0 }), RulePart.Programme, "CapPerDayMinor", RuleProblemCode.NotPositive);
        yield return Case("A cap of nothing per month", Programme(p => p with { CapPerMonthMinor = 0 }), RulePart.Programme, "CapPerMonthMinor", RuleProblemCode.NotPositive);
        yield return Case("A budget of nothing", Programme(p => p with { BudgetMinor = 0 }), RulePart.Programme, "BudgetMinor", RuleProblemCode.NotPositive);
        yield return Case("A programme without a name", Programme(p => p with { Name = " " }), RulePart.Programme, "Name", RuleProblemCode.Missing);
        yield return Case("A tier with a long name", Empty with { Tiers = [Silver with { Name = new('x', 201) }] }, RulePart.Tier, "Name", RuleProblemCode.TooLong);
        yield return Case("A card without a name", Empty with { Cards = [new(1, "")] }, RulePart.Card, "Name", RuleProblemCode.Missing);
        yield return Case("A multiplier with 5 decimals", Programme(p => p with { Multiplier = 1.00001m }), RulePart.Programme, "Multiplier", RuleProblemCode.TooPrecise);
        yield return Case("A negative cap", Programme(p => p with { CapPerOrderMinor = -1 }), RulePart.Programme, "CapPerOrderMinor", RuleProblemCode.OutOfRange);
        yield return Case("A negative budget", Programme(p => p with { BudgetMinor = -1 }), RulePart.Programme, "BudgetMinor", RuleProblemCode.OutOfRange);
        yield return Case("An end at the start", Programme(p => p with { FromUtc = Monday, ToUtc = Monday }), RulePart.Programme, "ToUtc", RuleProblemCode.EndNotAfterStart);
        yield return Case("An amount of half a cent", Empty with { Products = [new(1, 0.005m, Unit: RateUnit.PerItem)] }, RulePart.Product, "Rate", RuleProblemCode.TooPrecise);
        yield return Case("An amount over a million", Empty with { Tiers = [Silver with { Rate = 1_000_000.01m, Unit = RateUnit.PerOrder }] }, RulePart.Tier, "Rate", RuleProblemCode.OutOfRange);
        yield return Case("A unit that is none", Empty with { Manufacturers = [new(1, "A", 1, (RateUnit)9)] }, RulePart.Manufacturer, "Unit", RuleProblemCode.OutOfRange);
        yield return Case("A cap over 100", Empty with { CapPercent = 100.1m }, RulePart.General, "CapPercent", RuleProblemCode.OutOfRange, 0);
        yield return Case("A negative share of the margin", Empty with { MarginCapPercent = -1 }, RulePart.General, "MarginCapPercent", RuleProblemCode.OutOfRange, 0);
        yield return Case("What may earn is nothing known", Empty with { EarnOn = (EarnOn)7 }, RulePart.General, "EarnOn", RuleProblemCode.OutOfRange, 0);
        yield return Case("A card's rate over 100", Empty with { Cards = [new(1, "A", 101)] }, RulePart.Card, "Rate", RuleProblemCode.OutOfRange);
        yield return Case("Two cards with one id", Empty with { Cards = [new(1, "A"), new(1, "B")] }, RulePart.Card, "Id", RuleProblemCode.Duplicate);
        yield return Case("Two products with one id", Empty with { Products = [new(1, 5), new(1, 6)] }, RulePart.Product, "ProductId", RuleProblemCode.Duplicate);
        yield return Case("Two makers with one id", Empty with { Manufacturers = [new(1, "A", 1), new(1, "B", 2)] }, RulePart.Manufacturer, "Id", RuleProblemCode.Duplicate);
        yield return Case("Two categories with one id", Empty with { Categories = [new(1, "A"), new(1, "B")] }, RulePart.Category, "Id", RuleProblemCode.Duplicate);
        yield return Case("Two programmes with one id", Empty with { Programmes = [new(1, "A"), new(1, "B")] }, RulePart.Programme, "Id", RuleProblemCode.Duplicate);
        yield return Case("A tier's negative minimum receipt", Empty with { Tiers = [Silver with { MinimumReceiptMinor = -1 }] }, RulePart.Tier, "MinimumReceiptMinor", RuleProblemCode.OutOfRange);
        yield return Case("An extra of over 100 percent", Programme(p => p with { ExtraPercent = 100.1m }), RulePart.Programme, "ExtraPercent", RuleProblemCode.OutOfRange);
        yield return Case("A 13th month", Programme(p => p with { Months = [13] }), RulePart.Programme, "Months", RuleProblemCode.OutOfRange);
        yield return Case("A month 0", Programme(p => p with { Months = [0] }), RulePart.Programme, "Months", RuleProblemCode.OutOfRange);
        yield return Case("Hours that end as they begin", Programme(p => p with { FromTime = new(9, 0), ToTime = new(9, 0) }), RulePart.Programme, "ToTime", RuleProblemCode.EndNotAfterStart);
        yield return Case("Hours that end at midnight's beginning", Programme(p => p with { ToTime = TimeOnly.MinValue }), RulePart.Programme, "ToTime", RuleProblemCode.EndNotAfterStart);
        yield return Case("A weekday that is none", Programme(p => p with { Weekdays = [(DayOfWeek)7] }), RulePart.Programme, "Weekdays", RuleProblemCode.OutOfRange);
        yield return Case("A negative cap per client", Programme(p => p with { CapPerClientMinor = -1 }), RulePart.Programme, "CapPerClientMinor", RuleProblemCode.OutOfRange);
        yield return Case("A negative cap per day", Programme(p => p with { CapPerDayMinor = -1 }), RulePart.Programme, "CapPerDayMinor", RuleProblemCode.OutOfRange);
        yield return Case("A negative cap per month", Programme(p => p with { CapPerMonthMinor = -1 }), RulePart.Programme, "CapPerMonthMinor", RuleProblemCode.OutOfRange);
        yield return Case("A negative amount per piece", Programme(p => p with { ExtraPerItem = -1 }), RulePart.Programme, "ExtraPerItem", RuleProblemCode.OutOfRange);
        yield return Case("A tenth of a cent per order", Programme(p => p with { ExtraPerOrder = 0.001m }), RulePart.Programme, "ExtraPerOrder", RuleProblemCode.TooPrecise);
        yield return Case("A negative least order", Programme(p => p with { MinimumOrder = -1 }), RulePart.Programme, "MinimumOrder", RuleProblemCode.OutOfRange);
        yield return Case("A tenth of a cent as least order", Programme(p => p with { MinimumOrder = 0.001m }), RulePart.Programme, "MinimumOrder", RuleProblemCode.TooPrecise);
        yield return Case("Named and favourite categories", Programme(p => p with { CategoryIds = [1], FavouriteCategory = true }), RulePart.Programme, "FavouriteCategory", RuleProblemCode.Contradiction);
        yield return Case("A first order of a sleeper", Programme(p => p with { Audience = new() { FirstOrder = true, SleepingDays = 9 } }), RulePart.Programme, "FirstOrder", RuleProblemCode.Contradiction);
        yield return Case("A sleep of no days", Programme(p => p with { Audience = new() { SleepingDays = 0 } }), RulePart.Programme, "SleepingDays", RuleProblemCode.OutOfRange);
        yield return Case("A sleep of eleven years", Programme(p => p with { Audience = new() { SleepingDays = 3651 } }), RulePart.Programme, "SleepingDays", RuleProblemCode.OutOfRange);
        yield return Case("A birthday window of a year", Programme(p => p with { Audience = new() { Birthday = new(181, 0) } }), RulePart.Programme, "Birthday", RuleProblemCode.OutOfRange);
        yield return Case("A birthday window that ends before it", Programme(p => p with { Audience = new() { Birthday = new(0, -1) } }), RulePart.Programme, "Birthday", RuleProblemCode.OutOfRange);
        yield return Case("A local start", Programme(p => p with { FromUtc = DateTime.SpecifyKind(Monday, DateTimeKind.Local) }), RulePart.Programme, "FromUtc", RuleProblemCode.NotUtc);
        yield return Case("A local end", Programme(p => p with { ToUtc = DateTime.SpecifyKind(Monday, DateTimeKind.Local) }), RulePart.Programme, "ToUtc", RuleProblemCode.NotUtc);
    }

    [TestCaseSource(nameof(Wrong))]
    public void Is_found(EarnRuleSetDefinition definition, RuleProblem problem)
        => Assert.That(RuleSetValidator.Validate(definition).Select(found => found with { Range = null, Decimals = 0 }), Is.EqualTo(new[] { problem }));

    [Test]
    public void Every_category_of_a_ring_and_below_it_is_named()
    {
        var ring = Empty with { Categories = [new(1, "A", 2), new(2, "B", 3), new(3, "C", 1), new(4, "Below", 1), new(5, "Free", 0)] };

        Assert.That(RuleSetValidator.Validate(ring).Select(p => p.Id), Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void Rules_that_are_wrong_are_not_built()
        => Assert.That(() => EarnRuleSet.Create(Empty with { MinimumReceiptMinor = -1 }), Throws.ArgumentException);

    static IEnumerable<EarnRuleSetDefinition> Kept()
    {
        yield return Programme(p => p with { Multiplier = 1000 });
        yield return Programme(p => p with { Multiplier = 0 });
        yield return Programme(p => p with { CapPerOrderMinor = 0 });
        yield return Programme(p => p with { Name = "" });
        yield return Empty with { Tiers = [Silver with { Name = new('x', 201) }] };
    }

    [TestCaseSource(nameof(Kept))]
    public void What_may_not_be_saved_now_is_built_where_it_was_kept(EarnRuleSetDefinition definition)
    {
        var problems = RuleSetValidator.Validate(definition);

        Assert.That((problems.Count, EarnRuleSet.Create(definition).Programmes.Count), Is.EqualTo((1, definition.Programmes.Count)));
    }

    [Test]
    public void What_may_be_saved_at_most_is_right()
        => Assert.That(RuleSetValidator.Validate(Programme(p => p with { Multiplier = 100, Name = new('x', 200), CapPerOrderMinor = 1, BudgetMinor = 1, ExtraPercent = 100 })), Is.Empty);

    [Test]
    public void The_sample_shop_is_right() => Assert.That(RuleSetValidator.Validate(Definition), Is.Empty);

    [TestCase(1, 0, 180)]
    [TestCase(3650, 180, 0)]
    public void The_ends_of_an_audiences_ranges_are_in_them(int sleeping, int before, int after)
        => Assert.That(RuleSetValidator.Validate(Programme(p => p with { Audience = new() { SleepingDays = sleeping, Birthday = new(before, after) } })), Is.Empty);

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
