using FsCheck.NUnit;
using Nop.Plugin.Misc.Cashback.Platform.Codes;

namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

public sealed class VoucherCodeTests
{
    static readonly RandomCodeSource _source = new();

    [Test]
    public void A_code_has_twelve_symbols_that_cannot_be_mistaken_for_others()
    {
        for (var i = 0; i < 200; i++)
            Assert.That(VoucherCode.New(_source), Does.Match("^[2-9a-hjkmnp-z]{12}$"));
    }

    [Test]
    public void Codes_do_not_repeat() =>
        Assert.That(Enumerable.Range(0, 20_000).Select(_ => VoucherCode.New(_source)).Distinct().Count(), Is.EqualTo(20_000));

    [TestCase("{0}")]
    [TestCase("  {0}\t")]
    [TestCase("{1}")]
    [TestCase("{2}")]
    public void A_code_is_read_as_people_type_it(string form)
    {
        var code = VoucherCode.New(_source);
        var shown = VoucherCode.Display(code);
        var typed = form.Replace("{0}", shown).Replace("{1}", code).Replace("{2}", shown.ToLowerInvariant().Replace('-', ' '));
        Assert.That(VoucherCode.Read(typed), Is.EqualTo(code));
    }

    // Zero width, soft hyphen, byte order mark, no-break space, wide letters; what stands around a code that is copied or scanned.
    [TestCase("\u200B{0}")]
    [TestCase("{0}\u00AD")]
    [TestCase("\uFEFF{0}")]
    [TestCase("{0}\u00A0\u202F")]
    [TestCase("\u2066{0}\u2069")]
    [TestCase("\"{0}\".")]
    [TestCase("\u00AB{0}\u00BB")]
    [TestCase("Code: {0}")]
    [TestCase("Codice\uFF1A{0}")]
    [TestCase("\u041A\u043E\u0434 \u0432\u0430\u0443\u0447\u0435\u0440\u0430: {0}")]
    public void A_code_is_read_as_it_is_pasted_and_scanned(string form)
    {
        var code = VoucherCode.New(_source);
        foreach (var shown in new[] { VoucherCode.Display(code), Wide(VoucherCode.Display(code)), string.Join('\u200B', VoucherCode.Display(code).ToCharArray()) })
            Assert.That(VoucherCode.Read(form.Replace("{0}", shown)), Is.EqualTo(code));
    }

    [Test]
    public void A_word_before_a_code_is_left_out_only_where_a_colon_ends_it()
    {
        var shown = VoucherCode.Display(VoucherCode.New(_source));
        Assert.That(VoucherCode.Read($"WXYZ-{shown}"), Is.Null);
    }

    static string Wide(string text) => string.Concat(text.Select(sign => (char)(sign + 0xFEE0)));

    [Test]
    public void Dashes_that_editors_make_long_are_dashes()
    {
        var code = VoucherCode.New(_source);
        Assert.That(VoucherCode.Read(VoucherCode.Display(code).Replace('-', '\u2013')), Is.EqualTo(code));
    }

    [Test]
    public void It_is_shown_in_groups_of_four() => Assert.That(VoucherCode.Display("abcdefghjkmn"), Is.EqualTo("ABCD-EFGH-JKMN"));

    // With Y or Z in it, or without a digit, what is wrong may come from a scanner on a German or French keyboard, and is read as that.
    string CodeOfEveryKeyboard()
    {
        while (true)
        {
            if (VoucherCode.New(_source) is var code && code.IndexOfAny(['y', 'z']) < 0 && code.Count(char.IsAsciiDigit) > 1)
                return code;
        }
    }

    [Test]
    public void Every_single_wrong_symbol_is_found()
    {
        var code = CodeOfEveryKeyboard();
        for (var place = 0; place < code.Length; place++)
        {
            foreach (var symbol in VoucherCode.Alphabet.Where(symbol => symbol != code[place] && symbol is not ('y' or 'z')))
                Assert.That(VoucherCode.Read(code[..place] + symbol + code[(place + 1)..]), Is.Null);
        }
    }

    [Test]
    public void Two_neighbours_that_changed_places_are_found()
    {
        for (var i = 0; i < 200; i++)
        {
            var code = CodeOfEveryKeyboard();
            for (var place = 1; place < code.Length; place++)
            {
                if (code[place] != code[place - 1])
                    Assert.That(VoucherCode.Read(code[..(place - 1)] + code[place] + code[place - 1] + code[(place + 1)..]), Is.Null);
            }
        }
    }

    [FsCheck.NUnit.Property(QuietOnSuccess = true)]
    public bool Any_text_is_read_or_refused(string? text) => VoucherCode.Read(text) is not { } code || code.Length == 12;
}
