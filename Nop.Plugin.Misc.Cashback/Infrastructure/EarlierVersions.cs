using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Earning.Bonuses;
using Nop.Plugin.Misc.Cashback.Insight.Guard;
using Nop.Plugin.Misc.Cashback.Notifications;
using Nop.Services.Configuration;
using Nop.Services.Localization;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Brings what an earlier version kept to where this one looks for it. Each step may run again after it was broken off.</summary>
public sealed class EarlierVersions(ISettingService settings, IMessageTemplateService templates, ILanguageService languages, ILocalizedEntityService localized)
{
    // 1.00 kept these under names that another plugin may have too.
    static readonly (string Then, string Now)[] _renamed =
    [
        ("bonussettings.birthdaysnotedonutc", $"{nameof(CashbackBonusSettings)}.{nameof(CashbackBonusSettings.BirthdaysNotedOnUtc)}"),
        ("guardsettings.marginwarnpercent", $"{nameof(CashbackGuardSettings)}.{nameof(CashbackGuardSettings.MarginWarnPercent)}"),
        ("guardsettings.marginwarnmarginpercent", $"{nameof(CashbackGuardSettings)}.{nameof(CashbackGuardSettings.MarginWarnMarginPercent)}"),
    ];

    // 1.00 greeted by a name that not everybody has.
    static readonly string[] _greetings =
    [
        "<p>Hello %Customer.FirstName%,</p>", "<p>Hello %Customer.FullName%,</p>",
        "<p>Ciao %Customer.FirstName%,</p>", "<p>Ciao %Customer.FullName%,</p>",
        "<p>Здравствуйте, %Customer.FirstName%!</p>", "<p>Здравствуйте, %Customer.FullName%!</p>",
        "<p>Hei %Customer.FirstName%,</p>", "<p>Hei %Customer.FullName%,</p>",
        "<p>Bonjour %Customer.FirstName%,</p>", "<p>Bonjour %Customer.FullName%,</p>",
        "<p>Dzień dobry %Customer.FirstName%,</p>", "<p>Dzień dobry, %Customer.FullName%,</p>",
    ];

    const string Greeting = "<p>%Cashback.Greeting%</p>";

    /// <summary>Brings the settings along.</summary>
    public async Task BringSettingsAsync()
    {
        foreach (var (then, now) in _renamed)
        {
            if (await settings.GetSettingAsync(then) is not { } kept)
                continue;
            await settings.SetSettingAsync(now, kept.Value);
            await settings.DeleteSettingAsync(kept);
        }
    }

    /// <summary>Gives letters whose greeting is that of 1.00 the one that knows people without a name. A greeting of the owner's own stays.</summary>
    public async Task BringLettersAsync()
    {
        foreach (var (name, _) in MailTemplates.All)
        {
            foreach (var template in await templates.GetMessageTemplatesByNameAsync(name))
            {
                if (Greeted(template.Body) is { } body)
                {
                    template.Body = body;
                    await templates.UpdateMessageTemplateAsync(template);
                }

                foreach (var language in await languages.GetAllLanguagesAsync(true))
                {
                    var own = await localized.GetLocalizedValueAsync(language.Id, template.Id, nameof(MessageTemplate), nameof(MessageTemplate.Body));
                    if (Greeted(own) is { } translated)
                        await localized.SaveLocalizedValueAsync(template, row => row.Body, translated, language.Id);
                }
            }
        }
    }

    // null: it has another greeting.
    static string? Greeted(string? body) =>
        _greetings.FirstOrDefault(greeting => body?.StartsWith(greeting, StringComparison.Ordinal) == true) is { } found ? Greeting + body![found.Length..] : null;
}
