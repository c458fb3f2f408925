using MySqlConnector;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Makes databases on the MariaDB server of the tests. Where there is none, the tests that ask are skipped and say why.</summary>
static class MariaDbDatabases
{
    static readonly SemaphoreSlim s_turn = new(1);

    /// <summary>A database with nothing in it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync() => await NewAsync(await ServerAsync(), $"cashback_{Guid.NewGuid():N}");

    /// <summary>A database with something in it.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseContent content)
    {
        var server = await ServerAsync();
        var tables = await TemplateTablesAsync(server, content);
        var name = $"cashback_{Guid.NewGuid():N}";
        var database = await NewAsync(server, name);
        await OnAsync(server, string.Concat(tables.Select(table => $"CREATE TABLE {name}.`{table}` LIKE {content.Template}.`{table}`; INSERT INTO {name}.`{table}` SELECT * FROM {content.Template}.`{table}`;")));
        return database;
    }

    static async Task<string> ServerAsync()
    {
        try
        {
            return await TestServers.MariaDb.ConnectAsync();
        }
        catch (InvalidOperationException exception)
        {
            Assert.Ignore(exception.Message);
            throw;
        }
    }

    static async Task<TestDatabase> NewAsync(string server, string name)
    {
        // nopCommerce's own choice for a new database.
        await OnAsync(server, $"CREATE DATABASE {name} CHARACTER SET utf8mb4");
        // User variables: as in the connection that nopCommerce's installation makes.
        var connectionString = new MySqlConnectionStringBuilder(server) { Database = name, MaximumPoolSize = 50, AllowUserVariables = true }.ConnectionString;
        return new(MySqlConnectorFactory.Instance, new MySqlDialect(), connectionString, connectionString, async () =>
        {
            await CutOffAsync(server, name);
            await OnAsync(server, $"DROP DATABASE {name}");
        });
    }

    // As PostgreSQL's WITH (FORCE): pools of hosts that are gone would keep the server's connections to themselves.
    static async Task CutOffAsync(string server, string name)
    {
        foreach (var id in await ListAsync(server, $"SELECT CAST(id AS CHAR) FROM information_schema.processlist WHERE db = '{name}'"))
        {
            try
            {
                await OnAsync(server, $"KILL {id}");
            }
            catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.NoSuchThread)
            {
                // It has gone by itself.
            }
        }
    }

    static async Task<IReadOnlyList<string>> TemplateTablesAsync(string server, DatabaseContent content)
    {
        var list = $"SELECT table_name FROM information_schema.tables WHERE table_schema = '{content.Template}'";
        await s_turn.WaitAsync();
        try
        {
            if (await ListAsync(server, list) is { Count: > 0 } tables)
                return tables;

            await content.FillAsync(await NewAsync(server, content.Template));
            return await ListAsync(server, list);
        }
        finally
        {
            s_turn.Release();
        }
    }

    static async Task<List<string>> ListAsync(string server, string sql)
    {
        await using var connection = new MySqlConnection(server);
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }

    static async Task OnAsync(string server, string sql)
    {
        await using var connection = new MySqlConnection(server);
        await connection.OpenAsync();
        await TestDatabase.RunAsync(connection, sql);
    }
}
