using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>What a rule set knows of itself: what it has to be told of a client, and what it has a name for.</summary>
public sealed class RuleSetTests
{
    static readonly ProgrammeRule Plain = new(1, "Plain") { Multiplier = 2 };

    static IEnumerable<TestCaseData> Needed()
    {
        yield return Case("A plain programme", CustomerNeeds.None, Plain);
        yield return Case("Roles", CustomerNeeds.Roles, Plain with { Audience = new() { RoleIds = [1] } });
        yield return Case("The newsletter", CustomerNeeds.Newsletter, Plain with { Audience = new() { Newsletter = true } });
        yield return Case("A first order", CustomerNeeds.LastOrder, Plain with { Audience = new() { FirstOrder = true } });
        yield return Case("A sleeper", CustomerNeeds.LastOrder, Plain with { Audience = new() { SleepingDays = 90 } });
        yield return Case("A birthday", CustomerNeeds.Birthday, Plain with { Audience = new() { Birthday = new(3, 3) } });
        yield return Case("A favourite category", CustomerNeeds.Favourite, Plain with { FavouriteCategory = true });
        yield return Case("A cap per client", CustomerNeeds.ProgrammeUse, Plain with { CapPerClientMinor = 1 });
        yield return Case("A cap per day", CustomerNeeds.ProgrammeUse, Plain with { CapPerDayMinor = 1 });
        yield return Case("A cap per month", CustomerNeeds.ProgrammeUse, Plain with { CapPerMonthMinor = 1 });
        yield return Case("A cap per order", CustomerNeeds.None, Plain with { CapPerOrderMinor = 1 });
        yield return Case("An amount per order", CustomerNeeds.FirstOfDay, Plain with { ExtraPerOrder = 1 });
        yield return Case("All that several need", CustomerNeeds.Roles | CustomerNeeds.LastOrder | CustomerNeeds.Newsletter,
            Plain with { Audience = new() { RoleIds = [1], FirstOrder = true } }, Plain with { Id = 2, Audience = new() { Newsletter = true, SleepingDays = 9 } });
    }

    static IEnumerable<TestCaseData> WithAmountsPerOrder()
    {
        yield return new TestCaseData(Definition with { Tiers = [Silver with { Unit = RateUnit.PerOrder }] }).SetArgDisplayNames("of a tier");
        yield return new TestCaseData(Definition with { Tiers = [Silver, Gold with { Unit = RateUnit.PerOrder }] }).SetArgDisplayNames("of one of two tiers");
        yield return new TestCaseData(Definition with { Products = [new(1, 1, Unit: RateUnit.PerOrder)] }).SetArgDisplayNames("of a product");
        yield return new TestCaseData(Definition with { Manufacturers = [new(1, "A", 1, RateUnit.PerOrder)] }).SetArgDisplayNames("of a maker");
        yield return new TestCaseData(Definition with { Categories = [new(1, "A", Rate: 1, Unit: RateUnit.PerOrder)] }).SetArgDisplayNames("of a category");
    }

    [TestCaseSource(nameof(Needed))]
    public void It_says_what_it_has_to_be_told(CustomerNeeds needs, ProgrammeRule[] programmes) => Assert.That(With(programmes).Needs, Is.EqualTo(needs));

    [TestCaseSource(nameof(WithAmountsPerOrder))]
    public void With_an_amount_per_order_it_asks_for_the_first_of_the_day(EarnRuleSetDefinition rules)
        => Assert.That(EarnRuleSet.Create(rules).Needs, Is.EqualTo(CustomerNeeds.FirstOfDay));

    [Test]
    public void Without_any_rule_it_asks_for_nothing() => Assert.That(EarnRuleSet.Create(new(Euro, Rome)).Needs, Is.EqualTo(CustomerNeeds.None));

    [Test]
    public void It_finds_its_tiers() => Assert.That((Standard.FindTier(2), Standard.FindTier(9)), Is.EqualTo((Gold, (TierRule?)null)));

    [Test]
    public void Its_tiers_stand_in_the_order_of_their_thresholds()
        => Assert.That(EarnRuleSet.Create(Definition with { Tiers = [Gold, Silver] }).Tiers, Is.EqualTo(new[] { Silver, Gold }));

    [Test]
    public void Wrong_rules_are_refused_with_all_that_is_wrong()
        => Assert.That(
            () => EarnRuleSet.Create(Definition with { Tiers = [Silver, Silver with { Id = 2 }], Programmes = [Plain, Plain] }),
            Throws.ArgumentException.With.Message.Contains("not valid").And.Message.Contains("; "));

    [Test]
    public void It_finds_its_cards()
    {
        CardRule black = new(4, "Black", 12);
        var rules = EarnRuleSet.Create(Definition with { Cards = [new(3, "Grey"), black] });
        Assert.That((rules.FindCard(4), rules.FindCard(9)), Is.EqualTo((black, (CardRule?)null)));
    }

    [Test]
    public void It_knows_whether_makers_have_rates()
        => Assert.That((Standard.HasManufacturers, EarnRuleSet.Create(Definition with { Manufacturers = [new(1, "A", 1)] }).HasManufacturers), Is.EqualTo((false, true)));

    static TestCaseData Case(string name, CustomerNeeds needs, params ProgrammeRule[] programmes) => new TestCaseData(needs, programmes).SetArgDisplayNames(name);
}
