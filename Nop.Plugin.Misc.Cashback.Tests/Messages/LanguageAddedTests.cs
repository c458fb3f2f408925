using Moq;
using Nop.Core.Caching;
using Nop.Core.Domain.Localization;
using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Messages;

public sealed class LanguageAddedTests
{
    [Test]
    public async Task A_new_language_gets_texts_also_where_the_shop_drops_its_list_of_languages_later()
    {
        var (old, added) = (new Language { Id = 1, LanguageCulture = "en-US" }, new Language { Id = 2, LanguageCulture = "it-IT" });
        IList<Language> listed = [old];
        var (cache, languages, taken) = (new Mock<IStaticCacheManager>(), new Mock<ILanguageService>(), new List<int>());
        cache.Setup(it => it.RemoveByPrefixAsync("Nop.language.")).Callback(() => listed = [old, added]).Returns(Task.CompletedTask);
        languages.Setup(it => it.GetAllLanguagesAsync(true, 0)).ReturnsAsync(() => listed);

        await new LanguageConsumer(new LocalizationInstaller(languages.Object, Localization(() => listed, taken)), Letters(languages.Object), cache.Object)
            .HandleEventAsync(new EntityInsertedEvent<Language>(added));

        Assert.That(taken, Is.EqualTo(new[] { added.Id }));
    }

    // As the shop's own: for a language that is not in its list it takes no texts, and says nothing.
    static ILocalizationService Localization(Func<IList<Language>> listed, List<int> taken)
    {
        var service = new Mock<ILocalizationService>();
        service.Setup(it => it.GetAllResourceValuesAsync(It.IsAny<int>(), It.IsAny<bool?>())).ReturnsAsync([]);
        service.Setup(it => it.AddOrUpdateLocaleResourceAsync(It.IsAny<IDictionary<string, string>>(), It.IsAny<int?>()))
            .Callback((IDictionary<string, string> _, int? id) => taken.AddRange(listed().Where(language => language.Id == id).Select(language => language.Id)))
            .Returns(Task.CompletedTask);
        return service.Object;
    }

    static MailTemplateInstaller Letters(ILanguageService languages)
    {
        var templates = new Mock<Nop.Services.Messages.IMessageTemplateService>();
        templates.Setup(it => it.GetMessageTemplatesByNameAsync(It.IsAny<string>(), It.IsAny<int?>())).ReturnsAsync([]);
        return new(templates.Object, languages, Mock.Of<ILocalizedEntityService>(), new());
    }
}
