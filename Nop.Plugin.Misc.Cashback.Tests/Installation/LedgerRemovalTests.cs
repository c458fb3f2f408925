using Nop.Core.Domain.Common;
using Nop.Core.Domain.Logging;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Migrations;
using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Tests.Installation;

/// <summary>What becomes of the ledger when the plugin is uninstalled.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LedgerRemovalTests(DatabaseKind kind)
{
    InstalledShop _shop = null!;
    Customer _anna = null!;

    [SetUp]
    public async Task Start()
    {
        _shop = await InstalledShop.OpenAsync(kind);
        await _shop.SeedAsync();
        _anna = await _shop.AskAsync<Registration, Customer>(registration => registration.RegisterAsync(new Customer { Email = "anna@example.com", FirstName = "Anna" }, "preview", []));
        await GiveAsync(500);
    }

    [TearDown]
    public async Task End()
    {
        // Where there is no such server the tests are skipped, and this is run all the same.
        if (_shop is not null)
            await _shop.DisposeAsync();
    }

    [Test]
    public async Task Unless_asked_an_uninstallation_keeps_every_table()
    {
        var before = await TablesAsync();
        await UninstallAsync();
        Assert.That(await TablesAsync(), Is.EqualTo(before).And.Not.Empty);
    }

    [Test]
    public async Task What_one_store_says_is_not_asked()
    {
        await _shop.TellAsync<ISettingService>(settings => settings.SaveSettingAsync(new CashbackSettings { DeleteLedgerOnUninstall = true }, s => s.DeleteLedgerOnUninstall, storeId: 1));
        await UninstallAsync();
        Assert.That(await TablesAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task Asked_for_it_leaves_no_table_and_no_migration()
    {
        await AskForItAsync();
        await UninstallAsync();
        Assert.That(await TablesAsync(), Is.Empty);
        Assert.That(await MigrationsAsync(), Is.Zero);
    }

    [Test]
    public async Task Asked_for_it_leaves_none_of_its_notes_of_customers_and_orders_but_those_of_others()
    {
        await _shop.TellAsync<IGenericAttributeService>(attributes => attributes.SaveAttributeAsync(_anna, "Shop.Own", "kept"));
        await AskForItAsync();
        var before = (await NotesAsync()).Count(key => key.StartsWith("Cashback", StringComparison.Ordinal));
        await UninstallAsync();
        Assert.That(before, Is.Positive);
        Assert.That(await NotesAsync(), Has.Member("Shop.Own").And.None.StartsWith("Cashback"));
    }

    [Test]
    public async Task A_tick_alone_deletes_nothing()
    {
        await _shop.SetAsync(settings => settings.DeleteLedgerOnUninstall = true);
        await UninstallAsync();
        Assert.That(await TablesAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task A_consent_that_is_a_day_old_deletes_nothing()
    {
        await AskForItAsync();
        _shop.Clock.Advance(TimeSpan.FromHours(DeletionConsent.Hours));
        await UninstallAsync();
        Assert.That(await TablesAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task It_leaves_a_line_in_the_activity_log()
    {
        await AskForItAsync();
        await UninstallAsync();
        var type = (await _shop.RowsAsync<ActivityLogType>()).Single(row => row.SystemKeyword == CashbackActivity.LedgerDeleted);
        Assert.That((await _shop.RowsAsync<ActivityLog>()).Where(line => line.ActivityLogTypeId == type.Id).Select(line => line.Comment), Is.EqualTo(new[]
        {
            LocalizationInstaller.Texts("en")["Plugins.Misc.Cashback.ActivityLog.LedgerDeleted"],
        }));
    }

    [Test]
    public async Task Both_that_it_was_confirmed_and_that_it_is_carried_out_lies_in_the_shops_queue_when_it_is_gone()
    {
        await _shop.SetAsync(settings => settings.OversightEmail = "owner@example.com");
        await AskForItAsync();
        await UninstallAsync();
        var letters = (await _shop.RowsAsync<QueuedEmail>()).Where(letter => letter.To == "owner@example.com").ToList();
        Assert.That(letters.ConvertAll(letter => letter.Subject), Has.Count.EqualTo(2).And.Some.Contains("deletion").And.Some.Contains("is being deleted"));
        Assert.That(letters[^1].Body, Does.Contain("EUR: 1 wallets"));
    }

    [Test]
    public async Task A_later_installation_starts_clean_keeps_the_ledger_again_and_works()
    {
        await AskForItAsync();
        await UninstallAsync();
        await _shop.TellAsync<PluginInstaller>(installer => installer.InstallAsync());

        Assert.That(await _shop.RowsAsync<CashbackTier>(), Is.Empty);
        Assert.That((await SettingsAsync()).DeleteLedgerOnUninstall, Is.False);
        Assert.That(await UsableAsync(), Is.Zero);
        await GiveAsync(300);
        Assert.That(await UsableAsync(), Is.EqualTo(300));
        Assert.That((await _shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None))).IsClean);
    }

    [Test]
    public async Task A_removal_that_was_broken_off_may_run_again()
    {
        await _shop.TellAsync<LedgerRemoval>(removal => removal.RemoveAsync(CashbackSchema.Tables, CancellationToken.None));
        await _shop.TellAsync<LedgerRemoval>(removal => removal.RemoveAsync(CashbackSchema.Tables, CancellationToken.None));
        Assert.That(await TablesAsync(), Is.Empty);
    }

    async Task<List<string>> NotesAsync() => [.. (await _shop.RowsAsync<GenericAttribute>()).Select(row => row.Key)];

    Task AskForItAsync() => _shop.Store.GiveUpLedgerAsync();

    Task UninstallAsync() => _shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());

    Task<CashbackSettings> SettingsAsync() => _shop.AskAsync<ISettingService, CashbackSettings>(settings => settings.LoadSettingAsync<CashbackSettings>());

    Task<long> UsableAsync() => _shop.Store.RequestAsync(async services =>
        (await services.GetRequiredService<ICashbackLedger>().GetBalanceAsync(await services.GetRequiredService<IWalletDirectory>().KeyAsync(_anna.Id, storeId: 1))).Usable);

    Task GiveAsync(long minor) => _shop.Store.RequestAsync(async services =>
    {
        var now = _shop.Clock.UtcNow;
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(_anna.Id, storeId: 1);
        var given = await services.GetRequiredService<ICashbackLedger>().GrantAsync(key, minor, now.AddDays(200), new PostingContext(Channel.Admin, 0, now) { Reason = "Welcome" });
        Assert.That(given.IsDone);
    });

    async Task<string[]> TablesAsync()
    {
        var names = new List<string>();
        await ReadAsync(
            kind switch
            {
                DatabaseKind.Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
                DatabaseKind.MariaDb => "SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()",
                _ => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
            },
            row => names.Add(row.GetString(0)));
        return [.. names.Where(name => name.StartsWith("Cashback", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    async Task<long> MigrationsAsync()
    {
        long count = 0;
        await ReadAsync("SELECT COUNT(*) FROM \"MigrationVersionInfo\"", row => count = row.GetInt64(0));
        return count;
    }

    async Task ReadAsync(string sql, Action<System.Data.Common.DbDataReader> read)
    {
        await using var connection = await _shop.Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = _shop.Database.Quoted(sql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            read(rows);
    }
}
