using System.Collections.Concurrent;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Makes commands and batches with the values of their parameters and the database's time limit.</summary>
sealed class CommandBinder(ILedgerDatabase database)
{
    /// <summary>ADO.NET's size of text without a limit.</summary>
    const int Unlimited = -1;

    // The texts are constants, but for one that grows with the number of programmes asked for.
    readonly ConcurrentDictionary<string, NumberedSql> _numbered = new(StringComparer.Ordinal);

    /// <summary>An empty batch.</summary>
    public DbBatch BatchOf(DbConnection connection)
    {
        var batch = connection.CreateBatch();
        batch.Timeout = Seconds;
        return batch;
    }

    /// <summary>Adds a statement to a batch.</summary>
    public void Add(DbBatch batch, string sql, IReadOnlyList<Parameter> parameters)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = Bind(sql, parameters, command.CreateParameter, command.Parameters);
        batch.BatchCommands.Add(command);
    }

    /// <summary>A statement alone.</summary>
    public DbCommand CommandOf(DbConnection connection, string sql, IReadOnlyList<Parameter> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandTimeout = Seconds;
        command.CommandText = Bind(sql, parameters, command.CreateParameter, command.Parameters);
        return command;
    }

    int Seconds => (int)database.TimeLimit.TotalSeconds;

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
        if (parameter.Size != 0)
            target.Size = parameter.Size == int.MaxValue ? Unlimited : parameter.Size;
        target.Value = parameter.Value ?? DBNull.Value;
        return target;
    }
}
