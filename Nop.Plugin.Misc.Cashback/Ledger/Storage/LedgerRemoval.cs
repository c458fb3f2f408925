using Nop.Plugin.Misc.Cashback.Data;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <inheritdoc cref="ILedgerRemoval"/>
public sealed class LedgerRemoval(ILedgerDatabase database) : ILedgerRemoval
{
    /// <inheritdoc/>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        // All or nothing, except on MySQL, which commits after each table.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var table in CashbackSchema.Tables)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandTimeout = (int)database.TimeLimit.TotalSeconds;
            command.CommandText = database.Dialect.DropTable(table);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
