using System.Data.Common;
using Cashback.Preview.Data;
using Cashback.Preview.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Migrations;
using Npgsql;

namespace Cashback.Benchmarks.Ledger;

/// <summary>A fresh database with the plugin's tables, and the ledger on it.</summary>
sealed class Bench : ILedgerDatabase, IAsyncDisposable
{
    readonly ScratchDatabase _database;
    int _customers;

    Bench(ScratchDatabase database)
    {
        _database = database;
        Store = new AdoWalletStore(this, new RandomCardNumbers());
        Ledger = new CashbackLedger(Store, new JitteredPacing(Random.Shared), new WalletTurns(), TimeProvider.System);
    }

    public string ConnectionString => _database.ConnectionString;

    public LedgerDialect Dialect { get; } = new PostgreSqlDialect();

    public AdoWalletStore Store { get; }

    public CashbackLedger Ledger { get; }

    public static PostingContext Context => new(Channel.System, 0, DateTime.UtcNow);

    public static async Task<Bench> CreateAsync()
    {
        var bench = new Bench(await ScratchDatabase.CreateAsync());
        await new MigrationRunner(PreviewDatabase.For(bench.ConnectionString), new ServiceCollection().BuildServiceProvider(), TimeProvider.System).InstallAsync(typeof(InstallMigration).Assembly);
        return bench;
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>Wallets with one open lot each.</summary>
    public async Task<IReadOnlyList<BenchWallet>> WalletsAsync(int count)
    {
        var wallets = new List<BenchWallet>();
        for (var i = 0; i < count; i++)
        {
            var key = new WalletKey(Interlocked.Increment(ref _customers), 0, "EUR");
            await Ledger.GrantAsync(key, 1_000_000_000, null, Context);
            wallets.Add(new(key, (await Store.FindAsync(key, CancellationToken.None))!.Id));
        }

        return wallets;
    }

    /// <summary>A wallet with five open lots and a history of so many entries.</summary>
    public async Task<WalletKey> HistoryAsync(int entries)
    {
        var key = new WalletKey(Interlocked.Increment(ref _customers), 0, "EUR");
        for (var i = 0; i < 5; i++)
            await Ledger.GrantAsync(key, 100_000, DateTime.UtcNow.AddDays(90 + i), Context);
        var id = (await Store.FindAsync(key, CancellationToken.None))!.Id;
        for (var left = entries - 5; left > 0; left -= 500)
        {
            var book = (await Store.LoadAsync(id, new BookScope(), CancellationToken.None))!;
            for (var i = 0; i < Math.Min(left, 500); i++)
                book.Post(Context, EntryKind.Adjust, LedgerAccount.Available, LedgerAccount.Programme, 1, [new(book.Lots[i % 4], 1)]);
            if (await Store.TryCommitAsync(book, CancellationToken.None) != CommitOutcome.Committed)
                throw new InvalidOperationException("Nobody else writes this wallet.");
        }

        return key;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}

/// <summary>A wallet to write to.</summary>
sealed record BenchWallet(WalletKey Key, int Id);
