using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Reads the ledger's tables as they lie there, by means other than the plugin's.</summary>
public static class LedgerRowsReader
{
    public static async Task<LedgerRows> RowsAsync(this TestDatabase database) => new(
        await ReadAsync<Wallet>(database, CashbackTableNames.Wallet), await ReadAsync<LedgerEntry>(database, CashbackTableNames.Entry),
        await ReadAsync<LotMovement>(database, CashbackTableNames.LotMovement), await ReadAsync<Lot>(database, CashbackTableNames.Lot),
        await ReadAsync<Hold>(database, CashbackTableNames.Hold), await ReadAsync<HoldLot>(database, CashbackTableNames.HoldLot),
        await ReadAsync<OrderAccount>(database, CashbackTableNames.OrderAccount), await ReadAsync<ProgrammeBudget>(database, CashbackTableNames.ProgrammeBudget));

    /// <summary>One table alone: who looks for a wallet does not wait for all entries.</summary>
    /// <returns>Null: no table of the ledger has such rows.</returns>
    public static async Task<IReadOnlyList<T>?> TableAsync<T>(this TestDatabase database)
        where T : BaseEntity, new() => TableOf(typeof(T)) is { } table ? await ReadAsync<T>(database, table) : null;

    static string? TableOf(Type row) =>
        row == typeof(Wallet) ? CashbackTableNames.Wallet
        : row == typeof(LedgerEntry) ? CashbackTableNames.Entry
        : row == typeof(Lot) ? CashbackTableNames.Lot
        : row == typeof(Hold) ? CashbackTableNames.Hold
        : row == typeof(OrderAccount) ? CashbackTableNames.OrderAccount
        : null;

    static async Task<IReadOnlyList<T>> ReadAsync<T>(TestDatabase database, string table)
        where T : BaseEntity, new()
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {database.Dialect.Quote(table)} ORDER BY {database.Dialect.Quote("Id")}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            var row = new T();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var property = typeof(T).GetProperty(reader.GetName(i))!;
                var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                if (!reader.IsDBNull(i))
                    property.SetValue(row, type == typeof(DateTime)
                        ? DateTime.SpecifyKind(reader.GetDateTime(i), DateTimeKind.Utc)
                        : Convert.ChangeType(reader.GetValue(i), type, CultureInfo.InvariantCulture));
            }

            rows.Add(row);
        }

        return rows;
    }
}
