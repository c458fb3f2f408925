using Nop.Core.Domain.Cms;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Logging;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.ScheduleTasks;
using Nop.Core.Domain.Security;
using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Tests.Installation;

public sealed class InstallTests
{
    const string Title = "plugins.misc.cashback.tiers.title";

    InstalledShop _shop = null!;

    [SetUp]
    public async Task SetUp() => _shop = await InstalledShop.InstallAsync();

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
    public async Task A_task_of_an_earlier_version_gets_its_name_and_keeps_the_owners()
    {
        var (type, name) = (CashbackTasks.TypeName(typeof(HandReportTask)), CashbackTasks.All.Single(task => task.Type == typeof(HandReportTask)).Name);
        async Task<string> NamedAsync(string then) => await _shop.Store.RequestAsync(async services =>
        {
            var tasks = services.GetRequiredService<IScheduleTaskService>();
            var task = await tasks.GetTaskByTypeAsync(type);
            task.Name = then;
            await tasks.UpdateTaskAsync(task);
            await services.GetRequiredService<EarlierVersions>().RenameTaskAsync(type, name);
            return (await tasks.GetTaskByTypeAsync(type)).Name;
        });
        Assert.That((await NamedAsync("Cashback: letter about what was made by hand"), await NamedAsync("Who did what")), Is.EqualTo((name, "Who did what")));
    }

    [Test]
    public async Task Each_language_has_its_texts()
    {
        var texts = (await _shop.RowsAsync<LocaleStringResource>()).Where(text => text.ResourceName.Equals(Title, StringComparison.OrdinalIgnoreCase));
        Assert.That(texts.OrderBy(text => text.LanguageId).Select(text => text.ResourceValue), Is.EqualTo(new[] { "Tiers", LocalizationInstaller.Texts("it")["Plugins.Misc.Cashback.Tiers.Title"] }));
    }

    [Test]
    public async Task The_daily_letter_of_an_earlier_version_gets_its_name_and_keeps_the_owners_words()
    {
        await _shop.TellAsync<IRepository<MessageTemplate>>(async rows =>
        {
            var row = rows.Table.First(template => template.Name == "Cashback.DailyLetter.OwnerNotification");
            (row.Name, row.Subject, row.Body) = ("Cashback.HandActs.OwnerNotification", "%Store.Name%: cashback made by hand", "Dear me, %Cashback.HandActs.List%");
            await rows.UpdateAsync(row);
        });
        await _shop.TellAsync<EarlierVersions>(earlier => earlier.RenameLettersAsync());
        await _shop.TellAsync<FormerLetters>(letters => letters.BringAsync());
        var letter = (await _shop.RowsAsync<MessageTemplate>()).Single(template => template.Name is "Cashback.DailyLetter.OwnerNotification" or "Cashback.HandActs.OwnerNotification");
        Assert.That((letter.Name, letter.Subject, letter.Body), Is.EqualTo(("Cashback.DailyLetter.OwnerNotification", "%Store.Name%: daily letter about cashback", "Dear me, %Cashback.HandActs.List%")));
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
        await _shop.TellAsync<LocalizationInstaller>(texts => texts.InstallAsync());
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
    public async Task Installing_again_over_a_kept_ledger_keeps_the_day_from_which_orders_earn()
    {
        var before = (await SettingsAsync()).EarnFromUtc;
        await AwayAsync(TimeSpan.FromDays(20));
        Assert.That((await SettingsAsync()).EarnFromUtc, Is.EqualTo(before));
    }

    [Test]
    public async Task So_does_the_day_of_a_single_store()
    {
        var own = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc);
        await _shop.TellAsync<ISettingService>(settings => settings.SaveSettingAsync(new CashbackSettings { EarnFromUtc = own }, values => values.EarnFromUtc, 1));
        await AwayAsync(TimeSpan.FromDays(20));
        var found = await _shop.AskAsync<ISettingService, CashbackSettings>(settings => settings.LoadSettingAsync<CashbackSettings>(1));
        Assert.That((found.EarnFromUtc, (await SettingsAsync()).EarnFromUtc), Is.EqualTo(((DateTime?)own, (DateTime?)_shop.Clock.UtcNow.AddDays(-20))));
    }

    [Test]
    public async Task A_ledger_that_was_kept_without_the_day_earns_from_its_first_wallet_on()
    {
        var anna = await _shop.Store.RegisterAsync("anna@example.com");
        _shop.Clock.Advance(TimeSpan.FromDays(3));
        var opened = _shop.Clock.UtcNow;
        var key = await _shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(anna.Id, 1));
        await _shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.AdjustAsync(key, 100, new PostingContext(Channel.Admin, 9, opened) { Reason = "gift" }));
        await _shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());
        await _shop.TellAsync<ISettingService>(settings => settings.DeleteSettingAsync<CashbackKeptSettings>());
        _shop.Clock.Advance(TimeSpan.FromDays(20));
        await _shop.TellAsync<PluginInstaller>(installer => installer.InstallAsync());
        Assert.That((await SettingsAsync()).EarnFromUtc, Is.EqualTo(opened));
    }

    [Test]
    public async Task An_order_that_was_placed_and_paid_while_the_plugin_was_away_earns()
    {
        await _shop.SeedAsync();
        var anna = await _shop.Store.RegisterAsync("anna@example.com");
        await _shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());
        _shop.Clock.Advance(TimeSpan.FromDays(5));
        var order = await _shop.AddOrderAsync(anna, 45.00m, PaymentStatus.Paid);
        _shop.Clock.Advance(TimeSpan.FromDays(5));
        await _shop.TellAsync<PluginInstaller>(installer => installer.InstallAsync());
        await _shop.Store.RunTasksAsync();
        Assert.That((await _shop.RowsAsync<OrderAccount>()).Select(account => (account.OrderId, account.Earned)), Is.EqualTo(new[] { (order.Id, 2_25L) }));
    }

    [Test]
    public async Task A_deleted_ledger_takes_the_day_with_it()
    {
        await _shop.Store.GiveUpLedgerAsync();
        await AwayAsync(TimeSpan.FromDays(20));
        Assert.That((await SettingsAsync()).EarnFromUtc, Is.EqualTo(_shop.Clock.UtcNow));
    }

    [Test]
    public async Task Installing_again_finds_the_rules()
    {
        await _shop.SeedAsync();
        await _shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());
        await _shop.TellAsync<PluginInstaller>(installer => installer.InstallAsync());
        Assert.That(await _shop.AskAsync<EarnRuleService, IList<CashbackTier>>(rules => rules.GetTiersAsync()), Has.Count.EqualTo(2));
    }

    async Task AwayAsync(TimeSpan time)
    {
        await _shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());
        _shop.Clock.Advance(time);
        await _shop.TellAsync<PluginInstaller>(installer => installer.InstallAsync());
    }

    async Task<List<ScheduleTask>> OurTasksAsync() =>
        [.. (await _shop.RowsAsync<ScheduleTask>()).Where(task => task.Type.Contains("Cashback", StringComparison.Ordinal))];

    async Task<List<ActivityLogType>> OurTypesAsync() =>
        [.. (await _shop.RowsAsync<ActivityLogType>()).Where(type => type.SystemKeyword.StartsWith("Cashback", StringComparison.Ordinal))];

    Task<CashbackSettings> SettingsAsync() => _shop.AskAsync<ISettingService, CashbackSettings>(settings => settings.LoadSettingAsync<CashbackSettings>());
}
