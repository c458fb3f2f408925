using System.IO.Compression;
using Cashback.Preview.Migrations;
using Microsoft.Data.Sqlite;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Insight.Guard;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Tests.Localization;
using Nop.Plugin.Misc.Cashback.Tests.Schema;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.ScheduleTasks;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Cashback.Tests.Updates;

/// <summary>
/// A shop with a year of 1.00 behind it, stored with a draft, limits of the margin guard and two texts of the owner's own, starts with this version.
/// </summary>
public sealed class UpdateFrom100Tests
{
    const string OwnText = "Our money back";
    const string OwnGreeting = "<p>Dear %Customer.FirstName%!</p>";
    const int OwnSeconds = 4711;
    const string ManagersRole = "SalonManagers";
    const string RenamedText = "Plugins.Misc.Cashback.Account.Title";

    // Where the preview store keeps which version of the plugin is installed.
    const string VersionSetting = "previewstore.plugin.version";

    SqliteDatabase _database = null!;
    PreviewStore _shop = null!;
    Dictionary<string, long> _before = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _database = new SqliteDatabase(Path.Combine(ScratchFolder.Path, $"cashback-update-{Guid.NewGuid():N}.db"));
        await UnpackAsync();
        await EditAsync();
        _before = await SumsAsync();
        _shop = await PreviewStore.OpenAsync(new PreviewOptions { Database = _database, Clock = new ScenarioClock(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero)) });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
        _database.Delete();
    }

    [Test]
    public async Task Every_table_has_the_columns_of_this_version()
    {
        await using var connection = await OpenAsync();
        var reader = new SqliteSchemaReader(connection);
        Assert.That(
            from table in PluginSchema.For(new NothingThere(reader.Writer, reader.IsNamed)).Tables
            from column in table.Columns
            where !reader.HasColumn(table.Name, column.Name)
            select $"{table.Name}.{column.Name}",
            Is.Empty);
    }

    [Test]
    public async Task No_row_of_the_ledger_is_lost_or_another() => Assert.That(await SumsAsync(), Is.EqualTo(_before));

    [Test]
    public async Task The_ledger_is_as_it_must_be()
    {
        var report = await _shop.AskAsync((ILedgerAuditor auditor) => auditor.VerifyAsync(0, null, CancellationToken.None));
        Assert.Multiple(() =>
        {
            Assert.That(report.Findings, Is.Empty);
            Assert.That(report.Progress.Wallets, Is.GreaterThan(10));
        });
    }

    [Test]
    public async Task Rows_from_which_tasks_go_on_are_signed_by_the_update()
    {
        var report = await _shop.AskAsync((ILedgerVerification verification) => verification.RunAsync(CancellationToken.None));
        var grants = await _shop.AskAsync((IRepository<BonusGrant> rows) => rows.GetAllAsync(query => query));
        Assert.That(grants.Select(grant => grant.Signature), Is.Not.Empty.And.All.Not.Empty);
        Assert.That(report!.Findings.Where(finding => finding.Code is FindingCode.RowUnsigned or FindingCode.RowKeyMissing or FindingCode.CardChanged), Is.Empty);
    }

    // A year of orders with credit, discounts, programmes and fixed amounts.
    [Test]
    public async Task No_order_earned_more_than_its_explanation_and_its_money_come_to()
    {
        var report = await _shop.AskAsync((ILedgerVerification verification) => verification.RunAsync(CancellationToken.None));
        Assert.That(report!.Findings.Where(finding => finding.Code is FindingCode.OrderEarned or FindingCode.Unreadable), Is.Empty);
    }

    [Test]
    public async Task What_an_order_earned_is_still_explained()
    {
        var accounts = await _shop.AskAsync((IRepository<OrderAccount> rows) => rows.GetAllAsync(query => query.Where(row => row.Earned > 0)));
        Assert.That(accounts.Select(account => EarnSnapshot.Parse(account.Snapshot)?.Explanation?.Lines.Count), Is.Not.Empty.And.All.GreaterThan(0));
    }

    [Test]
    public async Task A_draft_still_holds_its_rules()
    {
        var (draft, live) = await _shop.AskAsync(async (RuleDrafts drafts) =>
        {
            var kept = (await drafts.GetAllAsync()).Single();
            return ((await drafts.RulesAsync(kept)).ToJson(), (await drafts.LiveAsync()).ToJson());
        });
        Assert.That(draft, Is.EqualTo(live), "It was made of the live rules.");
    }

    [Test]
    public async Task Settings_are_kept_under_the_plugins_own_names()
    {
        var (guard, bonuses, names) = await _shop.AskAsync(async (ISettingService settings) => (
            await settings.LoadSettingAsync<CashbackGuardSettings>(),
            await settings.LoadSettingAsync<CashbackBonusSettings>(),
            new[] { await settings.GetSettingAsync("guardsettings.marginwarnpercent"), await settings.GetSettingAsync("bonussettings.birthdaysnotedonutc") }));
        Assert.Multiple(() =>
        {
            Assert.That((guard.MarginWarnPercent, guard.MarginWarnMarginPercent), Is.EqualTo((12m, 45m)));
            Assert.That(bonuses.BirthdaysNotedOnUtc, Is.Not.Null);
            Assert.That(names, Has.All.Null);
        });
    }

    [TestCase(CashbackPermissions.ReleaseGifts)]
    [TestCase(CashbackPermissions.PutRulesLive)]
    public async Task Who_may_configure_may_still_do_what_became_a_right_of_its_own(string right)
    {
        var (may, mayNot) = await _shop.RequestAsync(async services =>
        {
            var roles = (await services.GetRequiredService<ICustomerService>().GetAllCustomerRolesAsync(true)).ToDictionary(role => role.SystemName ?? "");
            var permissions = services.GetRequiredService<IPermissionService>();
            return (await permissions.AuthorizeAsync(right, roles[ManagersRole].Id), await permissions.AuthorizeAsync(right, roles[NopCustomerDefaults.RegisteredRoleName].Id));
        });
        Assert.That((may, mayNot), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Every_task_is_there_once()
    {
        var types = (await _shop.AskAsync((IScheduleTaskService tasks) => tasks.GetAllTasksAsync(true))).Select(task => task.Type).Where(type => type.Contains("Misc.Cashback", StringComparison.Ordinal));
        Assert.That(types, Is.EquivalentTo(CashbackTasks.All.Select(task => CashbackTasks.TypeName(task.Type))));
    }

    [Test]
    public async Task A_task_keeps_the_period_that_the_owner_has_set()
    {
        var task = await _shop.AskAsync((IScheduleTaskService tasks) => tasks.GetTaskByTypeAsync(CashbackTasks.TypeName(typeof(VerifyTask))));
        Assert.That(task.Seconds, Is.EqualTo(OwnSeconds));
    }

    [Test]
    public async Task What_the_owner_calls_the_value_of_an_enum_stays()
    {
        var language = await LanguageAsync("en");
        Assert.That(await _shop.AskAsync((ILocalizationService texts) => texts.GetLocalizedEnumAsync(GiftRunState.Done, language)), Is.EqualTo(OwnText));
    }

    [Test]
    public async Task No_text_is_left_under_a_name_of_then() =>
        Assert.That((await _shop.AskAsync((ILocalizationService texts) => texts.GetAllResourceValuesAsync(1, loadPublicLocales: null))).Keys,
            Has.None.StartsWith("enums.nop.plugin.misc.cashback.earning."));

    [TestCaseSource(typeof(LocaleSources), nameof(LocaleSources.Languages))]
    public async Task Every_text_is_there(string language)
    {
        var kept = await _shop.AskAsync(async (ILocalizationService texts) => await texts.GetAllResourceValuesAsync(await LanguageAsync(language), loadPublicLocales: null));
        Assert.That(LocaleSources.Texts(language).Keys.Where(key => !kept.ContainsKey(key.ToLowerInvariant())), Is.Empty);
    }

    [TestCaseSource(typeof(LocaleSources), nameof(LocaleSources.Languages))]
    public async Task Texts_that_nobody_has_reworded_say_what_they_say_today(string language)
    {
        var kept = await _shop.AskAsync(async (ILocalizationService texts) => await texts.GetAllResourceValuesAsync(await LanguageAsync(language), loadPublicLocales: null));
        Assert.That(LocaleSources.Texts(language).Where(text => kept[text.Key.ToLowerInvariant()].Value is var now && now != text.Value && now != OwnText).Select(text => text.Key), Is.Empty);
    }

    [Test]
    public async Task A_text_of_the_owners_own_stays() =>
        Assert.That(await _shop.AskAsync(async (ILocalizationService texts) => await texts.GetResourceAsync(RenamedText, await LanguageAsync("en"))), Is.EqualTo(OwnText));

    [Test]
    public async Task A_letter_that_the_owner_left_as_it_was_greets_people_without_a_name_too() =>
        Assert.That(await BodyAsync("Cashback.TierWarning.CustomerNotification"), Does.StartWith("<p>%Cashback.Greeting%</p>"));

    [Test]
    public async Task A_letter_with_a_greeting_of_the_owners_own_keeps_it() =>
        Assert.That(await BodyAsync("Cashback.ClaimOrders.CustomerNotification"), Does.StartWith(OwnGreeting));

    [TestCaseSource(typeof(LocaleSources), nameof(LocaleSources.Languages))]
    public async Task Letters_that_nobody_has_reworded_say_what_they_say_today(string language)
    {
        var today = LocaleSources.Texts(language);
        var said = await _shop.RequestAsync(async services =>
        {
            var (templates, localized) = (services.GetRequiredService<IMessageTemplateService>(), services.GetRequiredService<ILocalizedEntityService>());
            var bodies = new Dictionary<string, string>();
            foreach (var (name, part, _) in Letter.All)
            {
                var template = (await templates.GetMessageTemplatesByNameAsync(name)).Single();
                var own = await localized.GetLocalizedValueAsync(await LanguageAsync(language), template.Id, nameof(MessageTemplate), nameof(MessageTemplate.Body));
                bodies[part] = string.IsNullOrEmpty(own) ? template.Body : own;
            }

            return bodies;
        });
        Assert.That(said.Where(body => body.Value != today[$"Plugins.Misc.Cashback.Mail.{body.Key}.Body"] && !body.Value.StartsWith(OwnGreeting, StringComparison.Ordinal)).Select(body => body.Key), Is.Empty);
    }

    [Test]
    public async Task The_update_run_once_more_changes_nothing()
    {
        var once = (await SumsAsync(), await BroughtAsync());
        await using (var connection = await OpenAsync())
            await RunAsync(connection, $"UPDATE Setting SET Value = '1.00' WHERE Name = '{VersionSetting}'");

        await using var again = await PreviewStore.OpenAsync(new PreviewOptions { Database = _database, Clock = new ScenarioClock(new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero)) });

        Assert.Multiple(async () =>
        {
            Assert.That(await again.AskAsync((PluginInstaller installer) => installer.InstalledVersionAsync()), Is.Not.EqualTo("1.00"), "It ran.");
            Assert.That((await SumsAsync(), await BroughtAsync()), Is.EqualTo(once));
        });
    }

    async Task UnpackAsync()
    {
        await using var packed = File.OpenRead(Path.Combine(TestContext.CurrentContext.TestDirectory, "Updates", "shop-1.00.db.gz"));
        await using var unpacking = new GZipStream(packed, CompressionMode.Decompress);
        await using var file = File.Create(_database.File);
        await unpacking.CopyToAsync(file);
    }

    // As an owner may have done with 1.00.
    async Task EditAsync()
    {
        await using var connection = await OpenAsync();
        await RunAsync(connection, $"UPDATE LocaleStringResource SET ResourceValue = '{OwnText}' WHERE LanguageId = 1 AND ResourceName = lower('{RenamedText}')");
        await RunAsync(connection, $"UPDATE LocaleStringResource SET ResourceValue = '{OwnText}' WHERE LanguageId = 1 AND ResourceName = lower('Enums.Nop.Plugin.Misc.Cashback.Earning.Bonuses.BonusRunState.Done')");
        await RunAsync(connection, $"INSERT INTO PermissionRecordCustomerRoleMapping (PermissionRecordId, CustomerRoleId) SELECT p.Id, r.Id FROM PermissionRecord p, CustomerRole r WHERE p.SystemName = 'CashbackConfigure' AND r.SystemName = '{ManagersRole}'");
        await RunAsync(connection, $"UPDATE ScheduleTask SET Seconds = {OwnSeconds} WHERE Type = 'Nop.Plugin.Misc.Cashback.Infrastructure.Tasks.VerifyTask, Nop.Plugin.Misc.Cashback'");
        await RunAsync(connection, $"UPDATE MessageTemplate SET Body = replace(Body, '<p>Hello %Customer.FirstName%,</p>', '{OwnGreeting}') WHERE Name = 'Cashback.ClaimOrders.CustomerNotification'");
    }

    // Counts and sums over what people own, and over what says why.
    Task<Dictionary<string, long>> SumsAsync() => SumsAsync(
        ("wallets", "SELECT COUNT(*) FROM Cashback_Wallet"),
        ("available", "SELECT SUM(Available) FROM Cashback_Wallet"),
        ("pending", "SELECT SUM(Pending) FROM Cashback_Wallet"),
        ("entries", "SELECT COUNT(*) FROM Cashback_Entry"),
        ("amounts", "SELECT SUM(Amount * Sequence) FROM Cashback_Entry"),
        ("hashes", "SELECT COUNT(DISTINCT Hash) FROM Cashback_Entry"),
        ("lots", "SELECT COUNT(*) FROM Cashback_Lot"),
        ("holds", "SELECT SUM(Amount) FROM Cashback_Hold"),
        ("snapshots", "SELECT SUM(length(Snapshot)) FROM Cashback_OrderAccount"),
        ("tiers", "SELECT COUNT(*) FROM Cashback_Tier"),
        ("terms", "SELECT COUNT(*) FROM Cashback_TermsVersion"));

    // What an update brings along, by count and length.
    Task<Dictionary<string, long>> BroughtAsync() => SumsAsync(
        ("texts", "SELECT COUNT(*) FROM LocaleStringResource"),
        ("words", "SELECT SUM(length(ResourceName) + length(ResourceValue)) FROM LocaleStringResource"),
        ("letters", "SELECT COUNT(*) FROM MessageTemplate"),
        ("lines", "SELECT SUM(length(Subject) + length(Body)) FROM MessageTemplate"),
        ("settings", "SELECT COUNT(*) FROM Setting"),
        ("values", "SELECT SUM(length(Name) + length(Value)) FROM Setting"),
        ("tasks", "SELECT COUNT(*) FROM ScheduleTask"),
        ("permissions", "SELECT COUNT(*) FROM PermissionRecord"));

    async Task<Dictionary<string, long>> SumsAsync(params (string Name, string Sql)[] queries)
    {
        await using var connection = await OpenAsync();
        var sums = new Dictionary<string, long>();
        foreach (var (name, sql) in queries)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            sums[name] = Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        }

        return sums;
    }

    async Task<string> BodyAsync(string name) =>
        (await _shop.AskAsync((IRepository<MessageTemplate> rows) => rows.GetAllAsync(query => query.Where(row => row.Name == name)))).Single().Body;

    async Task<int> LanguageAsync(string code) =>
        (await _shop.AskAsync((ILanguageService languages) => languages.GetAllLanguagesAsync(true))).Single(language => language.UniqueSeoCode == code).Id;

    async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={_database.File};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.That(await command.ExecuteNonQueryAsync(), Is.EqualTo(1), sql);
    }
}
