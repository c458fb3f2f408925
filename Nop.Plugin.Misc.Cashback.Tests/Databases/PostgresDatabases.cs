using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Npgsql;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Makes databases on the PostgreSQL server of the tests.</summary>
static class PostgresDatabases
{
    static readonly SemaphoreSlim s_turn = new(1);

    /// <summary>A database with nothing in it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(LedgerDialect dialect)
    {
        var server = await TestServers.Postgres.ConnectAsync();
        var name = NewName();
        await MakeEmptyAsync(server, name);
        return Of(server, name, dialect);
    }

    /// <summary>A database with something in it.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseContent content, LedgerDialect dialect)
    {
        var server = await TestServers.Postgres.ConnectAsync();
        await EnsureTemplateAsync(server, content);
        var name = NewName();
        await OnAsync(server, $"CREATE DATABASE {name} TEMPLATE {content.Template}");
        return Of(server, name, dialect);
    }

    static string NewName() => $"cashback_{Guid.NewGuid():N}";

    static TestDatabase Of(string server, string name, LedgerDialect dialect)
    {
        var connectionString = ConnectionTo(server, name);
        return new(NpgsqlFactory.Instance, dialect, connectionString, connectionString, () => OnAsync(server, $"DROP DATABASE {name} WITH (FORCE)"));
    }

    static string ConnectionTo(string server, string name) => new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 50 }.ConnectionString;

    static async Task EnsureTemplateAsync(string server, DatabaseContent content)
    {
        await s_turn.WaitAsync();
        try
        {
            if (await IsThereAsync(server, content.Template))
                return;

            // It gets its name when it is whole: others may look for it on a server that was there before.
            var name = NewName();
            await MakeEmptyAsync(server, name);
            // Nobody may be connected to what is copied or renamed.
            var place = $"{ConnectionTo(server, name)};Pooling=false";
            await content.FillAsync(new(NpgsqlFactory.Instance, new PostgreSqlDialect(), place, place, () => Task.CompletedTask));
            await OnAsync(server, $"ALTER DATABASE {name} RENAME TO {content.Template}");
        }
        finally
        {
            s_turn.Release();
        }
    }

    static async Task<bool> IsThereAsync(string server, string name)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT 1 FROM pg_database WHERE datname = '{name}'", connection);
        return await command.ExecuteScalarAsync() is not null;
    }

    static async Task MakeEmptyAsync(string server, string name)
    {
        await OnAsync(server, $"CREATE DATABASE {name}");
        // Through a pool of its own: one that has connected before does not learn of the new type.
        await OnAsync($"{ConnectionTo(server, name)};Pooling=false", "CREATE EXTENSION citext");
    }

    static async Task OnAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await TestDatabase.RunAsync(connection, sql);
    }
}
