using System.Data;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>A value on its way into a statement.</summary>
readonly record struct Parameter(string Name, DbType Type, object? Value)
{
    public static Parameter Int(string name, int value) => new(name, DbType.Int32, value);

    public static Parameter Long(string name, long value) => new(name, DbType.Int64, value);

    public static Parameter Text(string name, string value) => new(name, DbType.String, value);

    public static Parameter Instant(string name, DateTime? value) =>
        new(name, DbType.DateTime2, value is { } instant ? Instants.ToDatabase(instant) : null);
}
