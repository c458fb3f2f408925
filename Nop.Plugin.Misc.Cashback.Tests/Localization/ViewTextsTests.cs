using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Tests.Localization;

public sealed partial class ViewTextsTests
{
    // T() writes a resource as it is; between the quotes of an attribute one quote in it would end the attribute. Its Text is encoded by Razor.
    [Test]
    public void A_text_in_an_attribute_is_encoded()
    {
        var raw = Directory.EnumerateFiles(Path.Combine(LocaleSources.PluginFolder, "Views"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => RawAttribute().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));
        Assert.That(raw, Is.Empty);
    }

    // Where a script loads a part of a page, nopCommerce's tag helpers write a script without its address and a style sheet not at all.
    [Test]
    public void Files_of_the_payment_step_are_named_past_the_shops_tag_helpers() =>
        Assert.That(File.ReadAllText(Path.Combine(LocaleSources.PluginFolder, "Views", "Public", "Components", "CartCashback.cshtml")), Does.Not.Match("<(script|link)"));

    [GeneratedRegex("""="[^"\n]*@T\("[^"]+"[^()\n]*\)(?!\.Text)""")]
    private static partial Regex RawAttribute();
}
