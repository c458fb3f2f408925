using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cashback.Preview.Data;

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
    public override string KeyFile => File + "-keys";

    /// <inheritdoc/>
    public override string SealFile => File + "-seal";

    /// <inheritdoc/>
    protected override string TableCount => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table";

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options) => AllowScopes(options.UseSqlite(ConnectionString));

    // What a scope means on SQLite is seen to by ShopContexts.
    internal static void AllowScopes(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.AmbientTransactionWarning));

    // To look into a file that is not there would make it.
    /// <inheritdoc/>
    public override Task<bool> ExistsAsync() => Task.FromResult(System.IO.File.Exists(File));

    /// <inheritdoc/>
    public override Task DropAsync()
    {
        Delete();
        return Task.CompletedTask;
    }

    /// <summary>Copies the database, with what its log holds and the keys beside it, to another file; several copies may be made at once.</summary>
    public void CopyTo(SqliteDatabase target)
    {
        using var from = new SqliteConnection(ConnectionString);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder(target.ConnectionString) { Pooling = false }.ToString());
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        if (System.IO.File.Exists(KeyFile))
            System.IO.File.Copy(KeyFile, target.KeyFile, overwrite: true);
    }

    /// <summary>Closes pooled connections and deletes the file with its log and the keys beside it.</summary>
    public void Delete()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        foreach (var suffix in new[] { "", "-wal", "-shm", "-keys", "-seal" })
            System.IO.File.Delete(File + suffix);
    }
}
