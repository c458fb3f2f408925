using System.Collections.Concurrent;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>The character sets of the shop's own text columns, asked for once each.</summary>
public sealed class ShopCharacterSets(ILedgerDatabase database)
{
    readonly ConcurrentDictionary<(string Table, string Column), string?> _known = new();

    /// <summary>The name of the set as the database calls it; null: every character is held, or the column is not there.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    public async Task<string?> OfAsync(string table, string column)
    {
        if (database.Dialect.ShopHoldsEveryCharacter)
            return null;
        if (_known.TryGetValue((table, column), out var known))
            return known;

        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = (int)database.TimeLimit.TotalSeconds;
        command.CommandText = database.Dialect.ShopCharacterSet;
        Add(command, "@Table", table);
        Add(command, "@Column", column);
        return _known[(table, column)] = await command.ExecuteScalarAsync() as string;
    }

    static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
