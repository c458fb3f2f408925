using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Localization;

public sealed partial class LocalizationTests
{
    static readonly string[] _languages = LocaleSources.Languages;

    [Test]
    public void Every_key_that_the_sources_name_has_an_english_text()
    {
        var texts = LocaleSources.Texts("en");
        var missing = LocaleSources.Used().Where(u => !texts.ContainsKey(u.Key)).Select(u => $"{u.Key} ({string.Join(", ", u.Distinct())})");
        Assert.That(string.Join(Environment.NewLine, missing), Is.Empty);
    }

    [Test]
    public void Every_text_is_used()
    {
        var used = LocaleSources.Used().Select(u => u.Key).Concat(LocaleSources.EnumKeys()).Concat(LocaleSources.Composed()).ToHashSet();
        // What 0, or nothing, means in a field, which its row looks up.
        used.UnionWith(used.Where(key => !key.EndsWith('.')).SelectMany(key => new[] { $"{key}.Zero", $"{key}.Empty" }).ToList());
        var families = used.Where(u => u.EndsWith('.')).ToList();
        var idle = LocaleSources.Texts("en").Keys.Where(k => !used.Contains(k) && !families.Exists(f => k.StartsWith(f, StringComparison.Ordinal)));
        Assert.That(string.Join(Environment.NewLine, idle), Is.Empty);
    }

    [TestCase("Account.Entry", typeof(EntryKind))]
    [TestCase("Cart.Obstacle", typeof(CartObstacle))]
    [TestCase("Checkout.Refused", typeof(RedemptionRefusal))]
    [TestCase("Errors.OverCap", typeof(RateOwner))]
    [TestCase("Returns.Fault", typeof(FileFaultKind))]
    [TestCase("Salon.Refused", typeof(SalonRefusal))]
    [TestCase("Why.Excluded", typeof(ExclusionReason))]
    public void A_family_of_texts_has_one_for_each_value(string family, Type values)
        => Assert.That(Enum.GetNames(values).Where(n => n != "None").Select(n => $"{LocaleSources.Prefix}{family}.{n}"), Is.SubsetOf(LocaleSources.Texts("en").Keys));

    [Test]
    public void An_enum_that_is_shown_has_a_text_for_each_value()
        => Assert.That(LocaleSources.EnumKeys().Except(LocaleSources.Texts("en").Keys), Is.Empty);

    [TestCaseSource(nameof(_languages))]
    public void A_language_has_the_keys_of_english_and_no_others(string language)
        => Assert.That(LocaleSources.Texts(language).Keys, Is.EquivalentTo(LocaleSources.Texts("en").Keys));

    [TestCase("en")]
    [TestCase("it")]
    [TestCase("fr")]
    [TestCase("fi")]
    public void A_western_text_fits_a_mysql_database_that_was_made_in_latin1(string language)
    {
        var latin1 = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252, System.Text.EncoderFallback.ReplacementFallback, System.Text.DecoderFallback.ReplacementFallback)!;
        Assert.That(LocaleSources.Texts(language).Where(text => latin1.GetString(latin1.GetBytes(text.Value)) != text.Value).Select(text => text.Key), Is.Empty);
    }

    [TestCaseSource(nameof(_languages))]
    public void No_text_is_empty(string language)
        => Assert.That(LocaleSources.Rows(language).Where(r => string.IsNullOrWhiteSpace(r.Value)).Select(r => r.Key), Is.Empty);

    [TestCaseSource(nameof(_languages))]
    public void A_text_has_the_places_of_the_english_one(string language)
    {
        var own = LocaleSources.Texts(language);
        var different = LocaleSources.Texts("en").Where(en => own.TryGetValue(en.Key, out var text) && !Places(en.Value).SetEquals(Places(text)));
        Assert.That(different.Select(d => d.Key), Is.Empty);
    }

    [TestCaseSource(nameof(_languages))]
    public void Keys_are_sorted_and_not_repeated_one_a_line(string language)
    {
        var keys = LocaleSources.Written(language).Select(r => r.Key).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(keys, Is.EqualTo(keys.Distinct().Order(StringComparer.Ordinal)));
            Assert.That(File.ReadAllLines(LocaleSources.FileOf(language)), Has.Length.EqualTo(keys.Count + 2));
        });
    }

    [TestCaseSource(nameof(_languages))]
    public void Keys_differ_by_more_than_case(string language)
        => Assert.That(LocaleSources.Rows(language).GroupBy(r => r.Key.ToLowerInvariant()).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);

    static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+[^}]*\}|%[A-Za-z.]+%")]
    private static partial Regex Place();
}
