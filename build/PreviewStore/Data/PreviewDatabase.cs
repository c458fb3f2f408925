using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Cashback.Preview.Data;

/// <summary>The database of a preview store: where it is, and the few things that differ between the two kinds.</summary>
public abstract class PreviewDatabase
{
    /// <summary>How to connect.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>Makes connections outside of EF Core.</summary>
    public abstract DbProviderFactory Factory { get; }

    /// <summary>Tells EF Core which database this is.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>A file for SQLite, or <c>Host=…</c> for PostgreSQL.</summary>
    public static PreviewDatabase For(string place) =>
        place.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? new PostgresDatabase(place) : new SqliteDatabase(place);

    /// <summary>Whether a shop has been made in it.</summary>
    public virtual async Task<bool> HasShopAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = TableCount;
        command.AddValue("@table", "Store");
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0;
    }

    /// <summary>Counts the tables of a name.</summary>
    protected abstract string TableCount { get; }

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

/// <summary>A SQLite file with a write-ahead log, so that readers and a writer do not wait for each other.</summary>
public sealed class SqliteDatabase(string file) : PreviewDatabase
{
    /// <summary>The file.</summary>
    public string File { get; } = Path.GetFullPath(file);

    /// <inheritdoc/>
    public override string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(file),
        DefaultTimeout = 30,
    }.ToString();

    /// <inheritdoc/>
    public override DbProviderFactory Factory => SqliteFactory.Instance;

    /// <inheritdoc/>
    protected override string TableCount => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table";

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options) => AllowScopes(options.UseSqlite(ConnectionString));

    // What a scope means on SQLite is seen to by ShopContexts.
    internal static void AllowScopes(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.AmbientTransactionWarning));

    // To look into a file that is not there would make it.
    /// <inheritdoc/>
    public override Task<bool> HasShopAsync() => System.IO.File.Exists(File) ? base.HasShopAsync() : Task.FromResult(false);

    /// <summary>Copies the database, with what its log holds, to another file; several copies may be made at once.</summary>
    public void CopyTo(SqliteDatabase target)
    {
        using var from = new SqliteConnection(ConnectionString);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder(target.ConnectionString) { Pooling = false }.ToString());
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    /// <summary>Closes pooled connections and deletes the file with its log.</summary>
    public void Delete()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            System.IO.File.Delete(File + suffix);
    }
}

/// <summary>A PostgreSQL database; text columns are <c>citext</c> as nopCommerce makes them.</summary>
public sealed class PostgresDatabase(string connectionString) : PreviewDatabase
{
    /// <inheritdoc/>
    public override string ConnectionString { get; } = connectionString;

    /// <inheritdoc/>
    public override DbProviderFactory Factory => NpgsqlFactory.Instance;

    /// <inheritdoc/>
    protected override string TableCount => "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = @table";

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(ConnectionString);
}
