using Moq;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Services.Localization;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>Lines of the activity log that nobody reads, where a test is about something else.</summary>
static class QuietLines
{
    /// <summary>Writes them nowhere.</summary>
    public static ActivityLines New() => new(
        Mock.Of<ICustomerActivityService>(), new Actor(Mock.Of<IWorkContext>()), Mock.Of<ILocalizationService>(texts => texts.GetResourceAsync(It.IsAny<string>()) == Task.FromResult("")), AnyText.Held);
}
