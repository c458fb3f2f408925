using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;

namespace Cashback.Preview.Data;

/// <summary>A MySQL or MariaDB database.</summary>
public sealed class MySqlDatabase(string connectionString) : PreviewDatabase
{
    // Words that every MySQL and MariaDB on which nopCommerce runs understands.
    static readonly MySqlServerVersion s_version = new(new Version(5, 7, 0));

    /// <inheritdoc/>
    public override string ConnectionString { get; } = new MySqlConnectionStringBuilder(connectionString)
    {
        // As nopCommerce writes them into the connection strings that it builds.
        AllowUserVariables = true,
        UseXaTransactions = false,
    }.ConnectionString;

    /// <inheritdoc/>
    public override DbProviderFactory Factory => MySqlConnectorFactory.Instance;

    /// <inheritdoc/>
    protected override string TableCount => "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = SCHEMA() AND table_name = @table";

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options) => options.UseMySql(ConnectionString, s_version);
}
