using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Schema;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class SchemaTests(DatabaseKind kind) : StoreFixture(kind)
{
    [Test]
    public async Task An_uninstall_keeps_the_ledger_and_an_installation_finds_it()
    {
        var id = await WalletAsync(123);
        await Database.UninstallAsync();
        await Database.InstallAsync();
        Assert.That((await LoadAsync(id)).Wallet.Available, Is.EqualTo(123));
    }

    [Test]
    public async Task What_an_older_version_lacked_is_added_to_its_rows()
    {
        var id = await WalletAsync(123);
        await Database.RunAsync($"ALTER TABLE \"{CashbackTableNames.OrderAccount}\" DROP COLUMN \"{nameof(OrderAccount.Charges)}\"");
        await Database.RunAsync($"ALTER TABLE \"{CashbackTableNames.Wallet}\" DROP COLUMN \"{nameof(Wallet.HoldCount)}\"");
        await Database.RunAsync($"DROP INDEX \"UX_Cashback_Entry_IdempotencyKey\"{(Database.IsMySql ? " ON \"Cashback_Entry\"" : "")}");
        await Database.UninstallAsync();
        await Database.InstallAsync();

        Assert.That((await LoadAsync(id)).Wallet.HoldCount, Is.Zero);
        var statement = $"INSERT INTO \"Cashback_Entry\" (\"WalletId\", \"Sequence\", \"KindId\", \"FromAccountId\", \"ToAccountId\", \"Amount\", \"PendingAfter\", \"AvailableAfter\", \"ReservedAfter\", \"DebtAfter\", \"ChannelId\", \"ActorId\", \"IdempotencyKey\", \"CreatedOnUtc\", \"HashFormat\", \"PreviousHash\", \"Hash\") VALUES ({id}, {{0}}, 10, 11, 1, 1, 1, 0, 0, 0, 4, 0, 'same', '2026-01-01 00:00:00', 2, '', '')";
        await Database.RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, 50));
        Assert.That(() => Database.RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, 51)), Throws.InstanceOf<System.Data.Common.DbException>());
    }

    [Test]
    public void Every_row_class_of_the_plugin_says_where_it_is_stored() =>
        Assert.That(TableSpec.All.Select(table => table.Row), Is.EquivalentTo(typeof(TableSpec).Assembly.GetTypes().Where(typeof(BaseEntity).IsAssignableFrom)));

    [Test]
    public void No_two_row_classes_share_a_table() => Assert.That(TableSpec.All.Select(table => table.Name), Is.Unique.And.All.StartsWith("Cashback_"));

    [Test]
    public void A_text_that_may_be_missing_is_a_column_that_may_be_null() =>
        Assert.That(TableSpec.Of(typeof(LedgerEntry)).Columns.Where(column => column is { Length: > 0, Optional: true }).Select(column => column.Name),
            Is.EqualTo(new[] { "Reason", "ReasonSalt", "ReasonDigest", "HoldDigest", "OrderDigest" }));
}
