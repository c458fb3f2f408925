using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Products and services, manufacturers and client cards.</summary>
public sealed class WhatMayEarnTests
{
    static readonly EarnRuleSetDefinition Salon = Definition with { ServiceCategoryIds = [Treatments], Manufacturers = [new(1, "Lumea", 3), new(2, "Vere", 4)] };

    [TestCase(EarnOn.Both, 8_00, 6_00)]
    [TestCase(EarnOn.Products, 0, 6_00)]
    [TestCase(EarnOn.Services, 8_00, 0)]
    public void Services_are_told_from_products_by_category(EarnOn on, long service, long product)
    {
        var rules = EarnRuleSet.Create(Salon with { EarnOn = on });

        Assert.That((Earn(rules, Order(Keratin(100))).EarnedMinor, Earn(rules, Order(Shampoo(100))).EarnedMinor), Is.EqualTo((service, product)));
    }

    [Test]
    public void What_is_below_a_service_category_is_a_service()
        => Assert.That(Earn(EarnRuleSet.Create(Salon with { EarnOn = EarnOn.Services, ServiceCategoryIds = [Hair] }), Order(Keratin(100))).EarnedMinor, Is.EqualTo(8_00));

    [TestCase(EarnOn.Products, ExclusionReason.OnlyProducts)]
    [TestCase(EarnOn.Services, ExclusionReason.OnlyServices)]
    public void The_reason_why_a_line_stays_out_is_told(EarnOn on, ExclusionReason reason)
    {
        var line = on == EarnOn.Products ? Keratin(100) : Serum(100);
        var result = Earn(EarnRuleSet.Create(Salon with { EarnOn = on }), Order(line) with { CollectExplanation = true });

        Assert.That(result.Explanation!.Lines[0].Exclusion, Is.EqualTo(reason));
    }

    [TestCase(new[] { 1 }, 3_00)]
    [TestCase(new[] { 1, 2 }, 4_00)]
    [TestCase(new[] { 2, 1 }, 4_00)]
    [TestCase(new[] { 9 }, 5_00, Description = "Without a rate: the tier's")]
    public void The_higher_manufacturer_goes_before_the_tier(int[] manufacturers, long earned)
        => Assert.That(Earn(EarnRuleSet.Create(Salon), Order(Serum(100) with { ManufacturerIds = manufacturers })).EarnedMinor, Is.EqualTo(earned));

    [Test]
    public void A_category_goes_before_a_manufacturer()
        => Assert.That(Earn(EarnRuleSet.Create(Salon), Order(Shampoo(100) with { ManufacturerIds = [2] })).EarnedMinor, Is.EqualTo(6_00));

    [TestCase(4, 5_00, RateSource.Tier)]
    [TestCase(5, 5_00, RateSource.Tier)]
    [TestCase(7.5, 7_50, RateSource.Card)]
    public void Of_tier_and_card_the_higher_rate_holds(decimal card, long earned, RateSource source)
    {
        var result = Earn(Standard, Order(Serum(100)) with { Client = new() { Card = new(1, "Black", card) }, CollectExplanation = true });

        Assert.That((result.EarnedMinor, result.Explanation!.Lines[0].RateSource), Is.EqualTo((earned, source)));
    }

    [Test]
    public void A_card_earns_without_a_tier()
        => Assert.That(Earn(Standard, Order(Serum(100)) with { Tier = null, Client = new() { Card = new(1, "Black", 4) } }).EarnedMinor, Is.EqualTo(4_00));

    [Test]
    public void A_card_without_a_rate_changes_nothing()
        => Assert.That(Earn(Standard, Order(Serum(100)) with { Client = new() { Card = new(1, "Plain") } }).EarnedMinor, Is.EqualTo(5_00));

    [Test]
    public void The_name_of_the_card_is_told()
        => Assert.That(
            Earn(Standard, Order(Serum(100)) with { Client = new() { Card = new(1, "Black", 9) }, CollectExplanation = true }).Explanation!.Lines[0].RateSourceName,
            Is.EqualTo("Black"));
}
