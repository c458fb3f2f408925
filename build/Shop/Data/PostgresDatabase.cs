using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cashback.Preview.Data;

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
