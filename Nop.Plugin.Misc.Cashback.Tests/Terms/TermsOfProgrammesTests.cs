namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

/// <summary>What the terms say of programmes.</summary>
public sealed class TermsOfProgrammesTests
{
    public static IEnumerable<TestCaseData> Parts()
    {
        yield return Of("percent", one => one.ExtraPercent = 2.5m, "Gives: + 2.5 %");
        yield return Of("times", one => one.Multiplier = 3, "Gives: × 3");
        yield return Of("a piece", one => one.ExtraPerItem = 1.5m, "Gives: + 1.50 EUR per item");
        yield return Of("an order", one => one.ExtraPerOrder = 2, "Gives: + 2.00 EUR for a client’s first order of a day");
        yield return Of("several", one => (one.ExtraPercent, one.Multiplier) = (1, 2), "Gives: + 1 %, × 2");
        yield return Of("whole days", one => (one.FromUtc, one.ToUtc) = (new DateTime(2026, 2, 28, 23, 0, 0), new DateTime(2026, 3, 31, 22, 0, 0)), "When: from 3/1/2026; until the end of 3/31/2026");
        yield return Of("instants", one => (one.FromUtc, one.ToUtc) = (new DateTime(2026, 3, 1, 8, 0, 0), new DateTime(2026, 3, 1, 9, 30, 0)), "When: from 3/1/2026 9:00 AM; until 3/1/2026 10:30 AM");
        yield return Of("weekdays", one => one.Weekdays = 1 | (1 << 2), "When: Tuesday, Sunday");
        yield return Of("months", one => one.Months = 1 | (1 << 11), "When: January, December");
        yield return Of("hours", one => (one.FromMinute, one.ToMinute) = (9 * 60, 12 * 60 + 30), "When: 9:00 AM – 12:30 PM");
        yield return Of("until midnight", one => (one.FromMinute, one.ToMinute) = (18 * 60, 24 * 60), "When: 6:00 PM – 12:00 AM");
        yield return Of("payment methods", one => one.PaymentMethods = "Payments.Manual,Payments.CheckMoneyOrder", "When: paid by Credit card, Payments.CheckMoneyOrder");
        yield return Of("least order", one => one.MinimumOrder = 50, "When: orders from 50.00 EUR");
        yield return Of("categories", one => one.CategoryIds = "11,10,99", "For items of these categories and of those below them: Colour, Hair.");
        yield return Of("favourite", one => one.FavouriteCategory = true, "For items of the category on which the client spent the most in the last 365 days.");
        yield return Of("roles", one => one.RoleIds = "7", "Only for clients of these groups: VIP.");
        yield return Of("tiers", one => one.TierIds = "2", "Only for clients of these tiers: Gold.");
        yield return Of("cards", one => one.CardIds = "4", "Only for holders of these cards: Friend.");
        yield return Of("newsletter", one => one.Newsletter = true, "Only for subscribers to the newsletter.");
        yield return Of("first order", one => one.FirstOrder = true, "Only for clients who have not ordered before.");
        yield return Of("sleeping", one => one.SleepingDays = 120, "Only for clients whose last order is at least 120 days ago.");
        yield return Of("birthday", one => (one.BirthdayDaysBefore, one.BirthdayDaysAfter) = (3, 7), "Only from 3 days before to 7 days after the client’s birthday.");
        yield return Of("cap of an order", one => one.CapPerOrder = 5_00, "Most on one order: 5.00 EUR");
        yield return Of("cap of a client", one => one.CapPerClient = 6_00, "Most for one client: 6.00 EUR");
        yield return Of("cap of a day", one => one.CapPerDay = 7_00, "Most for one client a day: 7.00 EUR");
        yield return Of("cap of a month", one => one.CapPerMonth = 8_00, "Most for one client a month: 8.00 EUR");
        yield return Of("budget", one => one.Budget = 1_000_00, "It ends when it has given 1,000.00 EUR in all.");
    }

    [TestCaseSource(nameof(Parts))]
    public void What_is_set_is_said(Action<Programme> set, string sentence) => Assert.That(With(set).Sentences(), Does.Contain(sentence));

    [TestCaseSource(nameof(Parts))]
    public void What_is_not_set_is_not_said(Action<Programme> set, string sentence) => Assert.That(With(_ => { }).Sentences(), Does.Not.Contain(sentence));

    [Test]
    public void Each_has_a_heading_of_its_own()
    {
        var shop = With(one => (one.Name, one.Multiplier) = ("Tuesday", 2));
        var section = shop.Write().Single(part => part.Title == "Programmes");
        Assert.That(section.Parts.Select(part => (part.Title, part.Lines[0])), Is.EqualTo(new[] { ("Tuesday", "Gives: × 2") }));
    }

    [Test]
    public void One_that_is_off_is_not_in_them() => Assert.That(With(one => one.Active = false).Sentences(), Is.EqualTo(With(null).Sentences()));

    [Test]
    public void Of_several_it_is_said_which_one_counts()
    {
        var shop = With(one => one.Stackable = true);
        var alone = shop.Sentences();
        shop.Run(other => other.Multiplier = 2);
        var sentence = "Where several apply to an item, the one that gives the most counts; those marked “Can be combined with others” all count together.";
        Assert.That((alone.Contains(sentence), shop.Sentences().Contains(sentence), shop.Sentences().Count(line => line == "Can be combined with others")), Is.EqualTo((false, true, 1)));
    }

    [Test]
    public void Priorities_are_said_where_they_differ()
    {
        var shop = With(one => one.Priority = 4);
        var alone = shop.Sentences();
        shop.Run(other => other.Priority = 0);
        Assert.That((alone.Contains("priority 4"), shop.Sentences().Contains("priority 4"), shop.Sentences().Contains("Where several apply to the same item, only those with the highest priority count.")), Is.EqualTo((false, true, true)));
    }

    [Test]
    public void They_are_written_in_another_language_and_its_culture()
    {
        var shop = With(one => (one.ExtraPercent, one.Weekdays, one.ToUtc, one.CapPerOrder) = (2.5m, 1 << 2, new DateTime(2026, 3, 31, 22, 0, 0), 1_500_00));
        string[] lines = ["Dà: + 2,5 %", "Vale: fino a tutto il 31/03/2026; martedì", "Massimo per ordine: 1.500,00 EUR"];
        Assert.That(shop.Write("it", "it-IT").Single(part => part.Title == "Promozioni").Parts.Single().Lines.Select(line => line.Replace('\u00a0', ' ')), Is.EqualTo(lines));
    }

    static TermsSample With(Action<Programme>? set)
    {
        var shop = new TermsSample();
        shop.Cards.Add(new() { Id = 4, Name = "Friend" });
        if (set is not null)
            shop.Run(set);
        return shop;
    }

    static TestCaseData Of(string name, Action<Programme> set, string sentence) => new TestCaseData(set, sentence).SetArgDisplayNames(name);
}
