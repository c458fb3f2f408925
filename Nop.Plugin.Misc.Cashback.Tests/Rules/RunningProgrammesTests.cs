using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Where the digits of a decimal are enough for whatever may come together, and where fractions have to do it; and what does nothing is not named.</summary>
public sealed class RunningProgrammesTests
{
    static IEnumerable<TestCaseData> Digits()
    {
        yield return Case("No programme", true);
        yield return Case("A plain one", true, Stacked(2));
        yield return Case("Rates of four decimals and multipliers of ten together", true, Stacked(1.0001m), Stacked(1.0001m), Stacked(1.01m));
        yield return Case("Multipliers of one decimal more", false, Stacked(1.0001m), Stacked(1.0001m), Stacked(1.001m));
        yield return Case("Ones that do not stack never come together", true, Alone(1.0001m), Alone(1.0001m), Alone(1.0001m));
        yield return Case("Just under 10^14", true, Stacked(1000), Stacked(1000), Stacked(1000), Stacked(999));
        yield return Case("10^14", false, Stacked(1000), Stacked(1000), Stacked(1000), Stacked(1000));
        yield return Case("More than 10^14 by an extra percent", false, Stacked(1000) with { ExtraPercent = 100 }, Stacked(1000), Stacked(1000), Stacked(600));
        yield return Case("As much without it", true, Stacked(1000), Stacked(1000), Stacked(1000), Stacked(600));
        yield return Case("What halves does not make room for others", false, Stacked(0.5m), Stacked(1000), Stacked(1000), Stacked(1000), Stacked(1000));
        yield return Case("An amount per item", false, Stacked(2) with { ExtraPerItem = 1 });
        yield return Case("An amount per order", false, Stacked(2) with { ExtraPerOrder = 1 });
    }

    [TestCaseSource(nameof(Digits))]
    public void A_decimal_is_enough(bool enough, ProgrammeRule[] programmes)
        => Assert.That(new RunningProgrammes(With(programmes), Order(Serum(100))).IsExactInDecimal, Is.EqualTo(enough));

    [Test]
    public void Stackable_ones_that_add_nothing_are_not_named() => Assert.That(Named(Stacked(1)), Is.Empty);

    [Test]
    public void Stackable_ones_that_lower_are_not_named() => Assert.That(Named(Stacked(0.5m)), Is.Empty);

    static IEnumerable<string> Named(ProgrammeRule programme)
        => Earn(With(programme), Order(Serum(100)) with { CollectExplanation = true }).Explanation!.Lines[0].Programmes.Select(effect => effect.Name);

    static ProgrammeRule Stacked(decimal multiplier) => Alone(multiplier) with { Stackable = true };

    static ProgrammeRule Alone(decimal multiplier) => new(1, "Some") { Multiplier = multiplier };

    static TestCaseData Case(string name, bool enough, params ProgrammeRule[] programmes)
        => new TestCaseData(enough, programmes.Select((programme, i) => programme with { Id = i + 1 }).ToArray()).SetArgDisplayNames(name);
}
