using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Terms;

namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

/// <summary>What is set is said; what is not set is not said.</summary>
public sealed class TermsWriterTests
{
    public static IEnumerable<TestCaseData> Parts()
    {
        yield return Of("opt-in", shop => shop.Settings.RequireOptIn = true, "To earn, join first on the My cashback page.");
        yield return Of("card", shop => shop.Settings.RequireCard = true, "To earn, a client needs a client card from the salon.");
        yield return Of("conditions", shop => shop.Settings.RequireCard = true, "This is checked when an order is paid, and for bonuses too; joining or getting a card later does not change earlier orders. Cashback that is already there can be spent without it.");
        yield return Of("guest claim", shop => shop.Settings.GuestClaimDays = 60, "Paid orders placed as a guest in the 60 days before registering earn too, once the same e-mail address is confirmed.");
        yield return Of("tier of guest claims", shop => shop.Settings.GuestClaimDays = 60, "They earn as the orders of a new client do.");
        yield return Of("wallet per store", shop => shop.Settings.WalletPerStore = true, "What is earned in this store can be spent in this store only.");

        yield return Of("tax", shop => shop.Settings.BaseIncludesTax = true, "Cashback is worked out on the price of each item with tax, after all discounts. Shipping and payment fees earn nothing.");
        yield return Of("products", shop => shop.Settings.EarnOn = EarnOn.Products, "Only products earn, services do not.");
        yield return Of("services", shop => shop.Settings.EarnOn = EarnOn.Services, "Only services earn, products do not.");
        yield return Of("categories of services", shop => (shop.Settings.EarnOn, shop.Settings.ServiceCategoryIds) = (EarnOn.Services, "10,11,99"), "Services are the items in these categories and in those below them: Hair, Colour.");
        yield return Of("minimum", shop => shop.MinimumReceipt = 1_234_50, "An order must come to 1,234.50 EUR or more to earn.");
        yield return Of("cap", shop => shop.Settings.EarnCapPercent = 12.5m, "No item gives back more than 12.5 % of its price.");
        yield return Of("margin cap", shop => shop.Settings.EarnMarginCapPercent = 40, "The price of some items leaves too little room for the full rate, and they give back less; what you would earn is shown before you buy.");
        yield return Of("amounts of a tier", shop => shop.Tiers[0].Unit = (int)RateUnit.PerOrder, "Where an amount is given in place of a percentage, it is never more than the price of the items to which it applies.");
        yield return Of("amounts of a category", shop => shop.CategoryRates.Add(new() { CategoryId = 10, Rate = 1, Unit = (int)RateUnit.PerItem }), "Where an amount is given in place of a percentage, it is never more than the price of the items to which it applies.");
        yield return Of("amounts of a manufacturer", shop => shop.ManufacturerRates.Add(new() { ManufacturerId = 3, Rate = 1, Unit = (int)RateUnit.PerItem }), "Where an amount is given in place of a percentage, it is never more than the price of the items to which it applies.");
        yield return Of("amounts of a product", shop => shop.ProductRates.Add(new() { ProductId = 100, Rate = 1, Unit = (int)RateUnit.PerItem }), "Where an amount is given in place of a percentage, it is never more than the price of the items to which it applies.");
        yield return Of("amounts of a programme", shop => shop.Run(one => one.ExtraPerOrder = 1), "Where an amount is given in place of a percentage, it is never more than the price of the items to which it applies.");
        yield return Of("amounts a piece", shop => shop.Run(one => one.ExtraPerItem = 1), "Where an amount is given in place of a percentage, it is never more than the price of the items to which it applies.");
        yield return Of("first order that earns", shop => shop.Settings.EarnFromUtc = new DateTime(2026, 6, 30, 12, 5, 0, DateTimeKind.Utc), "Orders placed before 6/30/2026 2:05 PM earn nothing.");
        yield return Of("no delay", shop => shop.Settings.ActivationDelayDays = 0, "It can be used as soon as the order is complete.");
        yield return Of("no expiry", shop => shop.Settings.CreditExpires = false, "It does not expire.");
        yield return Of("end of the month", shop => (shop.Settings.ExpiryDays, shop.Settings.ExpiryUntil) = (0, ExpiryUntil.Month), "It expires at the end of the month in which it became usable.");
        yield return Of("end of a later month", shop => (shop.Settings.ExpiryDays, shop.Settings.ExpiryUntil) = (60, ExpiryUntil.Month), "It expires at the end of the month in which the day 60 days after it became usable falls.");
        yield return Of("end of the quarter", shop => (shop.Settings.ExpiryDays, shop.Settings.ExpiryUntil) = (0, ExpiryUntil.Quarter), "It expires at the end of the quarter of the year in which it became usable.");
        yield return Of("end of a later quarter", shop => (shop.Settings.ExpiryDays, shop.Settings.ExpiryUntil) = (60, ExpiryUntil.Quarter), "It expires at the end of the quarter of the year in which the day 60 days after it became usable falls.");
        yield return Of("end of the year", shop => (shop.Settings.ExpiryDays, shop.Settings.ExpiryUntil) = (0, ExpiryUntil.Year), "It expires at the end of the calendar year in which it became usable.");
        yield return Of("end of a later year", shop => (shop.Settings.ExpiryDays, shop.Settings.ExpiryUntil) = (60, ExpiryUntil.Year), "It expires at the end of the calendar year in which the day 60 days after it became usable falls.");
        yield return Of("a day of the year", shop => (shop.Settings.ExpiryDays, shop.Settings.ExpiryUntil, shop.Settings.ExpiryMonth) = (0, ExpiryUntil.Date, 1), "It expires at the end of the first January 31 from the day on which it became usable.");
        yield return Of("a later day of the year", shop => (shop.Settings.ExpiryDays, shop.Settings.ExpiryUntil, shop.Settings.ExpiryMonth) = (60, ExpiryUntil.Date, 1), "It expires at the end of the first January 31 from the day 60 days after it became usable.");
        yield return Of("expiry", shop => shop.Settings.ExpiryDays = 90, "It expires at the end of the day 90 days after it became usable.");

        yield return Of("tier", shop => shop.Tiers[1].SpendThreshold = 500_00, "Gold: from a spend of 500.00 EUR, earns 7.5 %.");
        yield return Of("tier in an amount", shop => (shop.Tiers[0].Rate, shop.Tiers[0].Unit) = (2, (int)RateUnit.PerItem), "Silver: from the start, earns 2.00 EUR per item.");
        yield return Of("tier's minimum", shop => shop.Tiers[0].MinimumReceipt = 30_00, "Silver: from the start, earns 5 %. On this tier an order must come to 30.00 EUR or more to earn.");
        yield return Of("calendar years", shop => shop.Settings.TierWindow = TierWindow.CalendarYear, "What counts: Purchases in this or last calendar year, whichever is more.");
        yield return Of("yearly review", shop => (shop.Settings.TierReview, shop.Settings.TierReviewMonth, shop.Settings.TierReviewDay) = (TierReview.Yearly, 4, 31), "Once a year, on April 30, a tier that purchases no longer justify falls by one.");
        yield return Of("review after months", shop => (shop.Settings.TierReview, shop.Settings.TierReviewMonths) = (TierReview.Months, 6), "6 months after it was reached or last kept, a tier that purchases no longer justify falls by one.");
        yield return Of("grace", shop => (shop.Settings.TierReview, shop.Settings.TierGraceDays) = (TierReview.Months, 21), "A client who would lose a tier is told, and has 21 more days in which purchases can save it.");
        yield return Of("return window", shop => shop.Settings.TierReturnDays = 10, "If the order that raised a tier is refunded or cancelled within 10 days of its completion, the tier that it brought is taken back at once.");
        yield return Of("card with a rate", shop => shop.Cards.Add(new() { Id = 1, Name = "Friend", Rate = 8 }), "Clients who hold the card “Friend” earn at least 8 %.");
        yield return Of("plain card", shop => shop.Cards.Add(new() { Id = 1, Name = "Friend" }), "The card “Friend” has no rate of its own.");

        yield return Of("category's rate", shop => shop.CategoryRates.Add(new() { CategoryId = 10, Rate = 6 }), "Hair: 6 %.");
        yield return Of("below a category", shop => shop.CategoryRates.Add(new() { CategoryId = 10, Rate = 6 }), "A category’s rate also applies to the categories below it that have none of their own. Where a category earns nothing, neither does anything below it.");
        yield return Of("excluded category", shop => shop.CategoryRates.Add(new() { CategoryId = 11, Excluded = true }), "Colour: no cashback.");
        yield return Of("manufacturer's rate", shop => shop.ManufacturerRates.Add(new() { ManufacturerId = 3, Rate = 2, Unit = (int)RateUnit.PerOrder }), "Maker: 2.00 EUR for a client’s first order of a day.");
        yield return Of("product's rate", shop => shop.ProductRates.Add(new() { ProductId = 100, Rate = 0 }), "Serum: 0 %.");
        yield return Of("excluded product", shop => shop.ProductRates.Add(new() { ProductId = 100, Excluded = true }), "Serum: no cashback.");
        yield return Of("many products", shop => shop.Products = null, "Some products have rates of their own or earn nothing; their pages show what they earn.");
        yield return Of("order of rates", shop => shop.ManufacturerRates.Add(new() { ManufacturerId = 3, Rate = 2 }), "For each item, the first of these that has a rate counts: the product, its most specific category, its manufacturer, then the client’s tier or card.");

        yield return Of("least redemption", shop => shop.Settings.RedeemMinimum = 5, "At least 5.00 EUR at a time.");
        yield return Of("most an order", shop => shop.Settings.RedeemMaxPerOrder = 40, "At most 40.00 EUR on one order.");
        yield return Of("share", shop => shop.Settings.RedeemMaxSharePercent = 50, "At most 50 % of an order.");
        yield return Of("least order for using it", shop => shop.Settings.RedeemMinimumOrder = 30, "Only on orders whose goods come to 30.00 EUR or more, after discounts and with tax.");
        yield return Of("products paid", shop => shop.Settings.RedeemOn = EarnOn.Products, "It pays for products, not for services.");
        yield return Of("services paid", shop => shop.Settings.RedeemOn = EarnOn.Services, "It pays for services, not for products.");
        yield return Of("goods paid", shop => (shop.Settings.RedeemCategoryIds, shop.Settings.RedeemProductIds) = ("10", "100"), "It pays only for: Hair, Serum.");
        yield return Of("goods never paid", shop => (shop.Settings.RedeemNotCategoryIds, shop.Settings.RedeemNotProductIds) = ("11", "100"), "It does not pay for: Colour, Serum.");
        yield return Of("goods that are gone", shop => shop.Settings.RedeemProductIds = "99", "It pays only for: –.");
        yield return Of("reduced goods", shop => shop.Settings.RedeemOnReduced = false, "It does not pay for items that a discount lowers or that show a higher old price.");
        yield return Of("shipping not paid", shop => shop.Settings.RedeemOnShipping = false, "It does not pay for shipping.");
        yield return Of("shipping not paid by what lowers prices", shop => shop.Settings.TaxTreatment = TaxTreatment.PriceReduction, "It does not pay for shipping.");
        yield return Of("who may use it", shop => (shop.Settings.RedeemTierIds, shop.Settings.RedeemRoleIds) = ("2", "7"), "Only for clients with: Gold, VIP.");
        yield return Of("once a day", shop => shop.Settings.RedeemOncePerDay = true, "On one order of the online shop a day.");
        yield return Of("weekdays off", shop => shop.Settings.RedeemOffWeekdays = 0b10_0001, "Not on these weekdays: Friday, Sunday.");
        yield return Of("days off", shop => shop.Settings.RedeemOffDays = "2026-12-20..2026-12-26, 2027-01-01", "Not on these days: 12/20/2026 – 12/26/2026, 1/1/2027.");
        yield return Of("broken payment", shop => shop.Settings.CheckoutHoldMinutes = 45, "If a payment is abandoned, the cashback set aside for it comes back after 45 minutes.");

        yield return Of("branches", shop => shop.Branches.AddRange(["Corso", "Porta"]), "Branches: Corso, Porta.");
        yield return Of("counter", shop => shop.Branches.Add("Corso"), "At the counter, staff can take any part of the balance; the limits for orders do not apply there.");
        yield return Of("voucher", shop => shop.Branches.Add("Corso"), "Part of the balance can be turned into a voucher for the salon. It lasts 30 days after the day of issue; what is not used comes back to the balance.");
        yield return Of("voucher's expiry", shop => shop.Branches.Add("Corso"), "Cashback does not expire while it is in a voucher. What comes back from one after its expiry date is lost.");

        yield return Of("waived shortfall", shop => shop.Settings.Shortfall = ShortfallPolicy.Clamp, "If it has already been spent, the difference is not asked for.");
        yield return Of("bonuses stay", shop => shop.Give(BonusKind.Registration, 5_00), "A bonus that was given stays, even if an order is refunded or cancelled later.");
    }

    [TestCaseSource(nameof(Parts))]
    public void What_is_set_is_said(Action<TermsSample> set, string sentence)
    {
        var shop = new TermsSample();
        set(shop);
        Assert.That(shop.Sentences(), Does.Contain(sentence));
    }

    [TestCaseSource(nameof(Parts))]
    public void What_is_not_set_is_not_said(Action<TermsSample> set, string sentence)
    {
        Assert.That(new TermsSample().Sentences(), Does.Not.Contain(sentence));
    }

    public static IEnumerable<TestCaseData> OnlyOtherwise()
    {
        yield return Of("tax", shop => shop.Settings.BaseIncludesTax = true, "Cashback is worked out on the price of each item without tax, after all discounts. Shipping and payment fees earn nothing.");
        yield return Of("gift cards", shop => shop.Settings.RedeemOnGiftCards = true, "It does not pay for gift cards.");
        yield return Of("debt", shop => shop.Settings.Shortfall = ShortfallPolicy.Clamp, "If it has already been spent, the difference is made up from cashback earned later.");
        yield return Of("order of spending", shop => shop.Settings.CreditExpires = false, "What expires soonest is spent first.");
        yield return Of("grace of what comes back", shop => shop.Settings.CreditExpires = false, "If that date has passed, it can be used for another 30 days.");
        yield return Of("delay", shop => shop.Settings.ActivationDelayDays = 0, "It can be used from 14 days after the order is complete.");
        yield return Of("tiers fall", shop => shop.Tiers.RemoveAt(1), "A tier that purchases no longer justify falls, one step at a time.");
        yield return Of("tiers count", shop => shop.Tiers.RemoveAt(1), "What counts: All purchases ever made.");
    }

    [TestCaseSource(nameof(OnlyOtherwise))]
    public void What_holds_by_default_is_said_and_no_more_when_it_does_not(Action<TermsSample> set, string sentence)
    {
        var shop = new TermsSample();
        set(shop);
        Assert.That((new TermsSample().Sentences().Contains(sentence), shop.Sentences().Contains(sentence)), Is.EqualTo((true, false)));
    }

    [Test]
    public void Where_cashback_is_off_nothing_else_is_said()
    {
        var shop = new TermsSample { Settings = { Enabled = false } };
        shop.Give(BonusKind.Registration, 5_00);
        Assert.That(shop.Sentences(), Is.EqualTo(new[] { "How cashback is earned", "The cashback programme is switched off at present: nothing is earned or spent." }));
    }

    [Test]
    public void Days_of_grace_are_not_said_where_tiers_fall_without_a_review()
    {
        var shop = new TermsSample { Settings = { TierGraceDays = 21 } };
        Assert.That(shop.Sentences(), Has.None.Contains("21"));
    }

    [Test]
    public void A_tier_s_minimum_below_the_shop_s_is_not_said()
    {
        var shop = new TermsSample { MinimumReceipt = 50_00 };
        shop.Tiers[0].MinimumReceipt = 30_00;
        Assert.That(shop.Sentences(), Has.None.Contains("30.00"));
    }

    [Test]
    public void The_shop_s_margin_is_never_named()
    {
        var shop = new TermsSample { Settings = { EarnMarginCapPercent = 37 } };
        Assert.That(shop.Sentences(), Has.None.Contains("37"));
    }

    [Test]
    public void What_the_shop_no_longer_has_is_not_named()
    {
        var shop = new TermsSample();
        shop.CategoryRates.Add(new() { CategoryId = 99, Rate = 6 });
        shop.ManufacturerRates.Add(new() { ManufacturerId = 99, Rate = 6 });
        shop.ProductRates.Add(new() { ProductId = 99, Rate = 6 });
        Assert.That(shop.Sentences(), Is.EqualTo(new TermsSample().Sentences()));
    }

    [TestCase("EUR", "0.01 EUR")]
    [TestCase("JPY", "1 JPY")]
    [TestCase("KWD", "0.001 KWD")]
    public void What_an_order_earns_is_rounded_to_the_currency_s_least_amount(string currency, string least) =>
        Assert.That(new TermsSample { Currency = currency }.Sentences(), Does.Contain($"What an order earns is rounded down to a multiple of {least}."));

    [TestCase("it", "it-IT", "Gold: da una spesa di 1.500,00 EUR, dà 7,5 %.", "Una volta all’anno, il 1 marzo, un livello che gli acquisti non meritano più scende di uno.", "Gli ordini fatti prima del 30/06/2026 14:05 non danno nulla.")]
    [TestCase("fi", "fi-FI", "Gold: ostoista alkaen 1 500,00 EUR, kerryttää 7,5 %.", "Kerran vuodessa, 1. maaliskuuta, taso, johon ostokset eivät enää riitä, laskee yhdellä.", "Ennen 30.6.2026 14.05 tehdyt tilaukset eivät kerrytä.")]
    [TestCase("en", "en-GB", "Gold: from a spend of 1,500.00 EUR, earns 7.5 %.", "Once a year, on 1 March, a tier that purchases no longer justify falls by one.", "Orders placed before 30/06/2026 14:05 earn nothing.")]
    public void Numbers_money_and_days_are_written_as_the_language_s_culture_does(string language, string culture, string money, string day, string instant)
    {
        var shop = new TermsSample { Settings = { TierReview = TierReview.Yearly, TierReviewMonth = 3, EarnFromUtc = new DateTime(2026, 6, 30, 12, 5, 0) } };
        Assert.That(new[] { money, day, instant }, Is.SubsetOf(shop.Sentences(language, culture)));
    }

    [Test]
    public void A_language_has_all_sentences_of_its_own([Values("it", "ru", "fi", "fr", "pl")] string language)
    {
        // A name with its rate reads the same.
        var shop = TermsChanges.Full();
        var english = shop.Sentences("en", language).Where(line => line.Count(char.IsLetter) > 10);
        Assert.That(shop.Sentences(language).Intersect(english), Is.Empty);
    }

    [Test]
    public void A_text_that_the_owner_broke_is_shown_as_it_is() =>
        Assert.That(new Words(_ => "from {0} {", System.Globalization.CultureInfo.InvariantCulture, CurrencySpec.For("EUR"), TimeZoneInfo.Utc, WordStyle.Sentences).Text("Terms.B", 5), Is.EqualTo("from {0} {"));

    static TestCaseData Of(string name, Action<TermsSample> set, string sentence) => new TestCaseData(set, sentence).SetArgDisplayNames(name);
}
