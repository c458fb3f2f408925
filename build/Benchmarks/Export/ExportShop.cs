using System.Security.Cryptography;
using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon;
using Npgsql;

namespace Cashback.Benchmarks.Export;

/// <summary>A preview store with many customers: each has a wallet, one lot or two, and an open voucher. The rows are made by the server, as if they had come by years of orders.</summary>
sealed class ExportShop : IAsyncDisposable
{
    readonly ScratchDatabase _database;
    readonly PreviewStore _store;

    ExportShop(ScratchDatabase database, PreviewStore store, byte[] key)
    {
        _database = database;
        _store = store;
        Key = key;
    }

    /// <summary>Hides the codes of vouchers.</summary>
    public byte[] Key { get; }

    public string ConnectionString => _database.ConnectionString;

    public static async Task<ExportShop> CreateAsync(int wallets)
    {
        var database = await ScratchDatabase.CreateAsync();
        var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = PreviewDatabase.For(database.ConnectionString) });
        var first = (await store.RegisterAsync("first@example.com")).Id;
        await database.RunAsync($"""
            DO $$ DECLARE names text; BEGIN
              SELECT string_agg(quote_ident(column_name), ', ') INTO names FROM information_schema.columns WHERE table_name = 'Customer' AND column_name <> 'Id';
              EXECUTE format('INSERT INTO "Customer" (%s) SELECT %s FROM "Customer" CROSS JOIN generate_series(2, {wallets}) WHERE "Id" = {first}', names, names);
            END $$;
            UPDATE "Customer" SET "FirstName" = chr(65 + "Id" % 26) || 'nna', "LastName" = 'Rossi ' || "Id", "Email" = "Id" || '@example.com' WHERE "Id" >= {first};
            """);
        await database.RunAsync($"""
            INSERT INTO "Cashback_Wallet" ("CustomerId", "StoreId", "CurrencyCode", "CardNumber", "Sequence", "Version", "LotCount", "HoldCount", "Pending", "Available", "Reserved", "Debt", "LastHash", "HashFormat", "CreatedOnUtc", "StateId")
              SELECT "Id", 0, 'EUR', lpad("Id"::text, 13, '0'), 3, 3, 2, 1, 0, 1000 + "Id", 500, 0, '{HashChain.Genesis}', 2, '2026-01-01', 0 FROM "Customer" WHERE "Id" >= {first};
            INSERT INTO "Cashback_Lot" ("WalletId", "Number", "SourceId", "Pending", "Available", "Reserved", "Open", "ActivatesOnUtc", "ExpiresOnUtc", "CreatedOnUtc")
              SELECT w."Id", n, {(int)EntryKind.Bonus}, 0, 500 * n + w."Id" % 900, 500, true, '2026-01-01', CASE WHEN n = 2 THEN '2099-01-01'::timestamp END, '2026-01-01'
              FROM "Cashback_Wallet" w CROSS JOIN generate_series(1, 2) n WHERE n = 1 OR w."Id" % 2 = 0;
            """);
        await IssueVouchersAsync(database, await store.AskAsync<VoucherReferences, List<string>>(references =>
        {
            var codes = new RandomCodeSource();
            return Task.FromResult(Enumerable.Range(0, wallets).Select(_ => references.Of(VoucherCode.New(codes))).ToList());
        }));
        await database.RunAsync("VACUUM ANALYZE");
        return new(database, store, await store.AskAsync<IShopKeys, byte[]>(keys => Task.FromResult(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Current().Secret, 32, salt: null, "cashback voucher codes"u8.ToArray()))));
    }

    // One for each wallet, in an order that is not the wallets', as they are issued in a shop.
    static async Task IssueVouchersAsync(ScratchDatabase database, List<string> references)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"""
            INSERT INTO "Cashback_Hold" ("WalletId", "Number", "PurposeId", "StateId", "Reference", "GroupKey", "BranchId", "Amount", "Captured", "Released", "Restored", "Freed", "OutOfTotal", "ExpiresOnUtc", "CreatedOnUtc")
              SELECT w."Id", 1, {(int)HoldPurpose.Voucher}, {(int)HoldState.Open}, r.reference, '', 0, 500, 0, 0, 0, 0, 0, '2099-01-01', '2026-01-01'
              FROM (SELECT "Id", row_number() OVER (ORDER BY md5("Id"::text)) n FROM "Cashback_Wallet") w JOIN unnest($1) WITH ORDINALITY r(reference, n) ON r.n = w.n ORDER BY w.n
            """, connection);
        command.Parameters.Add(new() { Value = references });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Exports in a request of its own.</summary>
    public Task<int> ExportAsync(Func<SalonExport, Task<int>> export) => _store.AskAsync(export);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }
}
