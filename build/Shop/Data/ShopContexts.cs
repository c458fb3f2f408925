using System.Collections.Concurrent;
using System.Data.Common;
using System.Transactions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cashback.Preview.Data;

/// <summary>
/// Makes contexts. Inside a transaction scope those on SQLite share one connection and one transaction, which ends as the scope
/// does: SQLite's provider takes no part in scopes by itself, those of the shop's databases do.
/// </summary>
public sealed class ShopContexts(IDbContextFactory<ShopContext> pool, PreviewDatabase database) : IDbContextFactory<ShopContext>
{
    readonly ConcurrentDictionary<Transaction, Share> _shares = [];

    /// <summary>The context for queries inside the scope that is open on SQLite; null: there is none.</summary>
    public ShopContext? Shared => ShareOf(Transaction.Current)?.Queries;

    /// <inheritdoc/>
    public ShopContext CreateDbContext() => ShareOf(Transaction.Current)?.CreateContext() ?? pool.CreateDbContext();

    Share? ShareOf(Transaction? scope)
    {
        if (scope is null || database is not SqliteDatabase)
            return null;
        if (_shares.TryGetValue(scope, out var known))
            return known;

        var share = new Share(database.ConnectionString, () => _shares.TryRemove(scope, out _));
        scope.EnlistVolatile(share, EnlistmentOptions.None);
        return _shares[scope] = share;
    }

    sealed class Share : ISinglePhaseNotification
    {
        readonly SqliteConnection _connection;
        readonly DbTransaction _transaction;
        readonly Action _forget;

        internal Share(string connectionString, Action forget)
        {
            _forget = forget;
            _connection = new SqliteConnection(connectionString);
            _connection.Open();
            _transaction = _connection.BeginTransaction();
            Queries = CreateContext();
        }

        internal ShopContext Queries { get; }

        internal ShopContext CreateContext()
        {
            var options = new DbContextOptionsBuilder<ShopContext>();
            options.UseSqlite(_connection);
            SqliteDatabase.AllowScopes(options);
            var context = new ShopContext(options.Options);

            // EF Core would rather have the scope itself.
            using (new TransactionScope(TransactionScopeOption.Suppress))
                context.Database.UseTransaction(_transaction);
            return context;
        }

        public void Prepare(PreparingEnlistment preparingEnlistment) => preparingEnlistment.Prepared();

        public void SinglePhaseCommit(SinglePhaseEnlistment singlePhaseEnlistment)
        {
            End(commit: true);
            singlePhaseEnlistment.Committed();
        }

        public void Commit(Enlistment enlistment)
        {
            End(commit: true);
            enlistment.Done();
        }

        public void Rollback(Enlistment enlistment)
        {
            End(commit: false);
            enlistment.Done();
        }

        public void InDoubt(Enlistment enlistment) => enlistment.Done();

        void End(bool commit)
        {
            _forget();
            if (commit)
                _transaction.Commit();
            else
                _transaction.Rollback();
            Queries.Dispose();
            _transaction.Dispose();
            _connection.Dispose();
        }
    }
}
