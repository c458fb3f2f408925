using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Runs statements in a transaction that is open, and tells whether each changed the rows that it was to change.</summary>
sealed class TransactionRun(CommandBinder binder, LedgerDialect dialect, DbConnection connection, DbTransaction transaction)
{
    /// <summary>Runs them, the first alone: it decides who goes on, and spares the others their work and the locks that it takes.</summary>
    /// <returns>False: one did not, and what follows it may not have been sent.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<Statement> statements)
    {
        foreach (var part in PartsOf(statements))
            if (!await (part.Count > 1 ? RunBatchAsync(part) : RunOneAsync(part[0])))
                return false;
        return true;
    }

    List<List<Statement>> PartsOf(IReadOnlyList<Statement> statements)
    {
        var parts = new List<List<Statement>> { new() { statements[0] } };
        for (var i = 1; i < statements.Count; i++)
        {
            // Where only the sum is known, one that may change any number of rows would hide what another one did not.
            if (i == 1 || IsAlone(statements[i]) || IsAlone(statements[i - 1]))
                parts.Add([]);
            parts[^1].Add(statements[i]);
        }

        return parts;
    }

    bool IsAlone(Statement statement) => !connection.CanCreateBatch || statement.Rows is null && !dialect.CountsEachStatement;

    async Task<bool> RunBatchAsync(List<Statement> statements)
    {
        await using var batch = binder.BatchOf(connection);
        batch.Transaction = transaction;
        foreach (var statement in statements)
            binder.Add(batch, statement.Sql, statement.Parameters);
        var sum = await batch.ExecuteNonQueryAsync();
        return dialect.CountsEachStatement
            ? statements.Select((statement, i) => statement.Rows is not { } rows || batch.BatchCommands[i].RecordsAffected == rows).All(met => met)
            // No statement changes more rows than it is to: each names its row by a unique key.
            : sum == statements.Sum(statement => statement.Rows);
    }

    async Task<bool> RunOneAsync(Statement statement)
    {
        await using var command = binder.CommandOf(connection, statement.Sql, statement.Parameters);
        command.Transaction = transaction;
        var affected = await command.ExecuteNonQueryAsync();
        return statement.Rows is not { } rows || affected == rows;
    }
}
