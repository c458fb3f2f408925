using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>Rewords letters of earlier versions that say today what is no longer so, as <see cref="FormerTexts"/> does with texts: the shop keeps a copy of each in its message templates. What an owner has reworded stays.</summary>
public sealed class FormerLetters(IMessageTemplateService templates, ILanguageService languages, ILocalizedEntityService localized, MailTemplateInstaller installer)
{
    /// <summary>Brings today's bodies into the templates, and into what they say in each language.</summary>
    public async Task BringAsync()
    {
        var all = await languages.GetAllLanguagesAsync(showHidden: true);
        var written = await installer.WrittenInAsync(all);
        foreach (var (name, part, _) in Letter.All)
        {
            var text = $"Mail.{part}.Body";
            foreach (var template in await templates.GetMessageTemplatesByNameAsync(name))
            {
                if (FormerTexts.IsFormer(text, template.Body))
                {
                    template.Body = Today(text, written);
                    await templates.UpdateMessageTemplateAsync(template);
                }

                foreach (var language in all)
                {
                    if (FormerTexts.IsFormer(text, await localized.GetLocalizedValueAsync(language.Id, template.Id, nameof(MessageTemplate), nameof(MessageTemplate.Body))))
                        await localized.SaveLocalizedValueAsync(template, row => row.Body, Today(text, LocalizationInstaller.CodeOf(language)), language.Id);
                }
            }
        }
    }

    static string Today(string text, string code) => LocalizationInstaller.Texts(code)[LocalizationInstaller.KeyOf(text)];
}
