using Moq;
using Nop.Plugin.Misc.Cashback.Web.Shop;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>An amount that a shopper or a clerk types.</summary>
public sealed class TypedAmountTests
{
    CultureInfo _before = null!;

    [SetUp]
    public void Remember() => _before = CultureInfo.CurrentCulture;

    [TearDown]
    public void Restore() => CultureInfo.CurrentCulture = _before;

    [TestCase("en-US", "12 1/2", "EUR", "12.50")]
    [TestCase("fi-FI", "12 1/2", "EUR", "12,50")]
    [TestCase("fr-FR", "12 1/2", "EUR", "12,50")]
    [TestCase("it-IT", "12 1/2", "EUR", "12,50")]
    [TestCase("pl-PL", "12 1/2", "EUR", "12,50")]
    [TestCase("ru-RU", "12 1/2", "EUR", "12,50")]
    [TestCase("en-US", "ten", "JPY", "1250")]
    public async Task Who_typed_no_amount_reads_what_one_looks_like_on_this_page(string culture, string typed, string currency, string example)
    {
        var error = (await ReadAsync(culture, typed, currency)).Error;
        Assert.That(error, Does.EndWith($" {example}."));
    }

    [Test]
    public async Task What_the_example_shows_is_read([Values("en-US", "fi-FI", "fr-FR", "it-IT", "pl-PL", "ru-RU")] string culture)
    {
        var error = (await ReadAsync(culture, "x", "EUR")).Error!;
        Assert.That((await ReadAsync(culture, error[(error.LastIndexOf(' ') + 1)..^1], "EUR")).Minor, Is.EqualTo(12_50));
    }

    [TestCase("en-US", "1.234", "EUR")]
    [TestCase("fr-FR", "1,234", "EUR")]
    [TestCase("it-IT", "1.234", "KWD")]
    public async Task What_can_be_read_in_two_ways_is_asked_about(string culture, string typed, string currency)
    {
        var (minor, error) = await ReadAsync(culture, typed, currency);
        Assert.That(minor, Is.Null);
        Assert.That(error, Does.Contain(typed));
    }

    static Task<(long? Minor, string? Error)> ReadAsync(string culture, string typed, string currency)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var wallets = Mock.Of<IWalletDirectory>(it => it.GetCurrencyAsync() == Task.FromResult(CurrencySpec.For(currency)));
        return new PublicTexts(new(FakeTexts.In(culture[..2])), null!, wallets, Mock.Of<IDateTimeHelper>()).ReadAmountAsync(typed);
    }
}
