using System.Data.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Cashback.Preview.Hosting;

/// <summary>The ledger's tables are in the preview store's own database, which no data settings of a shop name.</summary>
public sealed class PreviewLedgerDatabase(PreviewDatabase database) : ILedgerDatabase
{
    /// <inheritdoc/>
    public LedgerDialect Dialect { get; } = database switch
    {
        SqliteDatabase => new SqliteDialect(),
        MySqlDatabase => new MySqlDialect(),
        _ => new PostgreSqlDialect(),
    };

    /// <inheritdoc/>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = database.Factory.CreateConnection()!;
        connection.ConnectionString = database.ConnectionString;
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
