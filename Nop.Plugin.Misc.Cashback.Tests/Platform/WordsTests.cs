namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

public sealed class WordsTests
{
    static readonly AudienceNames Names = new(new Dictionary<int, string> { [1] = "Managers" }, new Dictionary<int, string> { [1] = "Gold" }, new Dictionary<int, string> { [1] = "Friend" });

    static readonly ProgrammeRule Everything = new(1, "Everything")
    {
        FromUtc = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc),
        ToUtc = new DateTime(2026, 4, 1, 9, 30, 0, DateTimeKind.Utc),
        Weekdays = [DayOfWeek.Sunday, DayOfWeek.Tuesday],
        Months = [3],
        FromTime = new TimeOnly(9, 30),
        PaymentMethods = ["Payments.Manual"],
        MinimumOrder = 50,
        ExtraPercent = 2,
        ExtraPerItem = 1.5m,
        ExtraPerOrder = 2,
        Multiplier = 2,
        Audience = new() { RoleIds = [1], TierIds = [1], CardIds = [1], SegmentIds = [1], Newsletter = true, FirstOrder = true, SleepingDays = 90, Birthday = new(7, 0) },
    };

    [Test]
    public void Catchwords_ask_for_no_text_that_a_page_does_not_bring()
    {
        var asked = new List<string>();
        var words = Of(WordStyle.Catchwords, asked);
        _ = words.Times(Everything).Concat(words.Audience(Everything.Audience, Names)).Concat(words.Audience(Everything.Audience, Names)).ToList();
        _ = words.Span(Everything.ToUtc, Everything.FromUtc).Append(words.Effect(Everything)).Append(words.Effect(new(2, "Nothing"))).Append(words.Rate(1, (int)RateUnit.PerItem)).Append(words.Rate(1, (int)RateUnit.PerOrder)).ToList();
        Assert.That(asked.Distinct(), Is.EquivalentTo(Words.Keys));
    }

    [TestCase("en-US", WordStyle.Catchwords, "Tue, Sun · Mar · 09:30 – 00:00")]
    [TestCase("en-US", WordStyle.Sentences, "Tuesday, Sunday · March · 9:30\u00a0AM – 12:00\u00a0AM")]
    [TestCase("it-IT", WordStyle.Sentences, "martedì, domenica · marzo · 09:30 – 00:00")]
    public void Pages_are_short_and_terms_are_full(string culture, WordStyle style, string expected) =>
        Assert.That(string.Join(" · ", Of(style, [], culture).Times(Everything with { FromUtc = null, ToUtc = null, PaymentMethods = [], MinimumOrder = 0 })), Is.EqualTo(expected));

    [Test]
    public void A_payment_method_is_called_as_the_shop_calls_it_and_one_that_is_gone_by_its_system_name()
    {
        var words = new Words(_ => "{0}", CultureInfo.InvariantCulture, CurrencySpec.For("EUR"), TimeZoneInfo.Utc, WordStyle.Catchwords)
        {
            PaymentMethods = new Dictionary<string, string> { ["Payments.Manual"] = "Credit card" },
        };
        Assert.That(words.Times(new(1, "Card") { PaymentMethods = ["Payments.Manual", "Payments.Gone"] }), Is.EqualTo(new[] { "Credit card, Payments.Gone" }));
    }

    static Words Of(WordStyle style, List<string> asked, string culture = "en-US") => new(
        key =>
        {
            asked.Add(key);
            return "{0}";
        }, CultureInfo.GetCultureInfo(culture), CurrencySpec.For("EUR"), TimeZoneInfo.Utc, style);
}
