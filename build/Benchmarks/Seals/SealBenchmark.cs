using System.Diagnostics;
using System.Globalization;
using Cashback.Benchmarks.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Npgsql;

namespace Cashback.Benchmarks.Seals;

/// <summary>Sealing of a shop with many wallets, beside what its database takes at least: to find the changed wallets, and to write as many rows as there are leaves in one statement.</summary>
static class SealBenchmark
{
    const int Changed = 5000;
    const int Rounds = 3;

    public static async Task RunAsync(int wallets)
    {
        await using var bench = await Bench.CreateAsync();
        var key = new FixedKey();
        var sealer = new LedgerSealer(bench, key, TimeProvider.System);
        await FillAsync(bench, wallets);

        var watch = Stopwatch.StartNew();
        await sealer.SealAsync(CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"First seals of {wallets:N0} wallets: {watch.Elapsed.TotalSeconds:N1} s"));

        var (floor, sealing) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await RunAsync(bench, $"""UPDATE "Cashback_Wallet" SET "Version" = "Version" + 1 WHERE "Id" % {wallets / Changed} = {round}""");
            watch.Restart();
            await FloorAsync(bench);
            floor.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            var (count, _) = await sealer.SealAsync(CancellationToken.None);
            sealing.Add(watch.Elapsed.TotalSeconds);
            if (count != Changed)
                throw new InvalidOperationException($"{count} wallets were sealed.");
        }

        var (by, took) = (Median(floor), Median(sealing));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Changed:N0} of {wallets:N0} wallets changed: sealed in {took:N2} s, floor {by:N2} s (median of {Rounds}, {took / by:N1} times the floor)"));
    }

    // Wallets as they lie there, without entries: sealing reads nothing else.
    static Task FillAsync(Bench bench, int wallets) => RunAsync(bench, $"""
        INSERT INTO "Cashback_Wallet" ("CustomerId", "StoreId", "CurrencyCode", "CardNumber", "Sequence", "Version", "LotCount", "HoldCount", "Pending", "Available", "Reserved", "Debt", "LastHash", "HashFormat", "CreatedOnUtc", "StateId")
        SELECT n, 0, 'EUR', lpad(n::text, 13, '0'), 3, 3, 2, 1, 0, 1000, 500, 0, '{HashChain.Genesis}', 2, '2026-01-01', 0 FROM generate_series(1, {wallets}) n;
        ANALYZE "Cashback_Wallet";
        """);

    static async Task FloorAsync(Bench bench)
    {
        await RunAsync(bench, """
            CREATE TEMP TABLE floor_leaf (LIKE "Cashback_SealLeaf" INCLUDING ALL);
            INSERT INTO floor_leaf ("SealNumber", "WalletId", "Version", "Sequence", "LastHash", "CurrencyCode", "Pending", "Available", "Reserved", "Debt", "Digest")
            SELECT 0, w."Id", w."Version", w."Sequence", w."LastHash", w."CurrencyCode", w."Pending", w."Available", w."Reserved", w."Debt", w."LastHash" FROM "Cashback_Wallet" w
            WHERE NOT EXISTS (SELECT 1 FROM "Cashback_SealLeaf" l WHERE l."WalletId" = w."Id" AND l."Version" = w."Version");
            DROP TABLE floor_leaf;
            """);
    }

    static async Task RunAsync(Bench bench, string sql)
    {
        await using var connection = new NpgsqlConnection(bench.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    sealed class FixedKey : IShopKeys
    {
        readonly ShopKey _key = ShopKey.Of(new byte[ShopKey.LeastBytes]);

        public ShopKey Current() => _key;

        public IReadOnlyList<ShopKey> All() => [_key];
    }
}
