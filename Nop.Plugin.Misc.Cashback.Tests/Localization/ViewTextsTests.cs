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

    [GeneratedRegex("""="[^"\n]*@T\("[^"]+"[^()\n]*\)(?!\.Text)""")]
    private static partial Regex RawAttribute();
}
