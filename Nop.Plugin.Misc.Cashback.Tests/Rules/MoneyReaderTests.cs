namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Amounts as people type them into the box, on whatever page: read as they are meant, or asked about, never off by a factor.</summary>
sealed class MoneyReaderTests
{
    static readonly CurrencySpec Euro = CurrencySpec.For("EUR");
    static readonly string[] s_cultures = ["en-US", "en-GB", "fi-FI", "fr-FR", "it-IT", "pl-PL", "ru-RU", "de-CH", "de-AT", "en-IN", "ar-EG", "fa-IR", "pt-BR", "sv-SE"];

    [Test]
    public void Every_culture_reads_what_can_mean_one_thing_only(
        [ValueSource(nameof(s_cultures))] string culture,
        [Values(
            "12,50=1250", "12.50=1250", "12,5=1250", "12.5=1250", " 12 =1200", "1 000,00=100000", "1.000,00=100000", "1,000.00=100000", "1'000.00=100000", "1\u2019000.00=100000",
            "1\u00a0000,00=100000", "1\u202f000.00=100000", "1\u2009000=100000", "1.000.000=100000000", "1,000,000.5=100000050", "0.500=50", "0,5=50", ".5=50", ",5=50", "007=700",
            "\u0661\u0662\u066b\u0665=1250", "\u06f1\u06f2\u066b\u06f5\u06f0=1250", "\u0661\u066c\u0660\u0660\u0660=100000", "\uff11\uff12\uff0c\uff15=1250", "\u200f12,50=1250",
            "\uff11\uff12\uff0e\uff15=1250", "\u200e12,50=1250", "\u061c12,50=1250", ".500=50", ",500=50", "12.5000=1250", "12.50 EUR=1250", "\u20ac 12,50=1250", "eur12=1200", "1234.56=123456", "1234,56=123456")] string typed)
    {
        var (text, minor) = (typed[..typed.LastIndexOf('=')], long.Parse(typed[(typed.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture));
        Assert.That(Read(text, culture, Euro), Is.EqualTo(new MoneyParse(new Money(minor, Euro), null)));
    }

    // Where the page's own sign groups thousands, three digits after it are a group: the currency has no three decimals.
    [TestCase("1,234", "en-US", 1234_00)]
    [TestCase("1.234", "it-IT", 1234_00)]
    [TestCase("1.500", "it-IT", 1500_00)]
    [TestCase("12,34,567.89", "en-IN", 12_34_567_89)]
    public void The_culture_decides_where_its_own_groups_stand(string text, string culture, long minor) =>
        Assert.That(Read(text, culture, Euro).Amount?.Minor, Is.EqualTo(minor));

    [TestCase("1.234", "en-US", "EUR")]
    [TestCase("1.500", "en-US", "EUR")]
    [TestCase("5.000", "en-US", "EUR")]
    [TestCase("1,234", "it-IT", "EUR")]
    [TestCase("1.234", "fr-FR", "EUR")]
    [TestCase("1,000", "fr-FR", "EUR")]
    [TestCase("1.000", "en-US", "JPY")]
    [TestCase("1,234", "en-US", "KWD")]
    [TestCase("1.234", "it-IT", "KWD")]
    public void What_can_be_read_in_two_ways_is_not_guessed(string text, string culture, string currency) =>
        Assert.That(Read(text, culture, CurrencySpec.For(currency)).Error, Is.EqualTo(MoneyParseError.Ambiguous));

    [TestCase("1.234", "en-US", "KWD", 1234)]
    [TestCase("1,234", "fr-FR", "KWD", 1234)]
    [TestCase("1.234,567", "en-US", "KWD", 1234567)]
    [TestCase("1,000", "en-US", "JPY", 1000)]
    [TestCase("1.000", "it-IT", "JPY", 1000)]
    [TestCase("1 000", "en-US", "JPY", 1000)]
    [TestCase(".0", "en-US", "JPY", 0)]
    public void Currencies_with_no_or_three_decimals_are_read_by_them(string text, string culture, string currency, long minor) =>
        Assert.That(Read(text, culture, CurrencySpec.For(currency)).Amount?.Minor, Is.EqualTo(minor));

    [TestCase("5€", "EUR")]
    [TestCase("£5", "GBP")]
    [TestCase("5 zł", "PLN")]
    [TestCase("5 ₽", "RUB")]
    public void The_sign_of_its_currency_may_stand_beside_it(string text, string currency) =>
        Assert.That(Read(text, "en-US", CurrencySpec.For(currency)).Amount?.Minor, Is.EqualTo(500));

    [TestCase("", MoneyParseError.NotANumber)]
    [TestCase("1a234", MoneyParseError.NotANumber)]
    [TestCase("1,2.345", MoneyParseError.NotANumber)]
    [TestCase("1.2,345", MoneyParseError.NotANumber)]
    [TestCase("1.5 00", MoneyParseError.NotANumber)]
    [TestCase("1234 567", MoneyParseError.NotANumber)]
    [TestCase("1234.567", MoneyParseError.TooPrecise)]
    [TestCase(null, MoneyParseError.NotANumber)]
    [TestCase(",", MoneyParseError.NotANumber)]
    [TestCase("5.", MoneyParseError.NotANumber)]
    [TestCase("5,", MoneyParseError.NotANumber)]
    [TestCase("-", MoneyParseError.NotANumber)]
    [TestCase("1,2,3", MoneyParseError.NotANumber)]
    [TestCase("1.2,3.4", MoneyParseError.NotANumber)]
    [TestCase("12.34,5", MoneyParseError.NotANumber)]
    [TestCase("1 00", MoneyParseError.NotANumber)]
    [TestCase("1,234.567.890", MoneyParseError.NotANumber)]
    [TestCase("1e3", MoneyParseError.NotANumber)]
    [TestCase("\u00bd", MoneyParseError.NotANumber)]
    [TestCase("$5", MoneyParseError.NotANumber)]
    [TestCase("5 USD", MoneyParseError.NotANumber)]
    [TestCase("-5", MoneyParseError.Negative)]
    [TestCase("\u22125,50", MoneyParseError.Negative)]
    [TestCase("0.005", MoneyParseError.TooPrecise)]
    [TestCase("12.345,678", MoneyParseError.TooPrecise)]
    [TestCase("1 234.567", MoneyParseError.TooPrecise)]
    [TestCase("1.2345", MoneyParseError.TooPrecise)]
    [TestCase("10000000000.01", MoneyParseError.TooLarge)]
    [TestCase("99999999999999999999", MoneyParseError.TooLarge)]
    public void The_rest_is_refused_with_a_reason(string? text, MoneyParseError reason) => Assert.That(Read(text, "en-US", Euro).Error, Is.EqualTo(reason));

    // What the strict reader of the admin area takes, the box takes for the same, or asks. "0.500" is no five hundred.
    [Test]
    public void Never_another_amount_than_the_strict_reader_of_the_same_culture([ValueSource(nameof(s_cultures))] string culture, [Values("EUR", "JPY", "KWD")] string code)
    {
        var (of, currency, random) = (CultureInfo.GetCultureInfo(culture), CurrencySpec.For(code), new Random(7));
        for (var at = 0; at < 5000; at++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => "0123456789,.' "[random.Next(14)]));
            var (strict, read) = (Money.TryParseExact(text, of, currency), MoneyReader.Read(text, of, currency));
            if (!text.TrimStart().StartsWith("0", StringComparison.Ordinal) && strict.Amount is { } amount && read.Amount is { } other)
                Assert.That(other, Is.EqualTo(amount), text);
        }
    }

    // The same amount written in any two of the usual ways is read as the same, or asked about.
    [Test]
    public void An_amount_is_the_same_however_it_is_written([ValueSource(nameof(s_cultures))] string culture)
    {
        var random = new Random(11);
        for (var at = 0; at < 2000; at++)
        {
            var minor = random.NextInt64(1, 10_000_000_00);
            var (whole, cents) = (minor / 100, $"{minor % 100:00}");
            foreach (var (group, sign) in new[] { ("", "."), ("", ","), (",", "."), (".", ","), (" ", ","), ("'", "."), ("\u202f", ",") })
            {
                var grouped = group.Length == 0 ? $"{whole}" : whole.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", group, StringComparison.Ordinal);
                Assert.That(Read(grouped + sign + cents, culture, Euro).Amount?.Minor, Is.EqualTo(minor), $"{grouped}{sign}{cents}");
            }
        }
    }

    static MoneyParse Read(string? text, string culture, CurrencySpec currency) => MoneyReader.Read(text, CultureInfo.GetCultureInfo(culture), currency);
}
