namespace Nop.Plugin.Misc.Cashback.Tests.RuleBook;

/// <summary>What a hard cap would contradict.</summary>
public sealed class RatesOverCapTests
{
    static readonly RuleRows _rules = new()
    {
        Tiers = [new() { Id = 1, Name = "Silver", Rate = 5 }, new() { Id = 2, Name = "Gold", Rate = 8 }],
        Cards = [new CardKind { Id = 3, Name = "Friend", Rate = 9 }, new CardKind { Id = 4, Name = "Plain" }],
        Categories = [new(10, "Hair", 0)],
        CategoryRates = [new() { CategoryId = 10, Rate = 12 }, new() { CategoryId = 11, Excluded = true }],
        ManufacturerRates = [new() { ManufacturerId = 20, Rate = 7, Unit = (int)RateUnit.PerOrder }],
        ProductRates = [new() { ProductId = 30, Rate = 6 }],
        Programmes = [new() { Id = 40, Name = "Extra", ExtraPercent = 20, Active = true }, new() { Id = 41, Name = "Off", ExtraPercent = 30, Active = false }],
    };

    [Test]
    public void Percentages_over_the_cap_are_found_and_amounts_and_programmes_that_are_off_are_not() =>
        Assert.That(RatesOverCap.Of(_rules, 6), Is.EqualTo(new RateOverCap[]
        {
            new(RateOwner.Tier, 2, 8),
            new(RateOwner.Card, 3, 9),
            new(RateOwner.Category, 10, 12),
            new(RateOwner.Programme, 40, 20),
        }));

    [TestCase(20)]
    [TestCase(0)]
    public void A_cap_that_no_rate_is_over_and_none_at_all_contradict_nothing(decimal cap) =>
        Assert.That(RatesOverCap.Of(_rules, cap), Is.Empty);
}
