using Moq;
using Nop.Plugin.Misc.Cashback.Tests.Localization;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>Texts that are the last part of their keys, or those of a language.</summary>
static class FakeTexts
{
    internal static Texts ByKey() => new(Localization());

    internal static ILocalizationService In(string language)
    {
        var texts = LocaleSources.Texts(language);
        var localization = new Mock<ILocalizationService>();
        localization.Setup(l => l.GetResourceAsync(It.IsAny<string>())).ReturnsAsync((string key) => texts[key]);
        return localization.Object;
    }

    internal static ILocalizationService Localization()
    {
        var localization = new Mock<ILocalizationService>();
        localization.Setup(l => l.GetResourceAsync(It.IsAny<string>())).ReturnsAsync((string key) => key[(key.LastIndexOf('.') + 1)..]);
        return localization.Object;
    }
}
