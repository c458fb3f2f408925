namespace Nop.Plugin.Misc.Cashback.Tests.RuleBook;

/// <summary>What the settings page accepts as a cap, rules that are saved under it keep to, and the other way round.</summary>
public sealed class OneRuleOfTheCapTests
{
    const decimal Cap = 15;

    static readonly RuleBounds _bounds = new(CurrencySpec.For("EUR"), Cap);

    public static IEnumerable<TestCaseData> Rows()
    {
        foreach (var rate in new decimal[] { 14, 15, 16, 100 })
        {
            foreach (var active in new[] { true, false })
            {
                var programme = new Programme { Id = 1, Name = "Week", ExtraPercent = rate, Multiplier = 1, Active = active };
                yield return Of($"programme, {rate}, on: {active}", new() { Programmes = [programme] }, RuleErrors.Of(programme, spent: 0, _bounds));
            }

            foreach (var unit in Enum.GetValues<RateUnit>())
            {
                var tier = new CashbackTier { Id = 1, Name = "Silver", Rate = rate, Unit = (int)unit };
                yield return Of($"tier, {rate} {unit}", new() { Tiers = [tier] }, RuleErrors.Of(tier, [tier], _bounds));
                yield return Of($"category, {rate} {unit}", new() { CategoryRates = [new() { Rate = rate, Unit = (int)unit }] }, RuleErrors.OfRate(rate, (int)unit, _bounds));
                yield return Of($"manufacturer, {rate} {unit}", new() { ManufacturerRates = [new() { Rate = rate, Unit = (int)unit }] }, RuleErrors.OfRate(rate, (int)unit, _bounds));
                yield return Of($"product, {rate} {unit}", new() { ProductRates = [new() { Rate = rate, Unit = (int)unit }] }, RuleErrors.OfRate(rate, (int)unit, _bounds));
            }

            var card = new CardKind { Id = 1, Name = "Friend", Rate = rate };
            yield return Of($"card, {rate}", new() { Cards = [card] }, RuleErrors.Of(card, [card], _bounds));
        }
    }

    [TestCaseSource(nameof(Rows))]
    public void A_row_is_refused_under_a_cap_exactly_where_the_cap_is_refused_over_the_row(RuleRows rules, IReadOnlyList<RuleError> errors)
        => Assert.That(errors.Any(error => error.ResourceKey == RuleErrors.OverCap), Is.EqualTo(RatesOverCap.Of(rules, Cap).Count > 0));

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public void A_programme_over_the_cap_can_be_kept_switched_off_and_not_be_switched_on(bool active, int refusals)
    {
        var programme = new Programme { Name = "Week", ExtraPercent = 20, Multiplier = 1, Active = active };
        Assert.That(RuleErrors.Of(programme, spent: 0, _bounds).Count(error => error.ResourceKey == RuleErrors.OverCap), Is.EqualTo(refusals));
    }

    static TestCaseData Of(string name, RuleRows rules, IReadOnlyList<RuleError> errors) => new TestCaseData(rules, errors).SetArgDisplayNames(name);
}
