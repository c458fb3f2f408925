using System.Data.Common;

namespace Cashback.Preview.Migrations;

/// <summary>Tells what is in the database, and writes its words for a change.</summary>
abstract class SchemaReader(DbConnection connection)
{
    /// <summary>The reader of a kind of database.</summary>
    /// <param name="database">Which kind.</param>
    /// <param name="connection">An open connection to it.</param>
    public static SchemaReader For(PreviewDatabase database, DbConnection connection) => database switch
    {
        SqliteDatabase => new SqliteSchemaReader(connection),
        MySqlDatabase => new MySqlSchemaReader(connection),
        _ => new PostgresSchemaReader(connection),
    };

    /// <summary>The open connection that migrations run on.</summary>
    public DbConnection Connection { get; } = connection;

    /// <summary>The transaction of the migration that runs.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>The words for a change.</summary>
    public abstract SchemaWriter Writer { get; }

    /// <summary>Whether a migration means this database by a name.</summary>
    public abstract bool IsNamed(string database);

    public abstract bool HasTable(string table);

    public abstract bool HasColumn(string table, string column);

    public abstract bool HasIndex(string table, string index);

    /// <summary>Whether a count is above zero.</summary>
    protected bool Any(string sql, params (string Name, object Value)[] parameters) => Convert.ToInt64(Scalar(sql, parameters)) > 0;

    object? Scalar(string sql, (string Name, object Value)[] parameters)
    {
        using var command = Connection.CreateCommand();
        command.Transaction = Transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command.ExecuteScalar();
    }
}
