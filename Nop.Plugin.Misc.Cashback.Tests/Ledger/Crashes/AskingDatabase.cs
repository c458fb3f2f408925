using System.Data.Common;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>MariaDB: a trigger cannot say anything while it waits, so another connection asks who is waiting.</summary>
sealed class AskingDatabase(TestDatabase database) : HaltingDatabase(database)
{
    const string Gate = "CONCAT('gate of ', DATABASE())";

    // Longer than any test waits.
    const int Seconds = 3600;

    protected override IEnumerable<string> Trigger =>
        [$"CREATE TRIGGER halt AFTER INSERT ON \"Cashback_Entry\" FOR EACH ROW SET @halted = IF(@doomed = 1, GET_LOCK({Gate}, {Seconds}), 0)"];

    protected override string Lock => $"DO GET_LOCK({Gate}, 0)";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await Database.OpenAsync(cancellationToken);
        await TestDatabase.RunAsync(connection, "SET @doomed = 1");
        return connection;
    }

    /// <summary>Tells as soon as the doomed host's transaction waits.</summary>
    public async Task WatchAsync()
    {
        await using var connection = await Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND state = 'User lock'";
        while (Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) == 0)
            await Task.Yield();
        Halt.Tell();
    }
}
