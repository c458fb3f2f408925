using Cashback.Preview.Data;
using Microsoft.Data.Sqlite;

namespace Nop.Plugin.Misc.Cashback.Tests.Preview;

/// <summary>A copy of a database holds everything that was written before it was asked for.</summary>
public class DatabaseCopyTests
{
    const int Rows = 4000;
    const int Copies = 8;

    [Test]
    public void Copies_made_at_once_all_hold_what_was_still_in_the_log()
    {
        var original = NewFile();
        var copies = Enumerable.Range(0, Copies).Select(_ => NewFile()).ToArray();
        try
        {
            using var writer = new SqliteConnection(original.ConnectionString);
            writer.Open();
            Execute(writer, "PRAGMA journal_mode = WAL");
            Execute(writer, "PRAGMA wal_autocheckpoint = 0");
            Execute(writer, "CREATE TABLE Line (Text)");
            Execute(writer, $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT INTO Line SELECT hex(randomblob(2000)) FROM n");

            Parallel.ForEach(copies, new() { MaxDegreeOfParallelism = Copies }, original.CopyTo);

            Assert.That(copies.Select(Count), Is.All.EqualTo(Rows));
        }
        finally
        {
            foreach (var file in copies.Append(original))
                file.Delete();
        }
    }

    static long Count(SqliteDatabase database)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Line";
        return (long)command.ExecuteScalar()!;
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static SqliteDatabase NewFile() => new(Path.Combine(ScratchFolder.Path, $"cashback-copy-{Guid.NewGuid():N}.db"));
}
