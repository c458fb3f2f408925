using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

public sealed class BirthdayBonusTests
{
    static readonly TimeZoneInfo _rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    // Born, known since, days before, today → the birthday that gives a bonus today, or nothing. The rule is on since 2026-01-01.
    [TestCase("06-15", "2026-01-01", 0, "2026-06-14", null)]
    [TestCase("06-15", "2026-01-01", 0, "2026-06-15", "2026-06-15")]
    [TestCase("06-15", "2026-01-01", 0, "2026-06-22", "2026-06-15", Description = "the task did not run for a week")]
    [TestCase("06-15", "2026-01-01", 0, "2026-06-23", null)]
    [TestCase("06-15", "2026-01-01", 7, "2026-06-07", null)]
    [TestCase("06-15", "2026-01-01", 7, "2026-06-08", "2026-06-15")]
    [TestCase("06-15", "2026-05-16", 0, "2026-06-15", "2026-06-15", Description = "known for 30 days")]
    [TestCase("06-15", "2026-05-17", 0, "2026-06-15", null, Description = "known for 29 days")]
    [TestCase("06-15", "2026-05-17", 0, "2027-06-15", "2027-06-15")]
    [TestCase("01-03", "2025-01-01", 10, "2026-12-24", "2027-01-03", Description = "before the turn of the year")]
    [TestCase("01-03", "2025-01-01", 0, "2026-01-01", null)]
    [TestCase("12-30", "2025-01-01", 0, "2026-01-02", null, Description = "its day was before the rule")]
    [TestCase("02-29", "2025-01-01", 0, "2026-02-28", "2026-02-28")]
    [TestCase("02-29", "2025-01-01", 0, "2028-02-28", null)]
    [TestCase("02-29", "2025-01-01", 0, "2028-02-29", "2028-02-29")]
    public void A_birthday_gives_its_bonus_on_its_day(string born, string knownSince, int daysBefore, string today, string? birthday)
    {
        var rule = new BonusRule(1, BonusKind.Birthday, 10_00) { ActiveSinceUtc = new DateTime(2026, 1, 1, 9, 0, 0, DateTimeKind.Utc), Days = daysBefore };
        var parts = born.Split('-').Select(int.Parse).ToList();
        var found = BirthdayBonus.Birthday(rule, parts[0], parts[1], Day(knownSince), Day(today), _rome);
        Assert.That(found?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Is.EqualTo(birthday));
    }

    [Test]
    public void The_day_on_which_the_rule_is_switched_on_counts()
    {
        var rule = new BonusRule(1, BonusKind.Birthday, 10_00) { ActiveSinceUtc = new DateTime(2026, 6, 15, 20, 0, 0, DateTimeKind.Utc) };
        Assert.That(BirthdayBonus.Birthday(rule, 6, 15, Day("2020-01-01"), Day("2026-06-15"), _rome), Is.EqualTo(Day("2026-06-15")));
    }

    [Test]
    public void The_day_on_which_it_would_have_been_given_must_be_the_rules()
    {
        var rule = new BonusRule(1, BonusKind.Birthday, 10_00) { ActiveSinceUtc = new DateTime(2026, 6, 10, 9, 0, 0, DateTimeKind.Utc), Days = 7 };
        Assert.That(BirthdayBonus.Birthday(rule, 6, 15, Day("2020-01-01"), Day("2026-06-12"), _rome), Is.Null, "that was 8 June");
    }

    [Test]
    public void Whoever_is_due_is_also_looked_for([Values(0, 3, 60)] int daysBefore)
    {
        var rule = new BonusRule(1, BonusKind.Birthday, 10_00) { ActiveSinceUtc = DateTime.UnixEpoch, Days = daysBefore };
        for (var today = Day("2027-12-01"); today < Day("2028-04-01"); today = today.AddDays(1))
        {
            var looked = BirthdayBonus.DueOn(today, daysBefore).SelectMany(BirthdayBonus.BornFor).ToHashSet();
            for (var born = Day("2000-01-01"); born.Year == 2000; born = born.AddDays(1))
            {
                var due = BirthdayBonus.Birthday(rule, born.Month, born.Day, Day("2020-01-01"), today, _rome) is not null;
                Assert.That(due, Is.EqualTo(looked.Contains((born.Month, born.Day))), $"born {born}, today {today}");
            }
        }
    }

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
