using Nop.Plugin.Misc.Cashback.Tests.Databases;
using Npgsql;

namespace Cashback.Benchmarks;

/// <summary>A fresh database on a PostgreSQL server: on the one that <see cref="PostgresServer.Variable"/> names, or on one of its own.</summary>
sealed class ScratchDatabase : IAsyncDisposable
{
    readonly PostgresServer? _own;
    readonly string _server;
    readonly string _name = $"cashback_bench_{Guid.NewGuid():N}";

    ScratchDatabase(PostgresServer? own, string server)
    {
        _own = own;
        _server = server;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = _name, CommandTimeout = 0 }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<ScratchDatabase> CreateAsync()
    {
        var given = Environment.GetEnvironmentVariable(PostgresServer.Variable);
        var own = string.IsNullOrEmpty(given) ? await PostgresServer.StartAsync(durable: true) : null;
        var database = new ScratchDatabase(own, own?.ConnectionString ?? given!);
        await RunAsync(database._server, $"CREATE DATABASE {database._name}");
        // Through no pool: one that has connected before does not learn of the new type.
        await RunAsync($"{database.ConnectionString};Pooling=false", "CREATE EXTENSION citext");
        return database;
    }

    /// <summary>Runs a statement.</summary>
    public Task RunAsync(string sql) => RunAsync(ConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync(_server, $"DROP DATABASE {_name} WITH (FORCE)");
        NpgsqlConnection.ClearAllPools();
        if (_own is not null)
            await _own.DisposeAsync();
    }

    static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
