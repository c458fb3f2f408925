using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Cashback.Benchmarks.Export;

/// <summary>A preview store with many customers: each has a wallet, one lot or two, and an open voucher. The rows are made by the server, as if they had come by years of orders.</summary>
sealed class ExportShop : IAsyncDisposable
{
    readonly ScratchDatabase _database;
    readonly PreviewStore _store;

    ExportShop(ScratchDatabase database, PreviewStore store)
    {
        _database = database;
        _store = store;
    }

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
            INSERT INTO "Cashback_Wallet" ("CustomerId", "StoreId", "CurrencyCode", "CardNumber", "Sequence", "Version", "LotCount", "HoldCount", "Pending", "Available", "Reserved", "Debt", "LastHash", "HashFormat", "CreatedOnUtc")
              SELECT "Id", 0, 'EUR', lpad("Id"::text, 13, '0'), 3, 3, 2, 1, 0, 1000 + "Id", 500, 0, '{HashChain.Genesis}', 2, '2026-01-01' FROM "Customer" WHERE "Id" >= {first};
            INSERT INTO "Cashback_Lot" ("WalletId", "Number", "SourceId", "Pending", "Available", "Reserved", "Open", "ActivatesOnUtc", "ExpiresOnUtc", "CreatedOnUtc")
              SELECT w."Id", n, {(int)EntryKind.Bonus}, 0, 500 * n + w."Id" % 900, 500, true, '2026-01-01', CASE WHEN n = 2 THEN '2099-01-01'::timestamp END, '2026-01-01'
              FROM "Cashback_Wallet" w CROSS JOIN generate_series(1, 2) n WHERE n = 1 OR w."Id" % 2 = 0;
            INSERT INTO "Cashback_Hold" ("WalletId", "Number", "PurposeId", "StateId", "Reference", "GroupKey", "BranchId", "Amount", "Captured", "Released", "Restored", "Freed", "OutOfTotal", "ExpiresOnUtc", "CreatedOnUtc")
              SELECT "Id", 1, {(int)HoldPurpose.Voucher}, {(int)HoldState.Open}, 'v:' || translate(lpad("Id"::text, 12, 'z'), '01', 'ab'), '', 0, 500, 0, 0, 0, 0, 0, '2099-01-01', '2026-01-01' FROM "Cashback_Wallet";
            """);
        await database.RunAsync("VACUUM ANALYZE");
        return new(database, store);
    }

    /// <summary>Exports in a request of its own.</summary>
    public Task<int> ExportAsync(Func<SalonExport, Task<int>> export) => _store.AskAsync(export);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }
}
