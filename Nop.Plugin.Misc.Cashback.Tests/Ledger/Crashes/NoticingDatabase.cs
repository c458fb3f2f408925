using System.Data.Common;
using Npgsql;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>PostgreSQL: the trigger says that it waits, in a notice, which is passed on.</summary>
sealed class NoticingDatabase(TestDatabase database) : HaltingDatabase(database)
{
    const int Gate = 4711;

    protected override IEnumerable<string> Trigger =>
    [
        $"""
        CREATE FUNCTION halt() RETURNS trigger AS $$ BEGIN
          IF current_setting('application_name') = '{CrashHost.Name}' THEN
            RAISE NOTICE '{Halt.Line}';
            PERFORM pg_advisory_xact_lock({Gate});
          END IF;
          RETURN NULL;
        END $$ LANGUAGE plpgsql
        """,
        "CREATE TRIGGER halt AFTER INSERT ON \"Cashback_Entry\" FOR EACH ROW EXECUTE FUNCTION halt()",
    ];

    protected override string Lock => $"SELECT pg_advisory_lock({Gate})";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await Database.OpenAsync(cancellationToken);
        ((NpgsqlConnection)connection).Notice += (_, told) =>
        {
            if (told.Notice.MessageText == Halt.Line)
                Halt.Tell();
        };
        return connection;
    }
}
