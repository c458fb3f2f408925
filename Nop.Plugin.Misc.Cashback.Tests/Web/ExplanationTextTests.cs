using Moq;
using Nop.Plugin.Misc.Cashback.Web;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed class ExplanationTextTests
{
    [TestCase("en-US", "Shampoo 40.00 × 6\u00a0% (Hair) × 2 (Tuesday) = 4.80")]
    [TestCase("it-IT", "Shampoo 40,00 × 6\u00a0% (Hair) × 2 (Tuesday) = 4,80")]
    public async Task A_line_is_told_with_every_number(string culture, string sentence)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var localization = new Mock<ILocalizationService>();
        localization.Setup(l => l.GetResourceAsync(It.IsAny<string>())).ReturnsAsync("{0} {1}");
        localization.Setup(l => l.GetResourceAsync("Plugins.Misc.Cashback.Why.Earned")).ReturnsAsync("{0}");
        var zone = TimeZoneInfo.Utc;
        var rules = EarnRuleSet.Create(new EarnRuleSetDefinition(CurrencySpec.For("EUR"), zone)
        {
            Categories = [new CategoryRule(1, "Hair", Rate: 6)],
            Programmes = [new ProgrammeRule(1, "Tuesday") { Multiplier = 2 }],
        });
        var result = EarnCalculator.Calculate(rules, new EarnRequest
        {
            Lines = [new EarnLine(1, "Shampoo", 40, 1, [1], [])],
            Total = 40,
            Payable = 40,
            PlacedOnUtc = new DateTime(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc),
            CollectExplanation = true,
        });

        var lines = await new ExplanationText(new(localization.Object)).LinesAsync(result.Explanation, result.EarnedMinor, rules.Currency);
        Assert.That(lines[0], Is.EqualTo(sentence));
    }

    [TestCase(false, "Why.MoneyShare")]
    [TestCase(true, "Why.Sale.MoneyShare")]
    public async Task What_credit_paid_is_said_of_an_order_or_of_a_purchase_in_the_salon(bool ofSale, string key)
    {
        var localization = new Mock<ILocalizationService>();
        localization.Setup(l => l.GetResourceAsync(It.IsAny<string>())).ReturnsAsync((string name) => name);
        var rules = EarnRuleSet.Create(new EarnRuleSetDefinition(CurrencySpec.For("EUR"), TimeZoneInfo.Utc) { Categories = [Percent] });
        var result = EarnCalculator.Calculate(rules, new EarnRequest { Lines = [Keratin], Total = 114, Payable = 120, PlacedOnUtc = new DateTime(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc), CollectExplanation = true });
        var lines = await new ExplanationText(new(localization.Object)).LinesAsync(result.Explanation, result.EarnedMinor, rules.Currency, ofSale: ofSale);
        Assert.That(lines.Where(line => line.EndsWith("MoneyShare", StringComparison.Ordinal)), Is.EqualTo(new[] { $"Plugins.Misc.Cashback.{key}" }));
    }

    static readonly EarnLine Keratin = new(1, "Keratin", 120, 1, [1], [], Quantity: 3);
    static readonly CategoryRule PerTreatment = new(1, "Treatments", Rate: 1.5m, Unit: RateUnit.PerItem);
    static readonly CategoryRule PerVisit = new(1, "Treatments", Rate: 2, Unit: RateUnit.PerOrder);
    static readonly CategoryRule Percent = new(1, "Treatments", Rate: 6);
    static readonly ProgrammeRule Tuesday = new(1, "Tuesday") { Multiplier = 2 };

    static IEnumerable<TestCaseData> Lines()
    {
        yield return Line("Keratin 3 × 1.50 (Treatments) = 4.50", PerTreatment);
        yield return Line("Keratin (3 × 1.50 (Treatments)) × 2 (Tuesday) = 9.00", PerTreatment, Tuesday);
        yield return Line("Keratin 2.00/2.00 (Treatments) = 2.00", PerVisit);
        yield return Line("Keratin 120.00 × 6\u00a0% (Treatments) + 0.50 (Visit) = 7.70", Percent, new ProgrammeRule(2, "Visit") { ExtraPerOrder = 0.5m });
        yield return Line("Keratin 120.00 × (6\u00a0% (Treatments) + 1\u00a0% (More)) = 8.40", Percent, new ProgrammeRule(2, "More") { ExtraPercent = 1 });
        yield return Line("Keratin 120.00 × 6\u00a0% (Treatments) + 3 × 0.40 (Piece) = 8.40", Percent, new ProgrammeRule(2, "Piece") { ExtraPerItem = 0.4m });
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Amounts_are_told_as_they_are_reckoned(string sentence, CategoryRule category, ProgrammeRule[] programmes)
        => Assert.That(await FirstLineAsync(category, programmes, cap: null), Is.EqualTo(sentence));

    [Test]
    public async Task An_amount_a_visit_is_told_without_the_rounding_of_its_rate()
        => Assert.That(await FirstLineAsync(PerVisit, [], cap: null, net: 1590), Is.EqualTo("Keratin 2.00/2.00 (Treatments) = 2.00"));

    [Test]
    public async Task A_cap_that_cut_is_told()
        => Assert.That(await FirstLineAsync(Percent, [Tuesday], cap: 10), Is.EqualTo("Keratin 120.00 × 6\u00a0% (Treatments) × 2 (Tuesday) <= 10: 12.00"));

    [Test]
    public async Task A_shopper_is_not_told_what_share_the_margin_leaves()
        => Assert.That(await FirstLineAsync(Percent, [Tuesday], cap: 10, margin: 50, toStaff: false), Is.EqualTo("Keratin 120.00 × 6\u00a0% (Treatments) <<: 6.00"));

    [Test]
    public async Task Staff_are_told_what_share_the_margin_leaves()
        => Assert.That(await FirstLineAsync(Percent, [Tuesday], cap: 10, margin: 50), Is.EqualTo("Keratin 120.00 × 6\u00a0% (Treatments) <= 5: 6.00"));

    [Test]
    public async Task A_shopper_is_told_of_a_cap_that_the_terms_name()
        => Assert.That(await FirstLineAsync(Percent, [Tuesday], cap: 4, margin: 50, toStaff: false), Is.EqualTo("Keratin 120.00 × 6\u00a0% (Treatments) <= 4: 4.80"));

    static async Task<string> FirstLineAsync(CategoryRule category, ProgrammeRule[] programmes, decimal? cap, decimal net = 120, decimal? margin = null, bool toStaff = true)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var localization = new Mock<ILocalizationService>();
        localization.Setup(l => l.GetResourceAsync(It.IsAny<string>())).ReturnsAsync("{0} {1}");
        localization.Setup(l => l.GetResourceAsync("Plugins.Misc.Cashback.Why.Earned")).ReturnsAsync("{0}");
        localization.Setup(l => l.GetResourceAsync("Plugins.Misc.Cashback.Why.PerOrder")).ReturnsAsync("{0}/{1}");
        localization.Setup(l => l.GetResourceAsync("Plugins.Misc.Cashback.Why.Capped")).ReturnsAsync("{0} <= {1}: {2}");
        localization.Setup(l => l.GetResourceAsync("Plugins.Misc.Cashback.Why.LittleRoom")).ReturnsAsync("{0} <<: {1}");
        var rules = EarnRuleSet.Create(new(CurrencySpec.For("EUR"), TimeZoneInfo.Utc) { Categories = [category], Programmes = programmes, CapPercent = cap, MarginCapPercent = margin });
        var result = EarnCalculator.Calculate(rules, new()
        {
            Lines = [Keratin with { Net = net, Cost = margin is null ? null : net * 0.9m }],
            Total = net,
            Payable = net,
            PlacedOnUtc = new DateTime(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc),
            CollectExplanation = true,
        });
        return (await new ExplanationText(new(localization.Object)).LinesAsync(result.Explanation, result.EarnedMinor, rules.Currency, toStaff: toStaff))[0];
    }

    static TestCaseData Line(string sentence, CategoryRule category, params ProgrammeRule[] programmes)
        => new TestCaseData(sentence, category, programmes).SetArgDisplayNames(sentence);
}
