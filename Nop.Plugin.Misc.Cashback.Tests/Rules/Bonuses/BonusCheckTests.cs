using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules.Bonuses;

/// <summary>What is wrong with a bonus is named by field and reason.</summary>
sealed class BonusCheckTests
{
    static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("An amount of nothing", Of(BonusKind.Review) with { AmountMinor = 0 }, "AmountMinor", RuleProblemCode.NotPositive);
        yield return Case("A negative amount for the friend", Of(BonusKind.Referral) with { FriendAmountMinor = -1 }, "FriendAmountMinor", RuleProblemCode.OutOfRange);
        yield return Case("An end at the start", Of(BonusKind.Review) with { FromUtc = Start, ToUtc = Start }, "ToUtc", RuleProblemCode.EndNotAfterStart);
        yield return Case("None a year", Of(BonusKind.Review) with { YearlyMaximum = 0 }, "YearlyMaximum", RuleProblemCode.OutOfRange);
        yield return Case("More than a thousand a year", Of(BonusKind.Review) with { YearlyMaximum = 1001 }, "YearlyMaximum", RuleProblemCode.OutOfRange);
        yield return Case("A birthday 61 days ahead", Of(BonusKind.Birthday) with { Days = 61 }, "Days", RuleProblemCode.OutOfRange);
        yield return Case("A birthday that was yesterday", Of(BonusKind.Birthday) with { Days = -1 }, "Days", RuleProblemCode.OutOfRange);
        yield return Case("Rebooking after more than a year", Of(BonusKind.Rebooking) with { Days = 366 }, "Days", RuleProblemCode.OutOfRange);
        yield return Case("Rebooking before", Of(BonusKind.Rebooking) with { Days = -1 }, "Days", RuleProblemCode.OutOfRange);
        yield return Case("A sleep of no days", Of(BonusKind.WinBack) with { Days = 0 }, "Days", RuleProblemCode.OutOfRange);
        yield return Case("A sleep of eleven years", Of(BonusKind.WinBack) with { Days = 3651 }, "Days", RuleProblemCode.OutOfRange);
        yield return Case("A sleeper called each time", Of(BonusKind.WinBack) with { Limit = BonusLimit.EachTime }, "Limit", RuleProblemCode.Contradiction);
        yield return Case("No items", Of(BonusKind.Items) with { Items = 0 }, "Items", RuleProblemCode.OutOfRange);
        yield return Case("Too many items", Of(BonusKind.Items) with { Items = 1001 }, "Items", RuleProblemCode.OutOfRange);
        yield return Case("An audience that slept no days", Of(BonusKind.Review) with { Audience = new() { SleepingDays = 0 } }, "SleepingDays", RuleProblemCode.OutOfRange);
    }

    static IEnumerable<BonusRule> Right()
    {
        yield return Of(BonusKind.Registration) with { Days = -1, Items = -1, Limit = BonusLimit.EachTime };
        yield return Of(BonusKind.Birthday) with { Days = 0 };
        yield return Of(BonusKind.Birthday) with { Days = 60 };
        yield return Of(BonusKind.Rebooking) with { Days = 0 };
        yield return Of(BonusKind.Rebooking) with { Days = 365 };
        yield return Of(BonusKind.WinBack) with { Days = 3650 };
        yield return Of(BonusKind.Items) with { Items = 1000 };
        yield return Of(BonusKind.Review) with { YearlyMaximum = 1000, FromUtc = Start, ToUtc = Start.AddTicks(1) };
        yield return Of(BonusKind.Review) with { YearlyMaximum = 1, FriendAmountMinor = 0 };
    }

    [TestCaseSource(nameof(Wrong))]
    public void Is_found(BonusRule bonus, RuleProblem problem) => Assert.That(RuleCheck.Of(bonus).Select(found => found with { Range = null }), Is.EqualTo(new[] { problem }));

    [TestCase(BonusKind.Birthday, 0, 60)]
    [TestCase(BonusKind.Rebooking, 0, 365)]
    [TestCase(BonusKind.WinBack, 1, 3650)]
    public void Days_out_of_their_range_are_told_the_range(BonusKind kind, int least, int most) =>
        Assert.That(RuleCheck.Of(Of(kind) with { Days = -1 }).Single().Range, Is.EqualTo(((decimal)least, (decimal)most)));

    [TestCaseSource(nameof(Right))]
    public void The_ends_of_the_ranges_are_in_them_and_other_kinds_do_not_ask(BonusRule bonus) => Assert.That(RuleCheck.Of(bonus), Is.Empty);

    [Test]
    public void The_sleep_of_an_audience_and_of_a_bonus_have_one_limit() => Assert.That(WinBackBonus.MaxDays, Is.EqualTo(RuleSetValidator.MaxSleepingDays));

    static BonusRule Of(BonusKind kind) => new(7, kind, 1) { Days = 1, Items = 1, Limit = BonusLimit.Once };

    static TestCaseData Case(string name, BonusRule bonus, string field, RuleProblemCode code) => new TestCaseData(bonus, new RuleProblem(RulePart.Bonus, 7, field, code)).SetName(name);
}
