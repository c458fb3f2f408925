using Nop.Core.Domain.Localization;
using Nop.Core.Events;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>A language that is added later gets the plugin's texts too; the shop would show bare keys in it.</summary>
public class LanguageConsumer(ILocalizationInstaller texts) : IConsumer<EntityInsertedEvent<Language>>
{
    /// <inheritdoc/>
    public Task HandleEventAsync(EntityInsertedEvent<Language> eventMessage) => texts.FillLanguageAsync(eventMessage.Entity);
}
