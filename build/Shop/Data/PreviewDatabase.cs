using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cashback.Preview.Data;

/// <summary>The database of a preview store: where it is, and the few things that differ between the kinds.</summary>
public abstract class PreviewDatabase
{
    /// <summary>How to connect.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>Makes connections outside of EF Core.</summary>
    public abstract DbProviderFactory Factory { get; }

    /// <summary>Where the keys of the ledger's seals are: not in the database.</summary>
    public virtual string KeyFile => "preview-data/seal.keys";

    /// <summary>Where the newest seal is kept beside the keys: of each database its own, also where several have the keys in common.</summary>
    public virtual string SealFile => $"{KeyFile}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ConnectionString)))[..16]}.last";

    /// <summary>Tells EF Core which database this is.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>A file for SQLite, <c>Host=…</c> for PostgreSQL, or <c>Server=…</c> for MySQL and MariaDB.</summary>
    public static PreviewDatabase For(string place)
    {
        if (place.Contains("Host=", StringComparison.OrdinalIgnoreCase))
            return new PostgresDatabase(place);
        return place.Contains("Server=", StringComparison.OrdinalIgnoreCase) ? new MySqlDatabase(place) : new SqliteDatabase(place);
    }

    /// <summary>Whether there is a database at all.</summary>
    public virtual Task<bool> ExistsAsync() => AskAsync(creator => creator.ExistsAsync());

    /// <summary>Whether the database, which is there, holds any table.</summary>
    public Task<bool> HasTablesAsync() => AskAsync(creator => creator.HasTablesAsync());

    /// <summary>Deletes the database where it is there.</summary>
    public virtual Task DropAsync() => AskAsync(creator => creator.EnsureDeletedAsync());

    /// <summary>Whether a shop has been made in it.</summary>
    public async Task<bool> HasShopAsync()
    {
        if (!await ExistsAsync())
            return false;
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = TableCount;
        command.AddValue("@table", "Store");
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0;
    }

    /// <summary>Counts the tables of a name.</summary>
    protected abstract string TableCount { get; }

    async Task<bool> AskAsync(Func<RelationalDatabaseCreator, Task<bool>> ask)
    {
        var options = new DbContextOptionsBuilder<ShopContext>();
        Configure(options);
        await using var context = new ShopContext(options.Options);
        return await ask((RelationalDatabaseCreator)context.GetService<IDatabaseCreator>());
    }

    /// <summary>Opens a connection.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        var connection = Factory.CreateConnection()!;
        connection.ConnectionString = ConnectionString;
        await connection.OpenAsync();
        return connection;
    }
}

/// <summary>What ADO.NET says at length.</summary>
static class CommandExtensions
{
    /// <summary>Adds a value under a name.</summary>
    public static void AddValue(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
