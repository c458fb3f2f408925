using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Web.Admin;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed class FormReaderTests
{
    CultureInfo _before = null!;

    [SetUp]
    public void Remember() => _before = CultureInfo.CurrentCulture;

    [TearDown]
    public void Restore() => CultureInfo.CurrentCulture = _before;

    [TestCase("it-IT", "12,50", 1250)]
    [TestCase("it-IT", "1.234,5", 123450)]
    [TestCase("en-US", "12.50", 1250)]
    [TestCase("fi-FI", "1 234,50", 123450)]
    [TestCase("ru-RU", " 7 ", 700)]
    public async Task An_amount_is_read_as_the_page_shows_it(string culture, string text, long minor)
    {
        var (typed, state) = Form(culture);
        var amount = await typed.AmountAsync("Amount", text);
        Assert.Multiple(() =>
        {
            Assert.That(amount, Is.EqualTo(minor));
            Assert.That(state.IsValid, Is.True);
        });
    }

    [TestCase(" 12 ", 12, null)]
    [TestCase("0", 0, "Range")]
    [TestCase("101", 0, "Range")]
    [TestCase("1.5", 0, "Range")]
    [TestCase("", 0, "Range")]
    [TestCase(null, 0, "Range")]
    public async Task A_whole_number_is_read_within_its_bounds(string? text, int number, string? message)
    {
        var (typed, state) = Form("en-US");
        Assert.That((await typed.WholeAsync("Cards", text, 1, 100), state["Cards"]?.Errors[0].ErrorMessage), Is.EqualTo((number, message)));
    }

    [TestCase(" anna@example.com ", "anna@example.com", null)]
    [TestCase(" ", "", null)]
    [TestCase(null, "", null)]
    [TestCase("Anna <anna@example.com>", "Anna <anna@example.com>", "Email")]
    [TestCase("anna@example.com, bea@example.com", "anna@example.com, bea@example.com", "Email")]
    [TestCase("änna@example.com", "änna@example.com", "Email")]
    [TestCase("a.long.one@example.com", "a.long.one@example.com", "Email")]
    public async Task A_mailbox_is_one_address_that_its_column_holds(string? text, string address, string? message)
    {
        var (typed, state) = Form("en-US");
        Assert.That((await typed.MailboxAsync("Mailbox", text, 16), state["Mailbox"]?.Errors[0].ErrorMessage), Is.EqualTo((address, message)));
    }

    [TestCase("it-IT", "12.50", "NotANumber")]
    [TestCase("en-US", "12,50", "NotANumber")]
    [TestCase("en-US", "", "Required")]
    [TestCase("en-US", null, "Required")]
    [TestCase("en-US", "-1", "Negative")]
    [TestCase("en-US", "1.005", "Decimals")]
    [TestCase("en-US", "99999999999999999999", "TooLarge")]
    [TestCase("en-US", "1e3", "NotANumber")]
    public async Task What_is_not_an_amount_is_refused_beside_the_field(string culture, string? text, string message)
    {
        var (typed, state) = Form(culture);
        await typed.AmountAsync("Amount", text);
        Assert.That(state["Amount"]!.Errors.Select(e => e.ErrorMessage), Is.EqualTo(new[] { message }));
    }

    [TestCase("en-US", "EUR", "12.50")]
    [TestCase("it-IT", "EUR", "12,50")]
    [TestCase("it-IT", "JPY", "1250")]
    public async Task Who_typed_no_amount_reads_what_one_looks_like_on_this_page(string culture, string currency, string example)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var state = new ModelStateDictionary();
        await new FormReader(state, CurrencySpec.For(currency), new(FakeTexts.In("en"))).AmountAsync("Amount", "x");
        Assert.That(state["Amount"]!.Errors.Single().ErrorMessage, Does.EndWith($"for example {example}."));
    }

    [TestCase("5", 500)]
    [TestCase("+5", 500)]
    [TestCase("-5.25", -525)]
    [TestCase("\u22125.25", -525)]
    public async Task A_change_has_a_sign(string text, long minor)
    {
        var (typed, _) = Form("en-US");
        Assert.That(await typed.ChangeAsync("Amount", text), Is.EqualTo(minor));
    }

    [TestCase("0", "Zero")]
    [TestCase("-0.00", "Zero")]
    [TestCase("--5", "Negative")]
    [TestCase("-", "Required")]
    public async Task A_change_of_nothing_is_refused(string text, string message)
    {
        var (typed, state) = Form("en-US");
        await typed.ChangeAsync("Amount", text);
        Assert.That(state["Amount"]!.Errors.Single().ErrorMessage, Is.EqualTo(message));
    }

    [TestCase("100", true)]
    [TestCase("7.1234", true)]
    [TestCase("100.01", false)]
    [TestCase("7.12345", false)]
    [TestCase("-1", false)]
    public async Task A_percent_has_a_range_and_four_decimals(string text, bool valid)
    {
        var (typed, state) = Form("en-US");
        await typed.NumberAsync("Rate", text, 100);
        Assert.That(state.IsValid, Is.EqualTo(valid));
    }

    [Test]
    public async Task What_may_be_left_out_is_null_without_an_error()
    {
        var (typed, state) = Form("en-US");
        Assert.Multiple(async () =>
        {
            Assert.That(await typed.OptionalAmountAsync("Cap", " "), Is.Null);
            Assert.That(await typed.OptionalNumberAsync("Rate", null, 100), Is.Null);
            Assert.That(state.IsValid, Is.True);
        });
    }

    [Test]
    public async Task Yen_have_no_decimals()
    {
        var state = new ModelStateDictionary();
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        await new FormReader(state, CurrencySpec.For("JPY"), FakeTexts.ByKey()).AmountAsync("Amount", "10.5");
        Assert.That(state["Amount"]!.Errors.Single().ErrorMessage, Is.EqualTo("Decimals"));
    }

    [TestCase("it-IT")]
    [TestCase("en-US")]
    [TestCase("fr-FR")]
    [TestCase("fi-FI")]
    public async Task A_field_is_read_back_as_it_was_written(string culture)
    {
        var (typed, _) = Form(culture);
        Assert.That(await typed.AmountAsync("Amount", Figures.AmountField(123456789, CurrencySpec.For("EUR"))), Is.EqualTo(123456789));
    }

    static (FormReader Typed, ModelStateDictionary State) Form(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var state = new ModelStateDictionary();
        return (new(state, CurrencySpec.For("EUR"), FakeTexts.ByKey()), state);
    }
}
