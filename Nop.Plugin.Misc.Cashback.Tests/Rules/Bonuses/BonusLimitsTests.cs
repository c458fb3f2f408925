using FsCheck.Fluent;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

public sealed class BonusLimitsTests
{
    static readonly TimeZoneInfo _rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    // What the client had (reason on day), the rule, and what is asked for on 2026-06-15.
    [TestCase(BonusKind.Registration, BonusLimit.EachTime, null, "registration", "", true)]
    [TestCase(BonusKind.Registration, BonusLimit.EachTime, null, "registration", "registration 2020-01-01", false)]
    [TestCase(BonusKind.Birthday, BonusLimit.EachTime, null, "birthday:2026", "birthday:2025 2025-06-15", true)]
    [TestCase(BonusKind.Birthday, BonusLimit.EachTime, null, "birthday:2026", "birthday:2025 2025-07-21", false, Description = "329 days ago: the date was changed")]
    [TestCase(BonusKind.Birthday, BonusLimit.EachTime, null, "birthday:2026", "birthday:2025 2025-07-20", true, Description = "330 days ago")]
    [TestCase(BonusKind.Birthday, BonusLimit.EachTime, null, "birthday:2026", "birthday:2026 2026-06-15", false)]
    [TestCase(BonusKind.Review, BonusLimit.EachTime, null, "product:7", "product:8 2026-06-14", true)]
    [TestCase(BonusKind.Review, BonusLimit.EachTime, null, "product:7", "product:7 2020-06-14", false)]
    [TestCase(BonusKind.Review, BonusLimit.EachTime, 2, "product:7", "product:8 2026-01-02;product:9 2025-12-30", true)]
    [TestCase(BonusKind.Review, BonusLimit.EachTime, 2, "product:7", "product:8 2026-01-02;product:9 2026-03-03", false)]
    [TestCase(BonusKind.Referral, BonusLimit.EachTime, 1, "friend:5", "friend:4 2026-01-02", false)]
    [TestCase(BonusKind.Referral, BonusLimit.EachTime, 1, "friend:5", "invited 2026-01-02", true, Description = "having come as a friend is no invitation")]
    [TestCase(BonusKind.Referral, BonusLimit.EachTime, 1, "invited", "friend:4 2026-01-02", true)]
    [TestCase(BonusKind.Items, BonusLimit.Once, null, "items:2", "items:1 2020-01-02", false)]
    [TestCase(BonusKind.Items, BonusLimit.EachTime, null, "items:2", "items:1 2026-06-15", true)]
    [TestCase(BonusKind.WinBack, BonusLimit.Once, null, "sleeps:3:2", "sleeps:3:1 2015-01-02", false)]
    [TestCase(BonusKind.WinBack, BonusLimit.Yearly, null, "sleeps:3:2", "sleeps:3:1 2025-06-16", false, Description = "364 days ago")]
    [TestCase(BonusKind.WinBack, BonusLimit.Yearly, null, "sleeps:3:2", "sleeps:3:1 2025-06-15", true, Description = "365 days ago")]
    public void A_bonus_is_allowed_as_often_as_its_rule_says(BonusKind kind, BonusLimit limit, int? yearlyMaximum, string reason, string earlier, bool allowed)
    {
        var rule = new BonusRule(1, kind, 5_00) { Limit = limit, YearlyMaximum = yearlyMaximum };
        var had = earlier.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(' ')).Select(parts => new EarlierBonus(parts[0], Noon(parts[1])));
        Assert.That(BonusLimits.Allow(rule, reason, [.. had], Noon("2026-06-15"), _rome), Is.EqualTo(allowed));
    }

    [Test]
    public void A_year_ends_at_the_shops_midnight()
    {
        var rule = new BonusRule(1, BonusKind.Review, 5_00) { YearlyMaximum = 1 };
        EarlierBonus[] had = [new("product:1", new DateTime(2025, 12, 31, 12, 0, 0, DateTimeKind.Utc))];
        var (before, after) = (new DateTime(2025, 12, 31, 22, 59, 59, DateTimeKind.Utc), new DateTime(2025, 12, 31, 23, 0, 0, DateTimeKind.Utc));
        Assert.That((BonusLimits.Allow(rule, "product:2", had, before, _rome), BonusLimits.Allow(rule, "product:2", had, after, _rome)), Is.EqualTo((false, true)));
    }

    [FsCheck.NUnit.Property(QuietOnSuccess = true)]
    public void The_same_reason_never_gives_twice(BonusKind kind, BonusLimit limit, FsCheck.NonNegativeInt days, string reason)
    {
        var rule = new BonusRule(1, kind, 5_00) { Limit = limit };
        var now = Noon("2026-06-15");
        Assert.That(BonusLimits.Allow(rule, reason, [new(reason, now.AddDays(-(days.Get % 100_000)))], now, _rome), Is.False);
    }

    static DateTime Noon(string day) => DateTime.SpecifyKind(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc).AddHours(12);
}
