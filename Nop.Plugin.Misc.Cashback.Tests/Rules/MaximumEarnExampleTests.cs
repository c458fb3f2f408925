using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>The most that one piece at 100.00 can give back, by example; Gold has 10 %, Hair 6 %, Treatments 8 %, the mask 12.5 %.</summary>
public sealed class MaximumEarnExampleTests
{
    static readonly ProgrammeRule Double = new(1, "Double") { Multiplier = 2 };
    static readonly ProgrammeRule Plus3 = new(2, "Plus 3") { ExtraPercent = 3 };
    static readonly AudienceRule Newcomers = new() { FirstOrder = true };

    static IEnumerable<TestCaseData> Rates()
    {
        yield return Case("The highest tier where nothing else has a rate", Serum(100), 10);
        yield return Case("A category's rate stands before the tier's", Shampoo(100), 6);
        yield return Case("A category without a rate has its parent's", Dye(100), 6);
        yield return Case("The deepest category", Keratin(100), 8);
        yield return Case("The deepest of several", Line(9, "Set", 100, Hair, Treatments, Face), 8);
        yield return Case("A category that is not known is none", Line(9, "Set", 100, 99), 10);
        yield return Case("A product's own rate", Mask(100), 12.5m);
        yield return Case("Nothing on gift cards", GiftCard(100), 0);
        yield return Case("Nothing on what costs nothing", Serum(0), 0);
        yield return Case("Nothing on what costs less than nothing", Serum(-5), 0);
        yield return Case("Nothing in a category that is shut out", Line(9, "Set", 100, Hair, Cards), 0);
        yield return Case("Nothing on a product that is shut out", Mask(100), 0, d => d with { Products = [new(5, null, Excluded: true)] });
        yield return Case("A maker's rate stands before the tier's", Serum(100) with { ManufacturerIds = [7] }, 4, Makers);
        yield return Case("The better of two makers", Serum(100) with { ManufacturerIds = [7, 8] }, 9, Makers);
        yield return Case("A category stands before a maker", Shampoo(100) with { ManufacturerIds = [8] }, 6, Makers);
        yield return Case("A card that has more than every tier", Serum(100), 11, d => d with { Cards = [new(1, "Black", 11), new(2, "Plain", null)] });
        yield return Case("A card that has less", Serum(100), 10, d => d with { Cards = [new(1, "Grey", 2)] });
        yield return Case("An amount per item", Mask(100), 3, d => d with { Products = [new(5, 3, Unit: RateUnit.PerItem)] });
        yield return Case("An amount per item is no more than the price", Mask(2), 100, d => d with { Products = [new(5, 3, Unit: RateUnit.PerItem)] });
        yield return Case("An amount per order", Serum(50), 8, d => d with { Tiers = [new(1, "Only", 0, 4, Unit: RateUnit.PerOrder)] });
        yield return Case("An amount per order and a programme beside it", Serum(100), 7, d => d with { Tiers = [new(1, "Only", 0, 4, Unit: RateUnit.PerOrder)], Programmes = [Plus3] });
        yield return Case("Services only: not a product", Serum(100), 0, d => d with { EarnOn = EarnOn.Services });
        yield return Case("Services only: a service", Serum(100), 10, d => d with { EarnOn = EarnOn.Services, ServiceCategoryIds = [Face] });
        yield return Case("Products only: not a service", Serum(100), 0, d => d with { EarnOn = EarnOn.Products, ServiceCategoryIds = [Face] });
        yield return Case("Products only: a product", Serum(100), 10, d => d with { EarnOn = EarnOn.Products });
    }

    static IEnumerable<TestCaseData> Programmes()
    {
        yield return Running("Twice the tier's rate", 20, [1], Double);
        yield return Running("The better of two that compete", 20, [1], Double, Plus3);
        yield return Running("Both of two that stack, the percent first", 26, [1, 2], Double with { Stackable = true }, Plus3 with { Stackable = true });
        yield return Running("One that competes against those that stack", 30, [3], Double with { Stackable = true }, new ProgrammeRule(3, "Triple") { Multiplier = 3 });
        yield return Running("Those that stack against one that competes", 26, [1, 2], Double with { Stackable = true }, Plus3 with { Stackable = true }, new ProgrammeRule(3, "Plus 9") { ExtraPercent = 9 });
        yield return Running("One that halves is left out", 10, [], Double with { Multiplier = 0.5m });
        yield return Running("One that halves lowers none that stacks", 13, [1, 2], Double with { Multiplier = 0.5m, Stackable = true }, Plus3 with { Stackable = true });
        yield return Running("An amount per item", 11.5m, [3], new ProgrammeRule(3, "Each") { ExtraPerItem = 1.5m });
        yield return Running("An amount per item is doubled with the rest", 23, [3], new ProgrammeRule(3, "Each") { ExtraPerItem = 1.5m, Multiplier = 2 });
        yield return Running("An amount per order is not doubled", 22, [3], new ProgrammeRule(3, "Visit") { ExtraPerOrder = 2, Multiplier = 2 });
        yield return Running("An amount per order beside another programme", 22, [1, 3], Double, new ProgrammeRule(3, "Visit") { ExtraPerOrder = 2 });
        yield return Running("Two amounts per order come together", 15, [3, 4], new ProgrammeRule(3, "Visit") { ExtraPerOrder = 2 }, new ProgrammeRule(4, "Call") { ExtraPerOrder = 3 });
        yield return Running("An amount per order of one that stacks", 22, [1], Double with { Stackable = true, ExtraPerOrder = 2 });
        yield return Running("An amount per order counts once", 32, [3, 4], new ProgrammeRule(3, "Triple") { Multiplier = 3 }, new ProgrammeRule(4, "Visit") { ExtraPerOrder = 2, Multiplier = 2.9m });
        yield return Running("An amount per order beside a small programme", 13, [3, 4], new ProgrammeRule(3, "Plus 1") { ExtraPercent = 1 }, new ProgrammeRule(4, "Visit") { ExtraPerOrder = 2 });
        yield return Running("One that stacks and halves is left out", 10, [], Double with { Stackable = true, Multiplier = 0.5m });
        yield return Running("A cap per order cuts what it adds", 12, [1], Double with { CapPerOrderMinor = 2_00 });
        yield return Running("A cap per order lets the next best win", 13, [2], Double with { CapPerOrderMinor = 2_00 }, Plus3);
        yield return Running("One that goes before others, for everybody", 13, [2], Double, Plus3 with { Priority = 5 });
        yield return Running("One that goes before others, for everybody as the shop keeps it", 13, [2], Double, Plus3 with { Priority = 5, Audience = new() { RoleIds = new List<int>() } });
        yield return Running("One for everybody keeps lower ones out, also beside one for some", 13, [2], Double, Plus3 with { Priority = 5 }, new ProgrammeRule(3, "Plus 1") { ExtraPercent = 1, Priority = 5, Audience = Newcomers });
        yield return Running("One that goes before others, for some", 20, [1], Double, Plus3 with { Priority = 5, Audience = Newcomers });
        yield return Running("One that goes before others in the favourite category", 20, [1], Double, Plus3 with { Priority = 5, FavouriteCategory = true });
        yield return Running("One of another category", 10, [], Double with { CategoryIds = [Hair] });
        yield return Running("One of this category", 20, [1], Double with { CategoryIds = [Face] });
        yield return Running("Any category may be somebody's favourite", 20, [1], Double with { FavouriteCategory = true });
        yield return Running("One that is over", 10, [], Double with { ToUtc = Monday });
        yield return Running("One that ends in a second", 20, [1], Double with { ToUtc = Monday.AddSeconds(1) });
        yield return Running("One that is to come", 20, [1], Double with { FromUtc = Monday.AddYears(1) });
        yield return Running("One after the other do not meet", 20, [1], Stack(Double with { ToUtc = Monday.AddDays(9) }), Stack(Plus3 with { FromUtc = Monday.AddDays(9) }));
        yield return Running("Those that overlap by a day meet", 26, [1, 2], Stack(Double with { ToUtc = Monday.AddDays(9) }), Stack(Plus3 with { FromUtc = Monday.AddDays(8) }));
        yield return Running("Different days do not meet", 20, [1], Stack(Double with { Weekdays = [DayOfWeek.Monday] }), Stack(Plus3 with { Weekdays = [DayOfWeek.Tuesday] }));
        yield return Running("Different months do not meet", 20, [1], Stack(Double with { Months = [1, 2] }), Stack(Plus3 with { Months = [3, 12] }));
        yield return Running("The same month meets", 26, [1, 2], Stack(Double with { Months = [1, 12] }), Stack(Plus3 with { Months = [3, 12] }));
        yield return Running("Hours one after the other do not meet", 20, [1], Stack(Double with { ToTime = new(12, 0) }), Stack(Plus3 with { FromTime = new(12, 0) }));
        yield return Running("Hours that overlap meet", 26, [1, 2], Stack(Double with { ToTime = new(12, 0) }), Stack(Plus3 with { FromTime = new(11, 59) }));
    }

    static IEnumerable<TestCaseData> Caps()
    {
        yield return Case("The cap on the price", Serum(100), 6, d => d with { CapPercent = 6 });
        yield return Case("A cap that is not reached", Serum(100), 10, d => d with { CapPercent = 11 });
        yield return Case("The cap on the margin", Serum(100) with { Cost = 90 }, 5, d => d with { MarginCapPercent = 50 });
        yield return Case("Tax in the price is no part of the margin", Serum(100) with { Cost = 70, Tax = 20 }, 5, d => d with { MarginCapPercent = 50 });
        yield return Case("Sold under cost", Serum(100) with { Cost = 101 }, 0, d => d with { MarginCapPercent = 50 });
        yield return Case("Where the cost is not known", Serum(100), 10, d => d with { MarginCapPercent = 50 });
        yield return Case("Where the cost is not known the price's cap holds", Serum(100), 6, d => d with { MarginCapPercent = 50, CapPercent = 6 });
        yield return Case("The smaller of both: the margin's", Serum(100) with { Cost = 90 }, 5, d => d with { MarginCapPercent = 50, CapPercent = 6 });
        yield return Case("The smaller of both: the price's", Serum(100) with { Cost = 80 }, 6, d => d with { MarginCapPercent = 50, CapPercent = 6 });
    }

    [TestCaseSource(nameof(Rates))]
    [TestCaseSource(nameof(Caps))]
    public void A_piece_gives_back_at_most(EarnLine line, decimal percent, EarnRuleSetDefinition rules)
    {
        var most = new MaximumEarnCalculator(EarnRuleSet.Create(rules), Monday).Of(line);
        Assert.That((most.Percent, most.Amount), Is.EqualTo((percent, Math.Max(0, line.Net) * percent / 100)));
    }

    [TestCaseSource(nameof(Programmes))]
    public void With_programmes_a_piece_gives_back_at_most(decimal percent, int[] used, EarnRuleSetDefinition rules)
    {
        var most = new MaximumEarnCalculator(EarnRuleSet.Create(rules), Monday).Of(Serum(100));
        Assert.That((most.Percent, string.Join(',', most.ProgrammeIds)), Is.EqualTo((percent, string.Join(',', used))));
    }

    [Test]
    public void It_says_whose_rate_it_is()
    {
        var bound = new MaximumEarnCalculator(EarnRuleSet.Create(Makers(Definition) with { Cards = [new(4, "Black", 11)] }), Monday);
        EarnLine[] lines = [Mask(100), Shampoo(100), Dye(100), Serum(100) with { ManufacturerIds = [8] }, Serum(100)];
        Assert.That(lines.Select(line => bound.Of(line)).Select(most => (most.Source, most.SourceId)), Is.EqualTo(new[]
        {
            (RateSource.Product, 5), (RateSource.Category, Hair), (RateSource.Category, Hair), (RateSource.Manufacturer, 8), (RateSource.Card, 4),
        }));
    }

    [Test]
    public void Rounding_never_makes_it_less()
        => Assert.That(new MaximumEarnCalculator(EarnRuleSet.Create(Definition with { Tiers = [new(1, "Only", 0, 0.3333m)] }), Monday).Of(Serum(0.00001m)).Amount, Is.EqualTo(0.0000000334m));

    static EarnRuleSetDefinition Makers(EarnRuleSetDefinition rules) => rules with { Manufacturers = [new(7, "Bianca", 4), new(8, "Verde", 9)] };

    static ProgrammeRule Stack(ProgrammeRule programme) => programme with { Stackable = true };

    static TestCaseData Case(string name, EarnLine line, decimal percent, Func<EarnRuleSetDefinition, EarnRuleSetDefinition>? change = null)
        => new TestCaseData(line, percent, change?.Invoke(Definition) ?? Definition).SetArgDisplayNames(name);

    static TestCaseData Running(string name, decimal percent, int[] used, params ProgrammeRule[] programmes)
        => new TestCaseData(percent, used, Definition with { Programmes = programmes }).SetArgDisplayNames(name);
}
