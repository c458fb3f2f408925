using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>Rewords letters of earlier versions that say today what is no longer so, as <see cref="FormerTexts"/> does with texts: the shop keeps a copy of each in its message templates. What an owner has reworded stays.</summary>
public sealed class FormerLetters(IMessageTemplateService templates, ILanguageService languages, ILocalizedEntityService localized, MailTemplateInstaller installer)
{
    /// <summary>Brings today's subjects and bodies into the templates, and into what they say in each language.</summary>
    public async Task BringAsync()
    {
        var all = await languages.GetAllLanguagesAsync(showHidden: true);
        var written = await installer.WrittenInAsync(all);
        foreach (var (name, part, _) in Letter.All)
        {
            var (subject, body) = ($"Mail.{part}.Subject", $"Mail.{part}.Body");
            foreach (var template in await templates.GetMessageTemplatesByNameAsync(name))
            {
                var (hasSubject, hasBody) = (FormerTexts.IsFormer(subject, template.Subject), FormerTexts.IsFormer(body, template.Body));
                if (hasSubject)
                    template.Subject = Today(subject, written);
                if (hasBody)
                    template.Body = Today(body, written);
                if (hasSubject || hasBody)
                    await templates.UpdateMessageTemplateAsync(template);

                foreach (var language in all)
                {
                    if (FormerTexts.IsFormer(subject, await OwnAsync(template, nameof(MessageTemplate.Subject), language)))
                        await localized.SaveLocalizedValueAsync(template, row => row.Subject, Today(subject, LocalizationInstaller.CodeOf(language)), language.Id);
                    if (FormerTexts.IsFormer(body, await OwnAsync(template, nameof(MessageTemplate.Body), language)))
                        await localized.SaveLocalizedValueAsync(template, row => row.Body, Today(body, LocalizationInstaller.CodeOf(language)), language.Id);
                }
            }
        }
    }

    Task<string> OwnAsync(MessageTemplate template, string property, Language language) => localized.GetLocalizedValueAsync(language.Id, template.Id, nameof(MessageTemplate), property);

    static string Today(string text, string code) => LocalizationInstaller.Texts(code)[LocalizationInstaller.KeyOf(text)];
}
