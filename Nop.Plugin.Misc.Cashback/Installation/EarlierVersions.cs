using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Insight.Guard;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Services.Messages;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>Brings what an earlier version kept to where this one looks for it. Each step may run again after it was broken off.</summary>
public sealed class EarlierVersions(
    ISettingService settings,
    IScheduleTaskService tasks,
    ILocalizationService texts,
    IMessageTemplateService templates,
    ILanguageService languages,
    ILocalizedEntityService localized,
    IPermissionService permissions,
    ICustomerService customers)
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

    // What tasks were called that have other names now.
    static readonly string[] s_taskNamesThen = ["Cashback: letter about what was made by hand"];

    // Where 1.00 had the classes of the tasks.
    const string TasksThen = "Nop.Plugin.Misc.Cashback.Infrastructure.Tasks";

    // What 1.12 called GiftRunState.
    const string RunStateThen = "BonusRunState";

    const string Greeting = "<p>%Cashback.Greeting%</p>";

    // What 1.15 called the daily letter in the shop's list of message templates.
    const string DailyLetterThen = "Cashback.HandActs.OwnerNotification";

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

    /// <summary>Brings along a task, which the shop keeps by the name of its class, with the period that the owner has set.</summary>
    /// <param name="type">The class of today.</param>
    /// <param name="typeName">The name under which the shop finds it.</param>
    public async Task BringTaskAsync(Type type, string typeName)
    {
        if (await tasks.GetTaskByTypeAsync($"{TasksThen}.{type.Name}, {type.Assembly.GetName().Name}") is not { } task)
            return;
        task.Type = typeName;
        await tasks.UpdateTaskAsync(task);
    }

    /// <summary>Gives a task the name of today where it has one of an earlier version still.</summary>
    /// <param name="typeName">The name under which the shop finds it.</param>
    /// <param name="name">The name of today.</param>
    public async Task RenameTaskAsync(string typeName, string name)
    {
        if (await tasks.GetTaskByTypeAsync(typeName) is not { } task || !s_taskNamesThen.Contains(task.Name))
            return;
        task.Name = name;
        await tasks.UpdateTaskAsync(task);
    }

    /// <summary>Brings along what the owner calls the values of enums: the shop keeps them by the enum's full name, which was another in earlier versions.</summary>
    public async Task BringEnumTextsAsync()
    {
        var now = LocalizationInstaller.Texts("en").Keys.Where(IsOfEnum).ToDictionary(ShortName, StringComparer.OrdinalIgnoreCase);
        foreach (var language in await languages.GetAllLanguagesAsync(showHidden: true))
        {
            var kept = await texts.GetAllResourceValuesAsync(language.Id, loadPublicLocales: null);
            var moved = kept.Keys.Where(key => IsOfEnum(key) && now.TryGetValue(ShortName(key), out var name) && !kept.ContainsKey(name.ToLowerInvariant())).ToList();
            if (moved.Count == 0)
                continue;
            await texts.AddOrUpdateLocaleResourceAsync(moved.ToDictionary(key => now[ShortName(key)], key => kept[key].Value), language.Id);
            await texts.DeleteLocaleResourcesAsync(moved, language.Id);
        }
    }

    /// <summary>Gives the daily letter the name that it has everywhere, in the shop's list of message templates too.</summary>
    public async Task RenameLettersAsync()
    {
        foreach (var template in await templates.GetMessageTemplatesByNameAsync(DailyLetterThen))
        {
            template.Name = Letter.HandActs.Name;
            await templates.UpdateMessageTemplateAsync(template);
        }
    }

    /// <summary>Gives letters whose greeting is that of 1.00 the one that knows people without a name. A greeting of the owner's own stays.</summary>
    public async Task BringLettersAsync()
    {
        foreach (var (name, _, _) in Letter.All)
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

    /// <summary>Gives rights that were a part of configuring in an earlier version to the roles that may configure.</summary>
    /// <remarks>The shop would insert the records after this, for administrators alone.</remarks>
    public async Task BringPermissionsAsync()
    {
        var known = (await permissions.GetAllPermissionRecordsAsync()).Select(record => record.SystemName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parted = new[] { CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive, CashbackPermissions.ImportReturns }.Where(right => !known.Contains(right)).ToArray();
        if (parted.Length == 0 || !known.Contains(CashbackPermissions.Configure))
            return;

        await permissions.InsertPermissionsAsync();
        foreach (var role in await customers.GetAllCustomerRolesAsync(showHidden: true))
        {
            if (!await permissions.AuthorizeAsync(CashbackPermissions.Configure, role.Id))
                continue;
            foreach (var right in parted)
            {
                if (!await permissions.AuthorizeAsync(right, role.Id))
                    await permissions.InsertPermissionMappingAsync(role.Id, right);
            }
        }
    }

    static bool IsOfEnum(string key) => key.StartsWith($"Enums.{typeof(EarlierVersions).Assembly.GetName().Name}.", StringComparison.OrdinalIgnoreCase);

    // "GiftRunState.Done", wherever the enum is and was.
    static string ShortName(string key) =>
        key.Split('.') is [.., var type, var value] ? $"{(type.Equals(RunStateThen, StringComparison.OrdinalIgnoreCase) ? nameof(GiftRunState) : type)}.{value}" : key;

    // null: it has another greeting.
    static string? Greeted(string? body) =>
        _greetings.FirstOrDefault(greeting => body?.StartsWith(greeting, StringComparison.Ordinal) == true) is { } found ? Greeting + body![found.Length..] : null;
}
