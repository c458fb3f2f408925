using Nop.Core.Domain.Localization;
using Nop.Core.Events;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>A language that is added later gets the plugin's texts and letters too; the shop would show bare keys in it and send letters in another language.</summary>
sealed class LanguageConsumer(LocalizationInstaller texts, MailTemplateInstaller letters, IStaticCacheManager cache) : IConsumer<EntityInsertedEvent<Language>>
{
    public async Task HandleEventAsync(EntityInsertedEvent<Language> eventMessage)
    {
        // The shop drops its list of languages in a consumer of its own, which may come after this one; without the new language in it no text is taken.
        await cache.RemoveByPrefixAsync(NopEntityCacheDefaults<Language>.Prefix);
        await texts.FillLanguageAsync(eventMessage.Entity);
        await letters.FillLanguageAsync(eventMessage.Entity);
    }
}
