using Moq;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Admin;

/// <summary>A localization that answers with the last part of the key.</summary>
static class Texts
{
    internal static ILocalizationService ByKey()
    {
        var localization = new Mock<ILocalizationService>();
        localization.Setup(l => l.GetResourceAsync(It.IsAny<string>())).ReturnsAsync((string key) => key[(key.LastIndexOf('.') + 1)..]);
        return localization.Object;
    }
}
