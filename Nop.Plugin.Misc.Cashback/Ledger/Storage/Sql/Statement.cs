using System.Data;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>A statement that writes.</summary>
/// <param name="Sql">Constant for a dialect, so that it can stay prepared.</param>
/// <param name="Rows">How many rows it is to change; null: any number.</param>
/// <param name="Parameters">Its values.</param>
sealed record Statement(string Sql, int? Rows, params IReadOnlyList<Parameter> Parameters);

/// <summary>A value on its way into a statement.</summary>
/// <param name="Name">Stands for it in the statement.</param>
/// <param name="Type">What it is declared as.</param>
/// <param name="Value">As the database takes it; null: none.</param>
/// <param name="Size">Of text: the column's length, whatever the value's, so that a database that plans by declared types plans once; <see cref="int.MaxValue"/>: none. Else 0.</param>
readonly record struct Parameter(string Name, DbType Type, object? Value, int Size = 0)
{
    public static Parameter Int(string name, int value) => new(name, DbType.Int32, value);

    public static Parameter Long(string name, long value) => new(name, DbType.Int64, value);

    /// <summary>Text to look for: one that is longer than the column is not cut, so that it finds nothing.</summary>
    public static Parameter Text(string name, string value, int longest) => new(name, DbType.String, value, value.Length <= longest ? longest : int.MaxValue);

    public static Parameter Instant(string name, DateTime? value) =>
        new(name, DbType.DateTime2, value is { } instant ? Instants.ToDatabase(instant) : null);
}

/// <summary>A statement that reads.</summary>
/// <param name="Sql">Constant for a dialect, so that it can stay prepared.</param>
/// <param name="OnRow">Takes each row.</param>
/// <param name="Parameters">Its values.</param>
sealed record Query(string Sql, Action<DbDataReader> OnRow, params IReadOnlyList<Parameter> Parameters);

/// <summary>How a write ended.</summary>
enum WriteOutcome
{
    /// <summary>Committed.</summary>
    Written,

    /// <summary>A statement did not change the rows that it was to change, or the database gave the transaction up; nothing was written.</summary>
    Lost,

    /// <summary>A unique index refused a row; nothing was written.</summary>
    Duplicate,
}
