using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

/// <summary>What the terms say of bonuses.</summary>
public sealed class TermsOfBonusesTests
{
    [TestCase(BonusKind.Registration, 0, "5.00 EUR for opening an account, once, when the e-mail address is confirmed or a first order has been paid with money and can no longer be returned.")]
    [TestCase(BonusKind.Birthday, 0, "5.00 EUR on the client’s birthday.")]
    [TestCase(BonusKind.Birthday, 3, "5.00 EUR, given 3 days before the client’s birthday.")]
    [TestCase(BonusKind.Birthday, 0, "The date of birth must have been in the account for at least 30 days before the birthday.")]
    [TestCase(BonusKind.Birthday, 0, "The client must have confirmed the e-mail address, or have paid with money for an order that can no longer be returned.")]
    [TestCase(BonusKind.Review, 0, "5.00 EUR for a review of a product that the client has bought and paid for, when the shop has approved it; once for each product.")]
    [TestCase(BonusKind.Referral, 0, "5.00 EUR for inviting a friend with the link on the My cashback page, when the friend’s first order counts.")]
    [TestCase(BonusKind.Referral, 0, "The friend must be new: no earlier orders, and not the inviter’s e-mail address, telephone number or postal address.")]
    [TestCase(BonusKind.Rebooking, 28, "5.00 EUR for an order placed at most 28 days after the one before.")]
    [TestCase(BonusKind.Rebooking, 0, "5.00 EUR for an order placed on the same day as the one before.")]
    [TestCase(BonusKind.WinBack, 180, "5.00 EUR for clients who have paid for an order with money, but have not ordered in the last 180 days.")]
    public void A_bonus_says_for_what_it_is_given(BonusKind kind, int days, string sentence) =>
        Assert.That(With(kind, bonus => bonus.Days = days).Sentences(), Does.Contain(sentence));

    [TestCase(BonusLimit.EachTime, "5.00 EUR for every 10 items in orders placed while the bonus runs.")]
    [TestCase(BonusLimit.Once, "5.00 EUR for the first 10 items in orders placed while the bonus runs.")]
    public void Items_say_how_many(BonusLimit limit, string sentence) =>
        Assert.That(With(BonusKind.Items, bonus => (bonus.Items, bonus.LimitId) = (10, (int)limit)).Sentences(), Does.Contain(sentence));

    public static IEnumerable<TestCaseData> Parts()
    {
        yield return Of("friend", BonusKind.Referral, bonus => bonus.FriendAmount = 7_00, "The friend gets 7.00 EUR.");
        yield return Of("categories", BonusKind.Items, bonus => bonus.CategoryIds = "10", "For items of these categories and of those below them: Hair.");
        yield return Of("once", BonusKind.Review, bonus => bonus.LimitId = (int)BonusLimit.Once, "Once for each client.");
        yield return Of("yearly", BonusKind.WinBack, bonus => bonus.LimitId = (int)BonusLimit.Yearly, "At most once in 365 days.");
        yield return Of("maximum of a year", BonusKind.Review, bonus => bonus.YearlyMaximum = 4, "At most 4 times in a calendar year.");
        yield return Of("days", BonusKind.Review, bonus => bonus.ValidDays = 45, "It expires at the end of the day 45 days after it was given.");
        yield return Of("dates", BonusKind.Review, bonus => (bonus.FromUtc, bonus.ToUtc) = (new DateTime(2026, 3, 31, 22, 0, 0), new DateTime(2026, 4, 30, 22, 0, 0)), "When: from 4/1/2026; until the end of 4/30/2026");
        yield return Of("audience", BonusKind.Review, bonus => bonus.Audience = AudienceText.Of(new AudienceRule { TierIds = [2] }), "Only for clients of these tiers: Gold.");
    }

    [TestCaseSource(nameof(Parts))]
    public void What_is_set_is_said(BonusKind kind, Action<Bonus> set, string sentence) => Assert.That(With(kind, set).Sentences(), Does.Contain(sentence));

    [TestCaseSource(nameof(Parts))]
    public void What_is_not_set_is_not_said(BonusKind kind, Action<Bonus> set, string sentence) => Assert.That(With(kind).Sentences(), Does.Not.Contain(sentence));

    [Test]
    public void What_happened_before_it_was_switched_on_does_not_count_and_that_is_said() =>
        Assert.That(With(BonusKind.Items, bonus => bonus.FromUtc = new DateTime(2025, 1, 1)).Sentences(), Does.Contain("When: from 1/1/2026 12:00 PM"));

    [TestCase(true, "It expires at the end of the day 365 days after it was given.")]
    [TestCase(false, "It does not expire.")]
    public void Without_days_of_its_own_it_lasts_as_all_credit_does(bool expires, string sentence)
    {
        var shop = With(BonusKind.Review);
        shop.Settings.CreditExpires = expires;
        Assert.That(shop.Write().Single(section => section.Title == "Bonuses").Parts.Single().Lines, Does.Contain(sentence));
    }

    [Test]
    public void Where_credit_lasts_to_the_end_of_more_than_a_day_a_bonus_without_days_does_too()
    {
        var shop = With(BonusKind.Review);
        shop.Settings.ExpiryUntil = ExpiryUntil.Year;
        Assert.That(shop.Write().Single(section => section.Title == "Bonuses").Parts.Single().Lines, Does.Contain("It expires as all cashback does, counted from the day on which it was given."));
    }

    [TestCase(BonusKind.Birthday, "Once a year.")]
    [TestCase(BonusKind.Rebooking, "Each time.")]
    public void Without_a_limit_it_is_said_how_often_it_comes(BonusKind kind, string sentence) => Assert.That(With(kind).Sentences(), Does.Contain(sentence));

    [Test]
    public void Opening_an_account_has_no_limit_beside_the_once() =>
        Assert.That(With(BonusKind.Registration, bonus => (bonus.LimitId, bonus.YearlyMaximum) = ((int)BonusLimit.Yearly, 3)).Sentences(), Is.EqualTo(With(BonusKind.Registration).Sentences()));

    [TestCase(BonusKind.Referral, 14, "For bonuses that depend on orders, an order counts 14 days after it was complete and paid. One that has been cancelled or refunded in full by then does not count.", true)]
    [TestCase(BonusKind.Items, 0, "For bonuses that depend on orders, an order counts as soon as it is complete and paid. One that has been cancelled or refunded in full by then does not count.", true)]
    [TestCase(BonusKind.Review, 14, "For bonuses that depend on orders, an order counts 14 days after it was complete and paid. One that has been cancelled or refunded in full by then does not count.", true)]
    [TestCase(BonusKind.Birthday, 14, "For bonuses that depend on orders, an order counts 14 days after it was complete and paid. One that has been cancelled or refunded in full by then does not count.", false)]
    public void When_an_order_counts_is_said_where_a_bonus_is_for_orders(BonusKind kind, int delay, string sentence, bool said)
    {
        var shop = With(kind);
        shop.Settings.ActivationDelayDays = delay;
        Assert.That(shop.Sentences().Contains(sentence), Is.EqualTo(said));
    }

    [Test]
    public void Without_bonuses_nothing_is_said_of_them() => Assert.That(new TermsSample().Write().Select(section => section.Title), Does.Not.Contain("Bonuses"));

    [Test]
    public void They_are_written_in_another_language_and_its_culture()
    {
        var shop = With(BonusKind.Birthday, bonus => (bonus.Amount, bonus.ToUtc) = (1_500_00, new DateTime(2026, 4, 30, 22, 0, 0)));
        string[] lines =
        [
            "1 500,00 EUR w dniu urodzin.",
            "Data urodzenia musi być na koncie co najmniej 30 dni przed urodzinami.",
            "Adres e-mail musi być potwierdzony albo klient musi mieć zamówienie opłacone pieniędzmi, którego nie można już zwrócić.",
            "Raz w roku.",
            "Obowiązuje: od 1.01.2026 12:00; do końca dnia 30.04.2026",
            "Wygasa z końcem dnia po 365 dniach od przyznania.",
        ];
        Assert.That(shop.Write("pl", "pl-PL").Single(part => part.Title == "Bonusy").Parts.Single().Lines.Select(line => line.Replace('\u00a0', ' ')), Is.EqualTo(lines));
    }

    static TermsSample With(BonusKind kind, Action<Bonus>? set = null)
    {
        var shop = new TermsSample();
        shop.Give(kind, 5_00, set);
        return shop;
    }

    static TestCaseData Of(string name, BonusKind kind, Action<Bonus> set, string sentence) => new TestCaseData(kind, set, sentence).SetArgDisplayNames(name);
}
