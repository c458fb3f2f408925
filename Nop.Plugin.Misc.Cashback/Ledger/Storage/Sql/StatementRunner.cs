using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Sends statements in as few round trips as the provider allows: one batch where it has batches, else one after the other.</summary>
sealed class StatementRunner(ILedgerDatabase database)
{
    // The texts are constants, but for one that grows with the number of programmes asked for.
    readonly ConcurrentDictionary<string, NumberedSql> _numbered = new(StringComparer.Ordinal);

    /// <summary>Runs all statements as one transaction, or none.</summary>
    /// <exception cref="DbException">The database is away, or the statement is wrong.</exception>
    public async Task<WriteOutcome> WriteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        try
        {
            var written = database.Dialect.CommitsWithBatch && connection.CanCreateBatch
                ? await WriteAtOnceAsync(connection, statements)
                : await WriteInTransactionAsync(connection, statements);
            return written ? WriteOutcome.Written : WriteOutcome.Lost;
        }
        catch (DbException exception) when (database.Dialect.FaultOf(exception) is var fault and not LedgerFault.Other)
        {
            return fault == LedgerFault.Duplicate ? WriteOutcome.Duplicate : WriteOutcome.Lost;
        }
    }

    /// <summary>Runs queries in their order, each seeing what was committed before it.</summary>
    public async Task ReadAsync(IReadOnlyList<Query> queries, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (!connection.CanCreateBatch || queries.Count == 1)
        {
            foreach (var query in queries)
                await ReadAsync(connection, query, cancellationToken);
            return;
        }

        await using var batch = connection.CreateBatch();
        foreach (var query in queries)
            Add(batch, query.Sql, query.Parameters);
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
        await using var command = CommandOf(connection, query.Sql, query.Parameters);
        if (database.Dialect.KeepsPrepared)
            await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            query.OnRow(reader);
    }

    // A write that has begun is not cancelled: nobody would know how it ended.
    async Task<bool> WriteAtOnceAsync(DbConnection connection, IReadOnlyList<Statement> statements)
    {
        await using var batch = connection.CreateBatch();
        foreach (var statement in statements)
            Add(batch, statement.Sql, statement.Parameters);
        if (database.Dialect.KeepsPrepared)
            await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
        return true;
    }

    async Task<bool> WriteInTransactionAsync(DbConnection connection, IReadOnlyList<Statement> statements)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var asExpected = connection.CanCreateBatch
            ? await RunBatchAsync(connection, transaction, statements)
            : await RunOneByOneAsync(connection, transaction, statements);
        if (asExpected)
            await transaction.CommitAsync();
        else
            await transaction.RollbackAsync();
        return asExpected;
    }

    async Task<bool> RunBatchAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<Statement> statements)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var statement in statements)
            Add(batch, statement.Sql, statement.Parameters);
        await batch.ExecuteNonQueryAsync();
        return statements.Select((statement, i) => statement.Rows is not { } rows || batch.BatchCommands[i].RecordsAffected == rows).All(met => met);
    }

    async Task<bool> RunOneByOneAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            await using var command = CommandOf(connection, statement.Sql, statement.Parameters);
            command.Transaction = transaction;
            var affected = await command.ExecuteNonQueryAsync();
            if (statement.Rows is { } rows && affected != rows)
                return false;
        }

        return true;
    }

    DbCommand CommandOf(DbConnection connection, string sql, IReadOnlyList<Parameter> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = Bind(sql, parameters, command.CreateParameter, command.Parameters);
        return command;
    }

    void Add(DbBatch batch, string sql, IReadOnlyList<Parameter> parameters)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = Bind(sql, parameters, command.CreateParameter, command.Parameters);
        batch.BatchCommands.Add(command);
    }

    // Adds the values; answers with the text that refers to them.
    string Bind(string sql, IReadOnlyList<Parameter> parameters, Func<DbParameter> create, DbParameterCollection target)
    {
        if (!database.Dialect.NumbersParameters)
        {
            foreach (var parameter in parameters)
                target.Add(Fill(create(), parameter.Name, parameter));
            return sql;
        }

        var numbered = _numbered.TryGetValue(sql, out var known) ? known : _numbered.GetOrAdd(sql, NumberedSql.Of(sql, parameters));
        foreach (var (index, name) in numbered.Order)
        {
            if (parameters[index].Name != name)
                throw new InvalidOperationException($"The values of a statement are to come in the same order always: {sql}");

            target.Add(Fill(create(), "", parameters[index]));
        }

        return numbered.Sql;
    }

    static DbParameter Fill(DbParameter target, string name, Parameter parameter)
    {
        target.ParameterName = name;
        target.DbType = parameter.Type;
        target.Value = parameter.Value ?? DBNull.Value;
        return target;
    }
}
