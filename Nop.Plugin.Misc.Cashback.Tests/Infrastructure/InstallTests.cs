using Cashback.Preview.Services;
using Nop.Core.Domain.Cms;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Logging;
using Nop.Core.Domain.ScheduleTasks;
using Nop.Core.Domain.Security;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Cashback.Tests.Infrastructure;

public sealed class InstallTests
{
    const string Title = "plugins.misc.cashback.tiers.title";

    InstalledShop _shop = null!;

    [SetUp]
    public async Task SetUp() => _shop = await InstalledShop.OpenAsync();

    [TearDown]
    public async Task TearDown() => await _shop.DisposeAsync();

    [Test]
    public async Task Orders_earn_from_the_installation_on() =>
        Assert.That((await SettingsAsync()).EarnFromUtc, Is.EqualTo(_shop.Clock.UtcNow));

    [Test]
    public async Task A_second_installation_changes_no_setting_and_doubles_nothing()
    {
        _shop.Clock.Advance(TimeSpan.FromDays(3));
        await _shop.SetAsync(settings => settings.ExpiryDays = 90);
        await _shop.TellAsync<PluginInstaller>(installer => installer.InstallAsync());
        Assert.Multiple(async () =>
        {
            Assert.That((await SettingsAsync()).ExpiryDays, Is.EqualTo(90));
            Assert.That((await SettingsAsync()).EarnFromUtc, Is.EqualTo(_shop.Clock.UtcNow.AddDays(-3)));
            Assert.That(await OurTasksAsync(), Has.Count.EqualTo(CashbackTasks.All.Count));
            Assert.That(await OurTypesAsync(), Has.Count.EqualTo(CashbackActivity.All.Count));
        });
    }

    [Test]
    public async Task Each_language_has_its_texts()
    {
        var texts = (await _shop.RowsAsync<LocaleStringResource>()).Where(text => text.ResourceName.Equals(Title, StringComparison.OrdinalIgnoreCase));
        Assert.That(texts.OrderBy(text => text.LanguageId).Select(text => text.ResourceValue), Is.EqualTo(new[] { "Tiers", LocalizationInstaller.Texts("it")["Plugins.Misc.Cashback.Tiers.Title"] }));
    }

    [Test]
    public async Task An_owners_own_wording_survives_an_update()
    {
        await _shop.TellAsync<IRepository<LocaleStringResource>>(async rows =>
        {
            var row = rows.Table.First(text => text.LanguageId == 1 && text.ResourceName == Title);
            row.ResourceValue = "Ranks";
            await rows.UpdateAsync(row);
        });
        await _shop.TellAsync<ILocalizationInstaller>(texts => texts.InstallAsync());
        Assert.That((await _shop.RowsAsync<LocaleStringResource>()).First(text => text.LanguageId == 1 && text.ResourceName.Equals(Title, StringComparison.OrdinalIgnoreCase)).ResourceValue, Is.EqualTo("Ranks"));
    }

    [Test]
    public async Task A_language_that_is_added_later_gets_texts_too()
    {
        var language = new Language { Name = "Svenska", LanguageCulture = "sv-SE", UniqueSeoCode = "sv", Published = true };
        await _shop.TellAsync<IRepository<Language>>(languages => languages.InsertAsync(language));
        Assert.That((await _shop.RowsAsync<LocaleStringResource>()).Where(text => text.LanguageId == language.Id).Select(text => text.ResourceValue), Does.Contain("Tiers"));
    }

    [Test]
    public async Task Permissions_are_the_administrators_alone()
    {
        var records = (await _shop.RowsAsync<PermissionRecord>()).Where(record => CashbackPermissions.All.Contains(record.SystemName)).ToList();
        var mappings = await _shop.RowsAsync<PermissionRecordCustomerRoleMapping>();
        Assert.That(records.Select(record => mappings.Count(mapping => mapping.PermissionRecordId == record.Id)).ToList(), Has.Count.EqualTo(CashbackPermissions.All.Count).And.All.EqualTo(1));
    }

    [Test]
    public async Task The_widgets_are_active() =>
        Assert.That((await _shop.AskAsync<ISettingService, WidgetSettings>(settings => settings.LoadSettingAsync<WidgetSettings>())).ActiveWidgetSystemNames, Does.Contain("Misc.Cashback"));

    [Test]
    public async Task Every_task_runs_in_an_empty_shop() => await _shop.Store.RunTasksAsync();

    [Test]
    public async Task Uninstalling_leaves_no_trace_but_ledger_rules_and_activity_log()
    {
        await _shop.SeedAsync();
        await _shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());
        Assert.Multiple(async () =>
        {
            Assert.That((await SettingsAsync()).EarnFromUtc, Is.Null);
            Assert.That(await OurTasksAsync(), Is.Empty);
            Assert.That(await OurTypesAsync(), Has.Count.EqualTo(CashbackActivity.All.Count), "with a type goes its part of the activity log");
            Assert.That((await _shop.RowsAsync<LocaleStringResource>()).Select(text => text.ResourceName).Where(name => name.Contains("cashback", StringComparison.OrdinalIgnoreCase)), Is.Empty);
            Assert.That((await _shop.RowsAsync<PermissionRecord>()).Where(record => record.SystemName.StartsWith("Cashback", StringComparison.Ordinal)), Is.Empty);
            Assert.That(await _shop.RowsAsync<CashbackTier>(), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Installing_again_finds_the_rules()
    {
        await _shop.SeedAsync();
        await _shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());
        await _shop.TellAsync<PluginInstaller>(installer => installer.InstallAsync());
        Assert.That(await _shop.AskAsync<IEarnRuleService, IList<CashbackTier>>(rules => rules.GetTiersAsync()), Has.Count.EqualTo(2));
    }

    async Task<List<ScheduleTask>> OurTasksAsync() =>
        [.. (await _shop.RowsAsync<ScheduleTask>()).Where(task => task.Type.Contains("Cashback", StringComparison.Ordinal))];

    async Task<List<ActivityLogType>> OurTypesAsync() =>
        [.. (await _shop.RowsAsync<ActivityLogType>()).Where(type => type.SystemKeyword.StartsWith("Cashback", StringComparison.Ordinal))];

    Task<CashbackSettings> SettingsAsync() => _shop.AskAsync<ISettingService, CashbackSettings>(settings => settings.LoadSettingAsync<CashbackSettings>());
}
