using System.Data;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

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
