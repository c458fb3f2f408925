using System.Data.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>Asks PostgreSQL how it answers each statement that the store keeps prepared, on tables with a long history.</summary>
sealed class IndexTests() : StoreFixture(DatabaseKind.PostgreSql)
{
    const int Wallets = 200;
    const int RowsEach = 300;

    [Test]
    public async Task Every_statement_of_the_ledger_is_answered_from_an_index()
    {
        await FillAsync();
        var database = Database.WithOneConnection();
        var store = new AdoWalletStore(database, new RandomCardNumbers());
        await UseEverythingAsync(store, database);

        await using var connection = await database.OpenAsync(None);
        var statements = await PreparedAsync(connection);
        Assert.That(statements, Has.Count.GreaterThan(25), "statements stay prepared on the pooled connection");
        Assert.Multiple(async () =>
        {
            foreach (var (name, sql, types) in statements)
                Assert.That(await PlanAsync(connection, name, types), Does.Not.Contain("Seq Scan on \"Cashback_"), sql);
        });
    }

    async Task FillAsync()
    {
        foreach (var sql in new[]
        {
            $"INSERT INTO \"Cashback_Wallet\" (\"CustomerId\", \"StoreId\", \"CurrencyCode\", \"CardNumber\", \"Sequence\", \"Version\", \"LotCount\", \"HoldCount\", \"Pending\", \"Available\", \"Reserved\", \"Debt\", \"LastHash\", \"HashFormat\", \"CreatedOnUtc\", \"StateId\") SELECT w + 1000000, 0, 'EUR', 'x' || w, 0, 0, 0, 0, 0, 0, 0, 0, '', 2, now(), 0 FROM generate_series(1, {Wallets * 20}) w",
            $"INSERT INTO \"Cashback_Entry\" (\"WalletId\", \"Sequence\", \"KindId\", \"FromAccountId\", \"ToAccountId\", \"Amount\", \"PendingAfter\", \"AvailableAfter\", \"ReservedAfter\", \"DebtAfter\", \"OrderId\", \"HoldNumber\", \"ChannelId\", \"ActorId\", \"IdempotencyKey\", \"CreatedOnUtc\", \"HashFormat\", \"PreviousHash\", \"Hash\") SELECT w, n, 10, 11, 1, 1, 1, 0, 0, 0, w * 1000 + n, n, 4, 0, w || '-' || n, now(), 2, '', '' FROM generate_series(1, {Wallets}) w, generate_series(1, {RowsEach}) n",
            $"INSERT INTO \"Cashback_SealLeaf\" (\"SealNumber\", \"WalletId\", \"Version\", \"Sequence\", \"LastHash\", \"CurrencyCode\", \"Pending\", \"Available\", \"Reserved\", \"Debt\", \"Digest\") SELECT n, w, n, n, '', 'EUR', 0, 0, 0, 0, '' FROM generate_series(1, {Wallets}) w, generate_series(1, {RowsEach}) n",
            $"INSERT INTO \"Cashback_LotMovement\" (\"WalletId\", \"Sequence\", \"Ordinal\", \"LotNumber\", \"Pending\", \"Available\", \"Reserved\") SELECT w, n, 0, n, 0, 1, 0 FROM generate_series(1, {Wallets}) w, generate_series(1, {RowsEach}) n",
            $"INSERT INTO \"Cashback_Lot\" (\"WalletId\", \"Number\", \"SourceId\", \"Pending\", \"Available\", \"Reserved\", \"Open\", \"ActivatesOnUtc\", \"ExpiresOnUtc\", \"CreatedOnUtc\") SELECT w, n, 10, CASE WHEN n > 297 THEN 5 ELSE 0 END, CASE WHEN n > 290 THEN 5 ELSE 0 END, 0, n > 290, '2020-01-01', timestamp '2020-01-01' + n * interval '30 days', now() FROM generate_series(1, {Wallets}) w, generate_series(1, {RowsEach}) n",
            $"INSERT INTO \"Cashback_Hold\" (\"WalletId\", \"Number\", \"PurposeId\", \"StateId\", \"Reference\", \"GroupKey\", \"OrderId\", \"BranchId\", \"Amount\", \"Captured\", \"Released\", \"Restored\", \"Freed\", \"OutOfTotal\", \"CreatedOnUtc\") SELECT w, n, 1 + n % 2, CASE WHEN n > 298 THEN 1 ELSE 2 END, w || 'r' || n, w || 'g' || n, w * 1000 + n, 0, 5, 5, 0, 0, 0, 0, now() FROM generate_series(1, {Wallets}) w, generate_series(1, {RowsEach}) n",
            $"INSERT INTO \"Cashback_HoldLot\" (\"WalletId\", \"HoldNumber\", \"Ordinal\", \"LotNumber\", \"Held\", \"Captured\", \"Restored\") SELECT w, n, 0, n, 0, 5, 0 FROM generate_series(1, {Wallets}) w, generate_series(1, {RowsEach}) n",
            $"INSERT INTO \"Cashback_OrderAccount\" (\"WalletId\", \"OrderId\", \"FrozenOnUtc\", \"EarnExact\", \"Earned\", \"SpendBase\", \"Total\", \"Refunded\", \"Voided\", \"LotNumber\", \"Taken\", \"Waived\", \"ActivationDelayDays\", \"TierId\", \"Snapshot\", \"Charges\", \"Revision\") SELECT w, w * 1000 + n, now(), '0/1', 0, '0/1', 0, 0, false, n, 0, 0, 14, 0, '', '', 1 FROM generate_series(1, {Wallets}) w, generate_series(1, {RowsEach}) n",
            $"INSERT INTO \"Cashback_ErasedText\" (\"WalletId\", \"Sequence\", \"EntryHash\", \"RestDigest\", \"ErasedOnUtc\", \"KeyId\", \"Signature\") SELECT w, n, '', '', now(), '', '' FROM generate_series(1, {Wallets}) w, generate_series(1, {RowsEach}) n",
            "ANALYZE",
        })
            await Database.RunAsync(sql);
    }

    static async Task UseEverythingAsync(AdoWalletStore store, ILedgerDatabase database)
    {
        var wallet = await store.OpenAsync(new WalletKey(5, 0, "EUR"), Now, None);
        var book = (await store.LoadAsync(wallet.Id, new BookScope { OrderId = 999_999, HoldReference = "a", HoldGroup = "g" }, None))!;
        var lot = Give(book, 100);
        HoldFrom(book, lot, 10, "a", "g", orderId: 999_999);
        book.OpenOrder(new OrderAccount { OrderId = 999_999, FrozenOnUtc = Now, LotNumber = 1, Revision = 1 });
        Assert.That(await store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Committed));

        book = (await store.LoadAsync(new WalletKey(5, 0, "EUR"), new BookScope { OrderId = 999_999 }, None))!;
        foreach (var row in new object[] { book.Lots[0], book.Holds[0], book.HoldLots[0], book.Order! })
            book.Touch(row);
        Assert.That(await store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Committed));

        await store.FindEntryAsync("none", None);
        await store.FindHoldAsync("none", None);
        await store.FindWalletOfOrderAsync(1, None);
        await store.WalletsToActivateAsync(Now, 0, 10, None);
        await store.WalletsToExpireAsync(Now, 0, 10, None);
        await store.OpenHoldsAsync(HoldPurpose.Checkout, Now, null, 0, 10, None);
        await store.OpenHoldsAsync(HoldPurpose.Checkout, null, Now, 0, 10, None);
        await store.WalletIdsAsync(0, 10, None);
        await new LedgerAuditor(database, store).VerifyWalletAsync(wallet.Id, None);
    }

    static async Task<List<(string Name, string Sql, string[] Types)>> PreparedAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, statement, parameter_types::text[] FROM pg_prepared_statements WHERE statement LIKE '%Cashback_%'";
        await using var reader = await command.ExecuteReaderAsync();
        var statements = new List<(string, string, string[])>();
        while (await reader.ReadAsync())
            statements.Add((reader.GetString(0), reader.GetString(1), await reader.GetFieldValueAsync<string[]>(2)));
        return statements;
    }

    static async Task<string> PlanAsync(DbConnection connection, string name, string[] types)
    {
        var arguments = types.Select(type => type switch
        {
            "integer" or "bigint" => "150",
            "boolean" => "true",
            "text" => "'150r7'",
            _ => "timestamp '2030-01-01'",
        });
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN EXECUTE \"{name}\"{(types.Length == 0 ? "" : $"({string.Join(", ", arguments)})")}";
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
