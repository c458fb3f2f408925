using System.Transactions;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>The database that holds the ledger's tables.</summary>
public interface ILedgerDatabase
{
    /// <summary>How it wants to be spoken to.</summary>
    LedgerDialect Dialect { get; }

    /// <summary>How long a command may take, waits for others' locks included; whole seconds, at least one.</summary>
    TimeSpan TimeLimit => TimeSpan.FromSeconds(30);

    /// <summary>Opens a connection, from the provider's pool where it has one; the caller disposes it.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);
}

/// <summary>The shop's own database by the shop's own provider, as its data settings name them.</summary>
/// <remarks>The settings are read at the first use: when services are registered a shop may not be installed yet.</remarks>
sealed class ShopLedgerDatabase : ILedgerDatabase
{
    static readonly TimeSpan s_usualLimit = TimeSpan.FromSeconds(30);

    readonly Lazy<Provider> _provider = new(Resolve);

    public LedgerDialect Dialect => _provider.Value.Dialect;

    /// <summary>The shop's own limit where its data settings state one; else half a minute.</summary>
    public TimeSpan TimeLimit => DataSettingsManager.GetSqlCommandTimeout() is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : s_usualLimit;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = _provider.Value.Factory.CreateConnection()
            ?? throw new InvalidOperationException("The shop's database provider makes no connections.");
        try
        {
            connection.ConnectionString = _provider.Value.ConnectionString;
            // nopCommerce's repositories open serializable scopes; the ledger's transactions are its own.
            using (Transaction.Current is null ? null : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled))
                await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    static Provider Resolve()
    {
        var settings = DataSettingsManager.LoadSettings();
        return settings.DataProvider switch
        {
            DataProviderType.SqlServer => new(FactoryOf("Microsoft.Data.SqlClient.SqlClientFactory, Microsoft.Data.SqlClient"), settings.ConnectionString, new SqlServerDialect()),
            DataProviderType.MySql => new(FactoryOf("MySqlConnector.MySqlConnectorFactory, MySqlConnector"), settings.ConnectionString, new MySqlDialect()),
            DataProviderType.PostgreSQL => new(FactoryOf("Npgsql.NpgsqlFactory, Npgsql"), settings.ConnectionString, new PostgreSqlDialect()),
            var other => throw new NotSupportedException($"The ledger knows no database provider {other}."),
        };
    }

    // The plugin refers to no provider: it takes the one that the shop carries.
    static DbProviderFactory FactoryOf(string typeName) =>
        (DbProviderFactory)Type.GetType(typeName, throwOnError: true)!.GetField("Instance")!.GetValue(null)!;

    sealed record Provider(DbProviderFactory Factory, string ConnectionString, LedgerDialect Dialect);
}
