using System.Globalization;
using Moq;
using Nop.Plugin.Misc.Cashback.Factories;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Admin;

public sealed class ExplanationTextTests
{
    [TestCase("en-US", "Shampoo 40.00 × 6 % (Hair) × 2 (Tuesday) = 4.80")]
    [TestCase("it-IT", "Shampoo 40,00 × 6 % (Hair) × 2 (Tuesday) = 4,80")]
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

        var lines = await new ExplanationText(localization.Object).LinesAsync(result.Explanation, result.EarnedMinor, rules.Currency);
        Assert.That(lines[0], Is.EqualTo(sentence));
    }
}
