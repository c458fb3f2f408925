using System.Data;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Sends statements in as few round trips as the provider allows: one batch where it has batches, else one after the other.</summary>
sealed class StatementRunner(ILedgerDatabase database)
{
    const int ReadTries = 8;

    readonly CommandBinder _binder = new(database);

    /// <summary>Runs all statements as one transaction, or none.</summary>
    /// <exception cref="LedgerBusyException">The time limit passed, and nothing was written.</exception>
    /// <exception cref="DbException">The database is away, the statement is wrong, or it took too long and nobody knows how it ended.</exception>
    public async Task<WriteOutcome> WriteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        try
        {
            var written = database.Dialect.CommitsWithBatch && connection.CanCreateBatch
                ? await WriteAtOnceAsync(connection, statements)
                : await WriteInTransactionAsync(connection, statements);
            return written ? WriteOutcome.Written : WriteOutcome.Lost;
        }
        catch (DbException exception) when (database.Dialect.FaultOf(exception) is LedgerFault.Duplicate)
        {
            return WriteOutcome.Duplicate;
        }
        catch (DbException exception) when (database.Dialect.FaultOf(exception) is LedgerFault.Race)
        {
            return WriteOutcome.Lost;
        }
    }

    /// <summary>Runs queries in their order, each seeing what was committed before it; from the beginning again where the database gave them up for a writer.</summary>
    /// <param name="start">Makes what the rows are gathered in, for each try anew.</param>
    /// <param name="queriesOf">The queries that gather them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LedgerBusyException">The time limit passed, or the database gave them up each time.</exception>
    /// <exception cref="DbException">The database is away, or the statement is wrong.</exception>
    public async Task<T> ReadAsync<T>(Func<T> start, Func<T, IReadOnlyList<Query>> queriesOf, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var rows = start();
            try
            {
                await using var connection = await OpenAsync(cancellationToken);
                return await InTimeAsync(async () =>
                {
                    await ReadAsync(connection, queriesOf(rows), cancellationToken);
                    return rows;
                });
            }
            catch (DbException exception) when (database.Dialect.FaultOf(exception) is LedgerFault.Race)
            {
                if (tries == ReadTries)
                    throw new LedgerBusyException("Each time that the ledger was read, the database gave the reader up for a writer.", exception);
            }
        }
    }

    async Task ReadAsync(DbConnection connection, IReadOnlyList<Query> queries, CancellationToken cancellationToken)
    {
        if (!connection.CanCreateBatch || queries.Count == 1)
        {
            foreach (var query in queries)
                await ReadAsync(connection, query, cancellationToken);
            return;
        }

        await using var batch = _binder.BatchOf(connection);
        foreach (var query in queries)
            _binder.Add(batch, query.Sql, query.Parameters);
        if (database.Dialect.KeepsPrepared)
            await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var query in queries)
        {
            while (await reader.ReadAsync(cancellationToken))
                query.OnRow(reader);
            await reader.NextResultAsync(cancellationToken);
        }
    }

    async Task ReadAsync(DbConnection connection, Query query, CancellationToken cancellationToken)
    {
        await using var command = _binder.CommandOf(connection, query.Sql, query.Parameters);
        if (database.Dialect.KeepsPrepared)
            await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            query.OnRow(reader);
    }

    // A write that has begun is not cancelled: nobody would know how it ended. Where its time has passed, a connection that is still
    // open has been told that the batch was undone; a broken one may leave a server that goes on with it.
    async Task<bool> WriteAtOnceAsync(DbConnection connection, IReadOnlyList<Statement> statements)
    {
        await using var batch = _binder.BatchOf(connection);
        foreach (var statement in statements)
            _binder.Add(batch, statement.Sql, statement.Parameters);
        var isSent = false;
        await InTimeAsync(async () =>
        {
            if (database.Dialect.KeepsPrepared)
                await batch.PrepareAsync();
            isSent = true;
            return await batch.ExecuteNonQueryAsync();
        }, () => !isSent || connection.State == ConnectionState.Open);
        return true;
    }

    async Task<bool> WriteInTransactionAsync(DbConnection connection, IReadOnlyList<Statement> statements)
    {
        // Without its COMMIT nothing is written, whatever becomes of the connection.
        await using var transaction = await InTimeAsync(() => connection.BeginTransactionAsync(IsolationLevel.ReadCommitted).AsTask());
        if (!await InTimeAsync(() => new TransactionRun(_binder, database.Dialect, connection, transaction).RunAsync(statements)))
        {
            await transaction.RollbackAsync();
            return false;
        }

        await transaction.CommitAsync();
        return true;
    }

    Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => InTimeAsync(() => database.OpenAsync(cancellationToken));

    async Task<T> InTimeAsync<T>(Func<Task<T>> work, Func<bool>? isUndone = null)
    {
        try
        {
            return await work();
        }
        catch (DbException exception) when (database.Dialect.FaultOf(exception) is LedgerFault.TimedOut && isUndone?.Invoke() != false)
        {
            throw new LedgerBusyException($"The database did not answer the ledger within {database.TimeLimit}.", exception);
        }
    }
}
