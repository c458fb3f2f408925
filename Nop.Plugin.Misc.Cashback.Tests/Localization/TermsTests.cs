using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Tests.Localization;

/// <summary>Each language has one word for each term of the plugin; these are words that stood beside it and meant the same.</summary>
public sealed class TermsTests
{
    [TestCase("en", "tier", "level")]
    [TestCase("en", "branch", "another salon|every salon|salons")]
    [TestCase("it", "livello", "gradin|fasci")]
    [TestCase("it", "sede", "filial|saloni")]
    [TestCase("it", "buono", "voucher|coupon")]
    [TestCase("it", "accantonamento", "(?<!in )blocco")]
    [TestCase("ru", "уровень", "ступен")]
    [TestCase("ru", "салон", "филиал")]
    [TestCase("ru", "ваучер", "купон|талон")]
    [TestCase("fi", "taso", "porras|portaa")]
    [TestCase("fi", "ryhmä", "luokk|luoki")]
    [TestCase("fi", "toimipiste", "kampaamo|toise(en|ssa) salon|kaikki salon")]
    [TestCase("fi", "kuponki", "seteli|setelit")]
    [TestCase("fr", "palier", "niveau|échelon")]
    [TestCase("fr", "salon", "succursale|agence")]
    [TestCase("fr", "cagnotte", "portefeuille")]
    [TestCase("pl", "poziom", "stopie|stopni")]
    [TestCase("pl", "salon", "oddzia|filia")]
    [TestCase("pl", "voucher", @"\bbon(y|u|ów|em)?\b|kupon")]
    public void A_term_has_one_word(string language, string word, string others)
    {
        var texts = LocaleSources.Texts(language);
        Assert.That(texts.Values.Any(text => text.Contains(word[..4], StringComparison.OrdinalIgnoreCase)), $"{word} is a word of the texts");
        Assert.That(texts.Where(text => Regex.IsMatch(WithoutTokens(text.Value), others, RegexOptions.IgnoreCase)).Select(text => $"{text.Key}: {text.Value}"), Is.Empty, $"the word is {word}");
    }

    // What a letter fills in has an English name.
    static string WithoutTokens(string text) => Regex.Replace(text, "%[A-Za-z.]+%", "");
}
