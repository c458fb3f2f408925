using System.Data.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>The database that holds the ledger's tables.</summary>
public interface ILedgerDatabase
{
    /// <summary>How it wants to be spoken to.</summary>
    LedgerDialect Dialect { get; }

    /// <summary>How long a command may take, waits for others' locks included; whole seconds, at least one.</summary>
    TimeSpan TimeLimit => TimeSpan.FromSeconds(30);

    /// <summary>Opens a connection, from the provider's pool where it has one; the caller disposes it.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);
}
