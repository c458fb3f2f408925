using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>A database to which every statement goes by itself, and whose reader is met by somebody just before each: to commit in between, or to make it fail.</summary>
sealed class WatchedDatabase(ILedgerDatabase database) : ILedgerDatabase
{
    /// <summary>Meets each statement, by its text, before it is sent.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public LedgerDialect Dialect => database.Dialect;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        new WatchedConnection(await database.OpenAsync(cancellationToken), sql => Before(sql));

    sealed class WatchedConnection(DbConnection inner, Action<string> before) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get => inner.ConnectionString; set => inner.ConnectionString = value; }

        public override string Database => inner.Database;

        public override string DataSource => inner.DataSource;

        public override string ServerVersion => inner.ServerVersion;

        public override ConnectionState State => inner.State;

        public override bool CanCreateBatch => false;

        public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

        public override void Close() => inner.Close();

        public override void Open() => inner.Open();

        public override ValueTask DisposeAsync() => inner.DisposeAsync();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

        protected override DbCommand CreateDbCommand() => new WatchedCommand(inner.CreateCommand(), before);
    }

    sealed class WatchedCommand(DbCommand inner, Action<string> before) : DbCommand
    {
        [AllowNull]
        public override string CommandText { get => inner.CommandText; set => inner.CommandText = value; }

        public override int CommandTimeout { get => inner.CommandTimeout; set => inner.CommandTimeout = value; }

        public override CommandType CommandType { get => inner.CommandType; set => inner.CommandType = value; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get => inner.UpdatedRowSource; set => inner.UpdatedRowSource = value; }

        protected override DbConnection? DbConnection { get => inner.Connection; set => inner.Connection = value; }

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction { get => inner.Transaction; set => inner.Transaction = value; }

        public override void Cancel() => inner.Cancel();

        public override int ExecuteNonQuery() => inner.ExecuteNonQuery();

        public override object? ExecuteScalar() => inner.ExecuteScalar();

        public override void Prepare() => inner.Prepare();

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            before(CommandText);
            return inner.ExecuteReader(behavior);
        }

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
