using System.Data.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>A database with a trigger that stops the doomed host's transaction between two of its statements, and tells the host.</summary>
abstract class HaltingDatabase(TestDatabase database) : ILedgerDatabase
{
    public LedgerDialect Dialect => database.Dialect;

    protected TestDatabase Database => database;

    /// <summary>The trigger, with all that it needs.</summary>
    protected abstract IEnumerable<string> Trigger { get; }

    /// <summary>Takes the lock that the trigger waits for.</summary>
    protected abstract string Lock { get; }

    public static HaltingDatabase For(TestDatabase database) => database.IsMySql ? new AskingDatabase(database) : new NoticingDatabase(database);

    /// <summary>Lets no transaction of the doomed host past its first entry, until the connection is disposed.</summary>
    public static async Task<DbConnection> CloseGateAsync(TestDatabase database)
    {
        var halting = For(database);
        foreach (var sql in halting.Trigger)
            await database.RunAsync(sql);
        var gate = await database.Unpooled().OpenAsync(CancellationToken.None);
        await TestDatabase.RunAsync(gate, halting.Lock);
        return gate;
    }

    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);
}
