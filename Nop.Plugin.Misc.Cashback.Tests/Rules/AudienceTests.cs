using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>For whom a programme is.</summary>
public sealed class AudienceTests
{
    static readonly CardRule Black = new(7, "Black");

    static IEnumerable<TestCaseData> Audiences()
    {
        yield return Case("A role", new() { RoleIds = [3, 4] }, new() { RoleIds = [1, 4] }, true);
        yield return Case("Another role", new() { RoleIds = [3] }, new() { RoleIds = [1, 4] }, false);
        yield return Case("A card of the kind", new() { CardIds = [7] }, new() { Card = Black }, true);
        yield return Case("A card of another kind", new() { CardIds = [8] }, new() { Card = Black }, false);
        yield return Case("No card", new() { CardIds = [7] }, new(), false);
        yield return Case("A birthday", new() { Birthday = new(0, 0) }, new() { Birthday = new(1990, 1, 5) }, true);
        yield return Case("Newsletter", new() { Newsletter = true }, new() { Newsletter = true }, true);
        yield return Case("No newsletter", new() { Newsletter = true }, new(), false);
        yield return Case("A first order", new() { FirstOrder = true }, new(), true);
        yield return Case("A later order", new() { FirstOrder = true }, new() { LastOrderOnUtc = Monday.AddYears(-3) }, false);
        yield return Case("Slept exactly as long", new() { SleepingDays = 60 }, new() { LastOrderOnUtc = Monday.AddDays(-60) }, true);
        yield return Case("Slept a minute less", new() { SleepingDays = 60 }, new() { LastOrderOnUtc = Monday.AddDays(-60).AddMinutes(1) }, false);
        yield return Case("Never ordered", new() { SleepingDays = 60 }, new(), false);
        yield return Case("All that is set must hold", new() { Newsletter = true, FirstOrder = true }, new(), false);
        yield return Case("A tier held", new() { TierIds = [Silver.Id] }, new(), true);
        yield return Case("A tier not held", new() { TierIds = [Gold.Id] }, new(), false);
    }

    [TestCaseSource(nameof(Audiences))]
    public void Is_told_from_others(AudienceRule audience, CustomerFacts client, bool included)
        => Assert.That(audience.Includes(client, Silver.Id, Monday, Rome), Is.EqualTo(included));

    [TestCase("2026-01-05", 0, 0, true, Description = "The day itself")]
    [TestCase("2026-01-12", 7, 0, true, Description = "Seven days before")]
    [TestCase("2026-01-13", 7, 0, false)]
    [TestCase("2026-01-02", 0, 3, true, Description = "Three days after")]
    [TestCase("2026-01-01", 0, 3, false)]
    [TestCase("2025-12-31", 0, 5, true, Description = "Over the turn of the year")]
    public void A_birthday_window_counts_days_in_the_shops_zone(string birthday, int before, int after, bool included)
        => Assert.That(
            new AudienceRule { Birthday = new(before, after) }.Includes(
                new() { Birthday = DateOnly.ParseExact(birthday, "yyyy-MM-dd", null).AddYears(-30) }, null, Monday, Rome),
            Is.EqualTo(included));

    [TestCase(5, 12, 30, true)]
    [TestCase(3, 12, 29, false)]
    [TestCase(4, 12, 29, true)]
    public void A_birthday_early_in_the_year_is_near_at_the_end_of_the_year_before(int before, int month, int day, bool included)
        => Assert.That(new BirthdayWindow(before, 0).Contains(new(1990, 1, 2), new(2025, month, day)), Is.EqualTo(included));

    [Test]
    public void Who_asks_for_nothing_means_everybody()
        => Assert.That(new AudienceRule { RoleIds = new List<int>(), TierIds = new List<int>(), CardIds = new List<int>() }.IsEverybody, Is.True);

    [TestCaseSource(nameof(Audiences))]
    public void Who_asks_for_something_does_not_mean_everybody(AudienceRule audience, CustomerFacts _, bool __)
        => Assert.That(audience.IsEverybody, Is.False);

    [Test]
    public void A_day_begins_at_the_shops_midnight()
        => Assert.That(
            new AudienceRule { Birthday = new(0, 0) }.Includes(
                new() { Birthday = new(1990, 1, 6) }, null, new(2026, 1, 5, 23, 0, 0, DateTimeKind.Utc), Rome),
            Is.True);

    [TestCase(2026, 2, 28)]
    [TestCase(2028, 2, 29)]
    public void Who_was_born_on_29_February_has_the_last_day_of_the_month(int year, int month, int day)
        => Assert.That(BirthdayWindow.In(year, new(1988, 2, 29)), Is.EqualTo(new DateOnly(year, month, day)));

    [Test]
    public void A_birthday_that_is_not_known_is_in_no_window()
        => Assert.That(new AudienceRule { Birthday = new(180, 180) }.Includes(new(), null, Monday, Rome), Is.False);

    static TestCaseData Case(string name, AudienceRule audience, CustomerFacts client, bool included)
        => new TestCaseData(audience, client, included).SetArgDisplayNames(name);
}
