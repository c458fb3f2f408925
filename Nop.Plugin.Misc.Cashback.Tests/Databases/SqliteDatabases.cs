using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Makes SQLite files.</summary>
static class SqliteDatabases
{
    static readonly ConcurrentDictionary<DatabaseContent, Lazy<Task<byte[]>>> s_templates = [];

    /// <summary>A database with nothing in it.</summary>
    public static TestDatabase CreateEmpty()
    {
        var folder = ScratchFolder.Create("cashback-sqlite-");
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

    /// <summary>A database with something in it.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseContent content)
    {
        var bytes = await s_templates.GetOrAdd(content, _ => new(() => MakeAsync(content))).Value;
        var database = CreateEmpty();
        await File.WriteAllBytesAsync(database.Place, bytes);
        return database;
    }

    static async Task<byte[]> MakeAsync(DatabaseContent content)
    {
        await using TestDatabase made = CreateEmpty(), copy = CreateEmpty();
        await content.FillAsync(made);
        // A copy is one file: what lies beside the original, in its log, is in it.
        new SqliteDatabase(made.Place).CopyTo(new(copy.Place));
        return await File.ReadAllBytesAsync(copy.Place);
    }
}
