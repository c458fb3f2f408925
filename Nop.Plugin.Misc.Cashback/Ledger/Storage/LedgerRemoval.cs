namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Removes the ledger for good, with the rules, branches and tiers that it names. Only for an uninstallation whose owner has asked for it.</summary>
public sealed class LedgerRemoval
{
    readonly ILedgerDatabase _database;
    readonly IShopKeys? _keys;

    internal LedgerRemoval(ILedgerDatabase database, IShopKeys? keys = null) => (_database, _keys) = (database, keys);

    /// <summary>Drops the plugin's tables; those that are gone already are passed over, so that a removal that was broken off may run again.</summary>
    /// <param name="tables">Their names.</param>
    /// <param name="cancellationToken">Ends it between two tables.</param>
    /// <exception cref="System.Data.Common.DbException">The database is away, or refuses.</exception>
    public async Task RemoveAsync(IEnumerable<string> tables, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tables);
        await using var connection = await _database.OpenAsync(cancellationToken);
        // All or nothing, except on MySQL, which commits after each table.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandTimeout = (int)_database.TimeLimit.TotalSeconds;
            command.CommandText = _database.Dialect.DropTable(table);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        // The seals are gone with all else: another ledger begins without them.
        _keys?.Forget();
    }
}
