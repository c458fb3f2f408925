using System.Data.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Tests.Databases;
using Npgsql;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>A database with a trigger that stops the doomed host's transaction between two of its statements; the server's notice of it is passed on.</summary>
sealed class NoticingDatabase(ILedgerDatabase database) : ILedgerDatabase
{
    const int Gate = 4711;

    public LedgerDialect Dialect => database.Dialect;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        ((NpgsqlConnection)connection).Notice += (_, told) =>
        {
            if (told.Notice.MessageText == Halt.Line)
                Halt.Tell();
        };
        return connection;
    }

    /// <summary>Lets no transaction of the doomed host past its first entry, until the connection is disposed.</summary>
    public static async Task<DbConnection> CloseGateAsync(TestDatabase database)
    {
        await database.RunAsync($"""
            CREATE FUNCTION halt() RETURNS trigger AS $$ BEGIN
              IF current_setting('application_name') = '{CrashHost.Name}' THEN
                RAISE NOTICE '{Halt.Line}';
                PERFORM pg_advisory_xact_lock({Gate});
              END IF;
              RETURN NULL;
            END $$ LANGUAGE plpgsql
            """);
        await database.RunAsync("CREATE TRIGGER halt AFTER INSERT ON \"Cashback_Entry\" FOR EACH ROW EXECUTE FUNCTION halt()");
        var gate = await database.OpenAsync(CancellationToken.None);
        await using var command = gate.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_lock({Gate})";
        await command.ExecuteNonQueryAsync();
        return gate;
    }
}
