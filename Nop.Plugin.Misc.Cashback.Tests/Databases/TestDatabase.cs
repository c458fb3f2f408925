using System.Data.Common;
using Cashback.Preview.Migrations;
using MySqlConnector;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Migrations;
using Npgsql;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>A fresh database with the plugin's tables, made by its own migration; gone when disposed.</summary>
public sealed class TestDatabase : ILedgerDatabase, IAsyncDisposable
{
    readonly DbProviderFactory _factory;
    readonly string _connectionString;
    readonly string _place;
    readonly Func<Task> _drop;

    internal TestDatabase(DbProviderFactory factory, LedgerDialect dialect, string connectionString, string place, Func<Task> drop)
    {
        _place = place;
        _factory = factory;
        _connectionString = connectionString;
        _drop = drop;
        Dialect = dialect;
    }

    public LedgerDialect Dialect { get; }

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>As <see cref="PreviewDatabase.For"/> takes it.</summary>
    public string Place => _place;

    public bool IsSqlite => Dialect is SqliteDialect;

    public bool IsMySql => Dialect is MySqlDialect;

    /// <summary>Makes a database with the plugin's tables.</summary>
    public static Task<TestDatabase> CreateAsync(DatabaseKind kind) => CreateAsync(kind, DatabaseContent.Tables);

    /// <summary>Makes a database with something in it.</summary>
    internal static Task<TestDatabase> CreateAsync(DatabaseKind kind, DatabaseContent content) => kind switch
    {
        DatabaseKind.Sqlite => SqliteDatabases.CreateAsync(content),
        DatabaseKind.MariaDb => MariaDbDatabases.CreateAsync(content),
        _ => PostgresDatabases.CreateAsync(content, DialectOf(kind)),
    };

    /// <summary>Makes a database with nothing in it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => SqliteDatabases.CreateEmpty(),
        DatabaseKind.MariaDb => await MariaDbDatabases.CreateEmptyAsync(),
        _ => await PostgresDatabases.CreateEmptyAsync(DialectOf(kind)),
    };

    /// <summary>A database that somebody else made and will drop, spoken to as a kind is.</summary>
    public static TestDatabase Existing(DatabaseKind kind, string connectionString) =>
        new(kind == DatabaseKind.MariaDb ? MySqlConnectorFactory.Instance : NpgsqlFactory.Instance, DialectOf(kind), connectionString, connectionString, () => Task.CompletedTask);

    /// <summary>The same database as another host sees it: with a connection pool of its own.</summary>
    public TestDatabase FromAnotherHost(string name) => With(IsSqlite ? "" : $";Application Name={name}", TimeLimit);

    /// <summary>The same database through a pool of one connection.</summary>
    public TestDatabase WithOneConnection() => With(";Maximum Pool Size=1;Application Name=single", TimeLimit);

    /// <summary>The same database through connections that end when they are closed, and their locks with them.</summary>
    public TestDatabase Unpooled() => With(";Pooling=false", TimeLimit);

    /// <summary>The same database for those who wait no longer than a second.</summary>
    public TestDatabase ForTheImpatient() => With(IsSqlite ? ";Default Timeout=1" : "", TimeSpan.FromSeconds(1));

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

    /// <summary>Runs a statement, its names in double quotes, and tells how many rows it changed.</summary>
    public async Task<int> RunAsync(string sql)
    {
        await using var connection = await OpenAsync(CancellationToken.None);
        return await RunAsync(connection, Quoted(sql));
    }

    /// <summary>A statement, its names in double quotes, in the database's own.</summary>
    public string Quoted(string sql) => IsMySql ? sql.Replace('"', '`') : sql;

    public async ValueTask DisposeAsync() => await _drop();

    internal static async Task<int> RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    TestDatabase With(string setting, TimeSpan limit) =>
        new(_factory, Dialect, _connectionString + setting, _place, () => Task.CompletedTask) { TimeLimit = limit };

    static LedgerDialect DialectOf(DatabaseKind kind) => kind switch
    {
        DatabaseKind.PostgreSql => new PostgreSqlDialect(),
        DatabaseKind.PostgreSqlInTransactions => new TransactionalDialect(),
        DatabaseKind.MariaDb => new MySqlDialect(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    MigrationRunner Runner => new(PreviewDatabase.For(_place), new ServiceCollection().BuildServiceProvider(), TimeProvider.System);
}
