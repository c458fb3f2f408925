using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Adds the plugin's letters to the shop's message templates, in each of its languages; what an owner has changed stays.</summary>
public sealed class MailTemplateInstaller(
    IMessageTemplateService templates, ILanguageService languages, ILocalizedEntityService localized, EmailAccountSettings accounts)
{
    const string Fallback = "en";

    /// <summary>Adds the letters that are missing, and their texts in each language that has none.</summary>
    public async Task InstallAsync()
    {
        var all = await languages.GetAllLanguagesAsync(showHidden: true);
        foreach (var letter in Letter.All)
        {
            var (name, part, _) = letter;
            if ((await templates.GetMessageTemplatesByNameAsync(name)).Count > 0)
                continue;

            var (subject, body) = TextsOf(part, all.Count == 0 ? Fallback : LocalizationInstaller.CodeOf(all[0]));
            await templates.InsertMessageTemplateAsync(
                new MessageTemplate { Name = name, Subject = subject, Body = body, IsActive = !letter.StartsOff, EmailAccountId = accounts.DefaultEmailAccountId });
        }

        var written = await WrittenInAsync(all);
        foreach (var language in all.Where(language => LocalizationInstaller.CodeOf(language) != written))
            await FillAsync(language);
    }

    /// <summary>Adds the letters' texts in a language that the shop got later.</summary>
    public async Task FillLanguageAsync(Language language)
    {
        var others = (await languages.GetAllLanguagesAsync(showHidden: true)).Where(row => row.Id != language.Id).ToList();
        if (await WrittenInAsync(others) != LocalizationInstaller.CodeOf(language))
            await FillAsync(language);
    }

    async Task FillAsync(Language language)
    {
        foreach (var (name, part, _) in Letter.All)
        {
            var (subject, body) = TextsOf(part, LocalizationInstaller.CodeOf(language));
            foreach (var template in await templates.GetMessageTemplatesByNameAsync(name))
            {
                if (await HasOwnAsync(template, nameof(MessageTemplate.Subject), language) || await HasOwnAsync(template, nameof(MessageTemplate.Body), language))
                    continue;
                await localized.SaveLocalizedValueAsync(template, row => row.Subject, subject, language.Id);
                await localized.SaveLocalizedValueAsync(template, row => row.Body, body, language.Id);
            }
        }
    }

    // The language in which the templates themselves are: that of a text which the owner left as it was, else the shop's first. In it nothing may stand before the owner's words.
    internal async Task<string> WrittenInAsync(IList<Language> all)
    {
        foreach (var (name, part, _) in Letter.All)
        {
            foreach (var template in await templates.GetMessageTemplatesByNameAsync(name))
            {
                if (all.Select(LocalizationInstaller.CodeOf).FirstOrDefault(code => TextsOf(part, code) is var (subject, body) && (template.Subject == subject || template.Body == body)) is { } known)
                    return known;
            }
        }

        return all.Count == 0 ? Fallback : LocalizationInstaller.CodeOf(all[0]);
    }

    async Task<bool> HasOwnAsync(MessageTemplate template, string property, Language language) =>
        !string.IsNullOrEmpty(await localized.GetLocalizedValueAsync(language.Id, template.Id, nameof(MessageTemplate), property));

    /// <summary>Removes them.</summary>
    public async Task UninstallAsync()
    {
        foreach (var (name, _, _) in Letter.All)
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
