using Moq;
using Nop.Plugin.Misc.Cashback.Web;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed class BonusTextTests
{
    const string Note = "[birthday:7] Spring";

    [Test]
    public async Task A_bonus_says_what_it_was_for() => Assert.That(await ReasonAsync(EntryKind.Bonus), Is.EqualTo("Birthday: Spring"));

    [TestCase(EntryKind.Adjust)]
    [TestCase(EntryKind.Capture)]
    [TestCase(EntryKind.Restore)]
    public async Task What_somebody_typed_stays_as_it_is_though_it_looks_like_a_bonus(EntryKind kind) => Assert.That(await ReasonAsync(kind), Is.EqualTo(Note));

    static Task<string?> ReasonAsync(EntryKind kind)
    {
        var localization = new Mock<ILocalizationService>();
        localization.Setup(texts => texts.GetResourceAsync("Plugins.Misc.Cashback.Bonuses.Reason.Birthday")).ReturnsAsync("Birthday");
        return new BonusText(localization.Object, new(localization.Object)).ReasonAsync(new() { Kind = kind, Reason = Note });
    }
}
