using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Services.Localization;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Notifications;

/// <summary>Adds the plugin's letters to the shop's message templates, in each of its languages; what an owner has changed stays.</summary>
public sealed class MailTemplateInstaller(
    IMessageTemplateService templates, ILanguageService languages, ILocalizedEntityService localized, EmailAccountSettings accounts)
{
    /// <summary>Adds those that are missing.</summary>
    public async Task InstallAsync()
    {
        var all = await languages.GetAllLanguagesAsync(showHidden: true);
        foreach (var (name, part) in MailTemplates.All)
        {
            if ((await templates.GetMessageTemplatesByNameAsync(name)).Count > 0)
                continue;

            var (subject, body) = TextsOf(part, all.Count == 0 ? "en" : LocalizationInstaller.CodeOf(all[0]));
            var template = new MessageTemplate { Name = name, Subject = subject, Body = body, IsActive = true, EmailAccountId = accounts.DefaultEmailAccountId };
            await templates.InsertMessageTemplateAsync(template);
            foreach (var language in all.Skip(1))
            {
                (subject, body) = TextsOf(part, LocalizationInstaller.CodeOf(language));
                await localized.SaveLocalizedValueAsync(template, row => row.Subject, subject, language.Id);
                await localized.SaveLocalizedValueAsync(template, row => row.Body, body, language.Id);
            }
        }
    }

    /// <summary>Removes them.</summary>
    public async Task UninstallAsync()
    {
        foreach (var (name, _) in MailTemplates.All)
        {
            foreach (var template in await templates.GetMessageTemplatesByNameAsync(name))
                await templates.DeleteMessageTemplateAsync(template);
        }
    }

    static (string Subject, string Body) TextsOf(string part, string code)
    {
        var texts = LocalizationInstaller.Texts(code);
        return (texts[Key($"Mail.{part}.Subject")], texts[Key($"Mail.{part}.Body")]);
    }

    static string Key(string name) => CashbackDefaults.ResourcePrefix + "." + name;
}
