using System.Data.Common;
using Cashback.Preview.Data;
using Cashback.Preview.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Data;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Npgsql;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>A fresh database with the plugin's tables, made by its own migration; gone when disposed.</summary>
public sealed class TestDatabase : ILedgerDatabase, IAsyncDisposable
{
    readonly DbProviderFactory _factory;
    readonly string _connectionString;
    readonly string _place;
    readonly Func<Task> _drop;

    TestDatabase(DbProviderFactory factory, LedgerDialect dialect, string connectionString, string place, Func<Task> drop)
    {
        _place = place;
        _factory = factory;
        _connectionString = connectionString;
        _drop = drop;
        Dialect = dialect;
    }

    public LedgerDialect Dialect { get; }

    /// <summary>As <see cref="PreviewDatabase.For"/> takes it.</summary>
    public string Place => _place;

    public bool IsSqlite => Dialect is SqliteDialect;

    /// <summary>Makes a database with the plugin's tables.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var database = await CreateEmptyAsync(kind);
        await database.InstallAsync();
        return database;
    }

    /// <summary>Makes a database with nothing in it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => CreateSqlite(),
        _ => await CreatePostgresAsync(DialectOf(kind)),
    };

    /// <summary>A database that somebody else made and will drop, spoken to as a kind is.</summary>
    public static TestDatabase Existing(DatabaseKind kind, string connectionString) =>
        new(NpgsqlFactory.Instance, DialectOf(kind), connectionString, connectionString, () => Task.CompletedTask);

    /// <summary>The same database as another host sees it: with a connection pool of its own.</summary>
    public TestDatabase FromAnotherHost(string name) =>
        new(_factory, Dialect, IsSqlite ? _connectionString : $"{_connectionString};Application Name={name}", _place, () => Task.CompletedTask);

    /// <summary>The same database through a pool of one connection.</summary>
    public TestDatabase WithOneConnection() =>
        new(_factory, Dialect, $"{_connectionString};Maximum Pool Size=1;Application Name=single", _place, () => Task.CompletedTask);

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = _factory.CreateConnection()!;
        connection.ConnectionString = _connectionString;
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>Runs the plugin's installation migrations that have not run.</summary>
    public Task InstallAsync() => Runner.InstallAsync(typeof(InstallMigration).Assembly);

    /// <summary>Runs the Down of its migrations, as an uninstall does.</summary>
    public Task UninstallAsync() => Runner.UninstallAsync(typeof(InstallMigration).Assembly);

    /// <summary>Runs a statement and tells how many rows it changed.</summary>
    public async Task<int> RunAsync(string sql)
    {
        await using var connection = await OpenAsync(CancellationToken.None);
        return await RunAsync(connection, sql);
    }

    public async ValueTask DisposeAsync() => await _drop();

    static LedgerDialect DialectOf(DatabaseKind kind) => kind switch
    {
        DatabaseKind.PostgreSql => new PostgreSqlDialect(),
        DatabaseKind.PostgreSqlInTransactions => new TransactionalDialect(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    MigrationRunner Runner => new(PreviewDatabase.For(_place), new ServiceCollection().BuildServiceProvider(), TimeProvider.System);

    static TestDatabase CreateSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("cashback-sqlite-").FullName;
        var (connectionString, file) = ($"Data Source={folder}/test.db", $"{folder}/test.db");
        return new(SqliteFactory.Instance, new SqliteDialect(), connectionString, file, () =>
        {
            // Its own pools only: other fixtures have connections in use.
            using (var connection = new SqliteConnection(connectionString))
                SqliteConnection.ClearPool(connection);
            new SqliteDatabase(file).Delete();
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    static async Task<TestDatabase> CreatePostgresAsync(LedgerDialect dialect)
    {
        var server = Environment.GetEnvironmentVariable(PostgresServer.Variable)
            ?? throw new InvalidOperationException($"The namespace of this test lacks a {nameof(PostgresSetUp)}.");
        var name = $"cashback_{Guid.NewGuid():N}";
        await OnServerAsync($"CREATE DATABASE {name}");
        var connectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 50 }.ConnectionString;
        // Through a pool of its own: one that has connected before does not learn of the new type.
        await OnAsync($"{connectionString};Pooling=false", "CREATE EXTENSION citext");
        return new(NpgsqlFactory.Instance, dialect, connectionString, connectionString, () => OnServerAsync($"DROP DATABASE {name} WITH (FORCE)"));

        Task OnServerAsync(string sql) => OnAsync(server, sql);

        static async Task OnAsync(string connectionString, string sql)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await RunAsync(connection, sql);
        }
    }

    static async Task<int> RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }
}
