using System.Data.Common;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>Reads a database by SQL, past everything that shop and plugin have for it.</summary>
sealed class PlainRows : IAsyncDisposable
{
    readonly TestDatabase _database;
    readonly DbConnection _connection;

    PlainRows(TestDatabase database, DbConnection connection) => (_database, _connection) = (database, connection);

    public static async Task<PlainRows> OpenAsync(TestDatabase database) => new(database, await database.OpenAsync(CancellationToken.None));

    /// <summary>Reads all rows of a query, its names in double quotes.</summary>
    public async Task EachAsync(string sql, Action<PlainRow> read)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = _database.Quoted(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            read(new(reader));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}

/// <summary>A row that is being read.</summary>
sealed class PlainRow(DbDataReader reader)
{
    public int Int(int column) => (int)Long(column);

    public long Long(int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    /// <summary>An amount of money in minor units.</summary>
    public long Minor(int column) => (long)(Convert.ToDecimal(reader.GetValue(column), CultureInfo.InvariantCulture) * 100);

    /// <summary>An amount of money in hundredths of minor units.</summary>
    public long Fine(int column) => (long)(Convert.ToDecimal(reader.GetValue(column), CultureInfo.InvariantCulture) * 10_000);

    /// <summary>An instant, UTC.</summary>
    public DateTime? Instant(int column) => reader.IsDBNull(column) ? null : DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);

    /// <summary>A truth value, which some databases keep as a number.</summary>
    public bool Is(int column) => Convert.ToBoolean(reader.GetValue(column), CultureInfo.InvariantCulture);
}
