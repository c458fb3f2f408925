using Microsoft.Data.Sqlite;
using Nop.Plugin.Misc.Cashback.Platform.Keys;

namespace Nop.Plugin.Misc.Cashback.Tests.Preview;

/// <summary>A copy of a database holds everything that was written before it was asked for.</summary>
public class DatabaseCopyTests
{
    [Test]
    public void A_copy_holds_what_a_reader_keeps_in_the_log()
    {
        var (original, copy) = (NewFile(), NewFile());
        try
        {
            using (var writer = Open(original))
            using (var reader = Open(original))
            {
                Ask(writer, "PRAGMA journal_mode = WAL");
                Ask(writer, "CREATE TABLE Line (Text)");
                using var reading = reader.BeginTransaction(deferred: true);
                Ask(reader, "SELECT COUNT(*) FROM Line");
                Ask(writer, "INSERT INTO Line VALUES ('written while somebody reads')");

                original.CopyTo(copy);
            }

            using var copied = Open(copy);
            Assert.That(Ask(copied, "SELECT COUNT(*) FROM Line"), Is.EqualTo(1));
        }
        finally
        {
            original.Delete();
            copy.Delete();
        }
    }

    [Test]
    public void A_copy_has_the_keys_of_what_it_holds()
    {
        var (original, copy) = (NewFile(), NewFile());
        try
        {
            var key = new ShopKeys(original.KeyFile).Current();
            original.CopyTo(copy);
            Assert.That(new ShopKeys(copy.KeyFile).Current().Id, Is.EqualTo(key.Id));
        }
        finally
        {
            original.Delete();
            copy.Delete();
        }
    }

    static SqliteConnection Open(SqliteDatabase database)
    {
        var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        return connection;
    }

    static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    static SqliteDatabase NewFile() => new(Path.Combine(ScratchFolder.Path, $"cashback-copy-{Guid.NewGuid():N}.db"));
}
