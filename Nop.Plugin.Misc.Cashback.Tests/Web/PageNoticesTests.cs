using Nop.Plugin.Misc.Cashback.Web;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>What a notice carries into the scripts of the shop's pages.</summary>
public sealed class PageNoticesTests
{
    [TestCase("Saved: 12,50 € (+5 %)!", "Saved: 12,50 € (&#43;5 %)!")]
    [TestCase("Zoë Жанна 李 😀", "Zoë Жанна 李 &#128512;")]
    [TestCase("</script>", "&#60;/script&#62;")]
    [TestCase("a\\b'c\"d`e${f}{{g", "a&#92;b&#39;c&#34;d&#96;e&#36;&#123;f&#125;&#123;&#123;g")]
    [TestCase("one\ntwo\u2028three\0", "one&#32;two&#8232;three&#32;")]
    [TestCase("turned \u202e round", "turned  round")]
    public void A_sign_that_means_something_to_a_script_or_to_markup_is_a_number(string text, string carried) => Assert.That(PageNotices.Encode(text), Is.EqualTo(carried));
}
