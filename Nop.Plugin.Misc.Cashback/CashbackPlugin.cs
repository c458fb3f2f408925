using Nop.Core.Domain.Cms;
using Nop.Core.Domain.Logging;
using Nop.Core.Domain.ScheduleTasks;
using Nop.Plugin.Misc.Cashback.Insight.Guard;
using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Services.Cms;
using Nop.Services.Common;
using Nop.Services.Plugins;
using Nop.Services.ScheduleTasks;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback;

/// <summary>The plugin as the shop installs, updates and uninstalls it. Each step may run again after it was broken off.</summary>
public sealed class CashbackPlugin(
    IRepository<ActivityLogType> activityTypes,
    IScheduleTaskService tasks,
    ISettingService settings,
    IPermissionService permissions,
    LocalizationInstaller texts,
    MailTemplateInstaller letters,
    LedgerDeletion deletion,
    EarnStart earnStart,
    Mailboxes mailboxes,
    EarlierVersions earlier,
    FormerTexts formerTexts,
    FormerLetters formerLetters,
    PhoneRecords phones,
    IFormerRows formerRows,
    CurrencyDecision currency,
    INopUrlHelper urls,
    TimeProvider time) : BasePlugin, IMiscPlugin, IWidgetPlugin
{
    /// <summary>Its widgets belong to it: they are switched by its settings, not in the list of widgets.</summary>
    public bool HideInWidgetList => true;

    public override string GetConfigurationPageUrl() => urls.RouteUrl(CashbackRoutes.Admin, new { controller = "CashbackConfiguration", action = "Configure" });

    public Task<IList<string>> GetWidgetZonesAsync() => Task.FromResult<IList<string>>([.. WidgetZoneMap.Components.Keys]);

    public Type GetWidgetViewComponent(string widgetZone) => WidgetZoneMap.Components[widgetZone];

    public override async Task InstallAsync()
    {
        await KeepSettingsAsync();
        await ActivateWidgetsAsync();
        await AddTasksAsync();
        await AddActivityTypesAsync();
        await texts.InstallAsync();
        await letters.InstallAsync();
        await phones.NoteAllAsync();
        await formerRows.SignKeptAsync();
        await base.InstallAsync();
    }

    public override async Task UpdateAsync(string currentVersion, string targetVersion)
    {
        await earlier.BringSettingsAsync();
        await earlier.BringPermissionsAsync();
        await KeepSettingsAsync();
        foreach (var (name, type, _) in CashbackTasks.All)
        {
            await earlier.BringTaskAsync(type, CashbackTasks.TypeName(type));
            await earlier.RenameTaskAsync(CashbackTasks.TypeName(type), name);
        }

        await AddTasksAsync();
        await AddActivityTypesAsync();
        await earlier.BringEnumTextsAsync();
        await formerTexts.BringAsync();
        await texts.InstallAsync();
        await earlier.RenameLettersAsync();
        // Before their greetings are: a letter of another greeting is not known as one of ours any more.
        await formerLetters.BringAsync();
        await earlier.BringLettersAsync();
        await formerLetters.BringAsync();
        await letters.InstallAsync();
        await phones.NoteAllAsync();
        await formerRows.SignAsync(currentVersion);
        await base.UpdateAsync(currentVersion, targetVersion);
    }

    /// <summary>
    /// Removes everything but the ledger, the rules, since when orders earn and what the activity log says of them: what shoppers own, and who changed it, is not lost with a switch. Only where
    /// <see cref="CashbackSettings.DeleteLedgerOnUninstall"/> asks for it and <see cref="DeletionConsent"/> holds, ledger and rules go too.
    /// </summary>
    public override async Task UninstallAsync()
    {
        await DeactivateWidgetsAsync();
        foreach (var (_, type, _) in CashbackTasks.All)
        {
            if (await tasks.GetTaskByTypeAsync(CashbackTasks.TypeName(type)) is { } task)
                await tasks.DeleteTaskAsync(task);
        }

        await earnStart.KeepAsync();
        // Before the setting and the texts go, so that an uninstallation that is broken off here does it when it runs again.
        await deletion.DeleteIfAskedAsync();
        foreach (var permission in CashbackPermissions.All)
            await permissions.DeletePermissionAsync(permission);

        await settings.DeleteSettingAsync<CashbackSettings>();
        await settings.DeleteSettingAsync<CashbackBonusSettings>();
        await settings.DeleteSettingAsync<CashbackGuardSettings>();
        await settings.DeleteSettingAsync<CashbackAuditSettings>();
        await letters.UninstallAsync();
        await texts.UninstallAsync();
        await base.UninstallAsync();
    }

    // Saved values win over defaults, so that a broken-off installation, or a newer version's settings, are completed.
    async Task KeepSettingsAsync()
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        await earnStart.FillAsync(values);
        await settings.SaveSettingAsync(values);
        await mailboxes.EnsureSecretAsync();
        await currency.KeepAsync();
    }

    async Task ActivateWidgetsAsync()
    {
        var widgets = await settings.LoadSettingAsync<WidgetSettings>();
        if (widgets.ActiveWidgetSystemNames.Contains(CashbackDefaults.SystemName))
            return;
        widgets.ActiveWidgetSystemNames.Add(CashbackDefaults.SystemName);
        await settings.SaveSettingAsync(widgets);
    }

    async Task DeactivateWidgetsAsync()
    {
        var widgets = await settings.LoadSettingAsync<WidgetSettings>();
        if (widgets.ActiveWidgetSystemNames.Remove(CashbackDefaults.SystemName))
            await settings.SaveSettingAsync(widgets);
    }

    async Task AddTasksAsync()
    {
        foreach (var (name, type, seconds) in CashbackTasks.All)
        {
            var typeName = CashbackTasks.TypeName(type);
            if (await tasks.GetTaskByTypeAsync(typeName) is not null)
                continue;
            await tasks.InsertTaskAsync(new ScheduleTask
            {
                Name = name,
                Type = typeName,
                Seconds = seconds,
                Enabled = true,
                LastEnabledUtc = time.GetUtcNow().UtcDateTime,
                StopOnError = false,
            });
        }
    }

    async Task AddActivityTypesAsync()
    {
        var known = (await activityTypes.GetAllAsync(query => query)).Select(type => type.SystemKeyword).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (keyword, name) in CashbackActivity.All.Where(type => !known.Contains(type.SystemKeyword)))
            await activityTypes.InsertAsync(new ActivityLogType { SystemKeyword = keyword, Name = name, Enabled = true });
    }
}
