using System.Runtime.CompilerServices;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Whoever forgets an argument is told which one, and not by an error from within.</summary>
public sealed class ArgumentTests
{
    static readonly DateTime Now = Monday;
    static readonly TierState Held = new(Silver, Monday);
    static readonly TierTerms Terms = new(TierWindow.Lifetime);
    static readonly BonusRule Bonus = new(1, BonusKind.Items, 100) { Items = 1 };
    static readonly ReferralParty Somebody = new(1, [], [], []);

    static IEnumerable<TestCaseData> Forgotten()
    {
        yield return Case("rules", () => EarnCalculator.Calculate(null!, Order()));
        yield return Case("request", () => EarnCalculator.Calculate(Standard, null!));
        yield return Case("rules", () => new MaximumEarnCalculator(null!, Now));
        yield return Case("order", () => Standard.Holds(1, null!));
        yield return Case("spent", () => Standard.BudgetsLeft(null!));
        yield return Case("definition", () => RuleSetValidator.Validate(null!));
        yield return Case("tier", () => RuleCheck.Of((TierRule)null!, Euro));
        yield return Case("card", () => RuleCheck.Of((CardRule)null!));
        yield return Case("programme", () => RuleCheck.Of((ProgrammeRule)null!, Euro));
        yield return Case("bonus", () => RuleCheck.Of((BonusRule)null!));
        yield return Case("audience", () => RuleCheck.Of((AudienceRule)null!));
        yield return Case("client", () => AudienceRule.Everybody.Includes(null!, null, Now, Rome));
        yield return Case("records", () => TierPolicy.QualifyingSpend(null!, TierWindow.Lifetime, Now, Rome));
        yield return Case("state", () => TierLife.Effective(null!, () => null, Now));
        yield return Case("deserved", () => TierLife.Effective(Held, null!, Now));
        yield return Case("state", () => TierLife.Raise(null!, null, null, Terms, Now, Rome));
        yield return Case("terms", () => TierLife.Raise(Held, Gold, null, null!, Now, Rome));
        yield return Case("state", () => TierLife.Return(null!, null, Terms, Now));
        yield return Case("terms", () => TierLife.Return(Held, null, null!, Now));
        yield return Case("state", () => TierLife.Review(null!, null, Terms, [], Now, Rome));
        yield return Case("terms", () => TierLife.Review(Held, null, null!, [], Now, Rome));
        yield return Case("tiers", () => TierLife.Review(Held, Gold, Terms, null!, Now, Rome));
        yield return Case("state", () => TierLife.NextReview(null!, Terms, Rome));
        yield return Case("terms", () => TierLife.NextReview(Held, null!, Rome));
        yield return Case("state", () => TierOutlook.Of(null!, null, [], Terms, [], Now, Rome));
        yield return Case("terms", () => TierOutlook.Of(Held, null, [], null!, [], Now, Rome));
        yield return Case("records", () => TierOutlook.Of(Held, null, null!, Terms, [], Now, Rome));
        yield return Case("tiers", () => TierOutlook.Of(Held, null, [], Terms, null!, Now, Rome));
        yield return Case("tiers", () => TierPolicy.TierFor(Fraction.Zero, null!));
        yield return Case("tiers", () => TierPolicy.Review(Silver, null, null!));
        yield return Case("tiers", () => TierPolicy.NextAbove(Silver, null!));
        yield return Case("records", () => TierPolicy.EnoughUntil(null!, TierWindow.Lifetime, Now, Rome));
        yield return Case("zone", () => ShopTime.StartOfDay(default, null!));
        yield return Case("referrer", () => ReferralCheck.Of(null!, Somebody, false));
        yield return Case("friend", () => ReferralCheck.Of(Somebody, null!, false));
        yield return Case("rule", () => BonusLimits.Allow(null!, "", [], Now, Rome));
        yield return Case("earlier", () => BonusLimits.Allow(Bonus, "", null!, Now, Rome));
        yield return Case("rule", () => BirthdayBonus.Birthday(null!, 1, 1, default, default, Rome));
        yield return Case("rule", () => ItemsBonus.Reached(null!, 1).ToList());
        yield return Case("culture", () => MoneyParser.Parse("1", null!, Euro));
        yield return Case("culture", () => MoneyReader.Read("1", null!, Euro));
        yield return Case("weights", () => LargestRemainder.Split(1, null!));
        yield return Case("code", () => CurrencySpec.For(null!));
    }

    static IEnumerable<TestCaseData> Negative()
    {
        yield return Case("total", () => LargestRemainder.Split(-1, [Fraction.One]));
        yield return Case("days", () => ExpiryPolicy.EndOfDayAfter(Now, -1, Rome));
        yield return Case("Days", () => ExpiryPolicy.ExpiresOnUtc(Now, new(-1), Rome));
        yield return Case("askedMinor", () => new RedemptionPolicy().Quote(-1, 100, new(100), isGuest: false));
    }

    [TestCaseSource(nameof(Forgotten))]
    public void What_is_forgotten_is_named(string parameter, Func<object?> act)
        => Assert.That(act, Throws.InstanceOf<ArgumentNullException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo(parameter));

    [TestCaseSource(nameof(Negative))]
    public void What_may_not_be_negative_is_named(string parameter, Func<object?> act)
        => Assert.That(act, Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo(parameter));

    static TestCaseData Case(string parameter, Func<object?> act, [CallerArgumentExpression(nameof(act))] string call = "")
        => new TestCaseData(parameter, act).SetArgDisplayNames(call["() => ".Length..]);
}
