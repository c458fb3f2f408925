using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Amounts: minor units, rounding, and what people type.</summary>
sealed class MoneyTests
{
    static readonly CurrencySpec Euro = CurrencySpec.For("EUR");

    [TestCase("EUR RUB HUF USD PLN", 2)]
    [TestCase("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0)]
    [TestCase("BHD IQD JOD KWD LYD OMR TND", 3)]
    public void Currencies_have_their_decimals(string codes, int decimals)
        => Assert.That(codes.Split(' ').Select(code => CurrencySpec.For(code).Decimals), Is.All.EqualTo(decimals));

    [Test]
    public void A_code_may_be_typed_small() => Assert.That(CurrencySpec.For("krw"), Is.EqualTo(CurrencySpec.For("KRW")));

    [Test]
    public void An_amount_names_its_currency() => Assert.That(new Money(-123456, Euro).ToString(), Is.EqualTo("-1234.56 EUR"));

    [TestCase("")]
    [TestCase("EU")]
    [TestCase("E1R")]
    public void What_is_not_a_currency_code_is_refused(string code)
        => Assert.That(() => CurrencySpec.For(code), Throws.ArgumentException);

    [TestCase(1234, "EUR", "12.34")]
    [TestCase(-5, "EUR", "-0.05")]
    [TestCase(1333, "JPY", "1333")]
    [TestCase(1, "KWD", "0.001")]
    public void Amounts_are_written_with_the_currencys_decimals(long minor, string code, string text)
        => Assert.That(new Money(minor, CurrencySpec.For(code)).Format(), Is.EqualTo(text));

    [Test]
    [SetCulture("fi-FI")]
    public void Amounts_are_written_the_same_in_every_culture()
        => Assert.That(new Money(-123456, Euro).Format(), Is.EqualTo("-1234.56"));

    [TestCase(1.239, 1_23)]
    [TestCase(-1.231, -1_24)]
    public void Floor_goes_down(decimal amount, long minor)
        => Assert.That(Money.FromDecimalFloor(amount, Euro).Minor, Is.EqualTo(minor));

    [TestCase(0.125, 13)]
    [TestCase(0.135, 14)]
    [TestCase(-0.125, -13)]
    public void A_half_goes_away_from_zero(decimal amount, long minor)
        => Assert.That(Money.FromDecimalHalfUp(amount, Euro).Minor, Is.EqualTo(minor));

    [TestCase("EUR", "en-US", "12.50")]
    [TestCase("EUR", "it-IT", "12,50")]
    [TestCase("KWD", "it-IT", "12,50")]
    [TestCase("JPY", "it-IT", "1250")]
    public void An_example_is_an_amount_that_can_be_typed(string code, string culture, string example)
    {
        var (of, currency) = (CultureInfo.GetCultureInfo(culture), CurrencySpec.For(code));
        Assert.Multiple(() =>
        {
            Assert.That(Money.ExampleOf(of, currency), Is.EqualTo(example));
            Assert.That(Money.TryParseExact(example, of, currency).Amount, Is.Not.Null);
        });
    }

    [Test]
    public void A_currency_that_nobody_set_has_no_name() => Assert.That(default(CurrencySpec).ToString(), Is.Empty);

    [TestCase(0, "JPY")]
    [TestCase(3, "KWD")]
    public void Currencies_that_differ_are_listed_by_their_decimals(int decimals, string one)
        => Assert.That(CurrencySpec.WithDecimals(decimals), Does.Contain(one).And.Not.Contain("EUR"));

    [Test]
    public void Currencies_with_two_decimals_are_too_many_to_list()
        => Assert.That(() => CurrencySpec.WithDecimals(2), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("differs from two"));

    [Test]
    public void Amounts_of_one_currency_add_up() => Assert.That(new Money(5_00, Euro) + new Money(-75, Euro), Is.EqualTo(new Money(4_25, Euro)));

    [Test]
    public void Currencies_do_not_mix()
        => Assert.That(() => new Money(1, Euro) + new Money(1, CurrencySpec.For("USD")), Throws.InvalidOperationException);

    [Test]
    public void Too_large_a_sum_is_an_error()
        => Assert.That(() => new Money(long.MaxValue, Euro) + new Money(1, Euro), Throws.TypeOf<OverflowException>());

    [TestCase("12.34", "en-US", 12_34)]
    [TestCase(" 12 ", "en-US", 12_00)]
    [TestCase("1,234.5", "en-US", 1234_50)]
    [TestCase("12,34", "it-IT", 12_34)]
    [TestCase("1.234,5", "it-IT", 1234_50)]
    [TestCase("1 234,50", "ru-RU", 1234_50)]
    [TestCase("1\u00a0234,50", "fi-FI", 1234_50)]
    [TestCase("1\u202f234,50", "fr-FR", 1234_50)]
    [TestCase("1234,5", "pl-PL", 1234_50)]
    [TestCase(".5", "en-US", 50)]
    [TestCase("12.3400", "en-US", 12_34)]
    [TestCase("0", "en-US", 0)]
    [TestCase("12,34,567.89", "en-IN", 12_34_567_89)]
    [TestCase("10000000000.00", "en-US", Money.Most)]
    public void Typed_amounts_are_read_in_the_culture(string text, string culture, long minor)
        => Assert.That(Read(text, culture), Is.EqualTo(new MoneyParse(new Money(minor, Euro), null)));

    [TestCase("", "en-US", MoneyParseError.NotANumber)]
    [TestCase(".", "en-US", MoneyParseError.NotANumber)]
    [TestCase("5.", "en-US", MoneyParseError.NotANumber)]
    [TestCase("12,34", "en-US", MoneyParseError.NotANumber)]
    [TestCase("12.34", "it-IT", MoneyParseError.NotANumber)]
    [TestCase("1,2345.00", "en-US", MoneyParseError.NotANumber)]
    [TestCase(",123", "en-US", MoneyParseError.NotANumber)]
    [TestCase("1.2.3", "en-US", MoneyParseError.NotANumber)]
    [TestCase("1e3", "en-US", MoneyParseError.NotANumber)]
    [TestCase("€5", "it-IT", MoneyParseError.NotANumber)]
    [TestCase("-5", "en-US", MoneyParseError.Negative)]
    [TestCase("\u22125", "fi-FI", MoneyParseError.Negative)]
    [TestCase("0.005", "en-US", MoneyParseError.TooPrecise)]
    [TestCase("10000000000.01", "en-US", MoneyParseError.TooLarge)]
    [TestCase("92233720368547758.08", "en-US", MoneyParseError.TooLarge)]
    public void Other_texts_are_refused_with_a_reason(string text, string culture, MoneyParseError reason)
        => Assert.That(Read(text, culture).Error, Is.EqualTo(reason));

    [Test]
    public void Nothing_typed_is_not_a_number()
        => Assert.That(Money.TryParseExact(null, CultureInfo.InvariantCulture, Euro).Error, Is.EqualTo(MoneyParseError.NotANumber));

    [Test]
    public void Yen_take_no_decimals()
        => Assert.That(
            Money.TryParseExact("12.5", CultureInfo.InvariantCulture, CurrencySpec.For("JPY")).Error, Is.EqualTo(MoneyParseError.TooPrecise));

    [Test]
    public void Yen_may_be_typed_with_zeros_for_decimals()
        => Assert.That(Money.TryParseExact(".0", CultureInfo.InvariantCulture, CurrencySpec.For("JPY")).Amount?.Minor, Is.Zero);

    [TestCase("en-US")]
    [TestCase("it-IT")]
    [TestCase("ru-RU")]
    [TestCase("fi-FI")]
    [TestCase("fr-FR")]
    [TestCase("pl-PL")]
    [TestCase("en-IN")]
    public void What_a_culture_writes_it_reads_back(string culture)
        => Prop.ForAll<int>(n =>
        {
            var info = CultureInfo.GetCultureInfo(culture);
            var money = new Money(Math.Abs((long)n) * 1009, Euro);
            return Money.TryParseExact(money.ToDecimal().ToString("N2", info), info, Euro).Amount == money;
        }).QuickCheckThrowOnFailure();

    static MoneyParse Read(string text, string culture) => Money.TryParseExact(text, CultureInfo.GetCultureInfo(culture), Euro);
}
