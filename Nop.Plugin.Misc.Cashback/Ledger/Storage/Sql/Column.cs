using System.Data;
using System.Linq.Expressions;
using System.Reflection;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>One column of a ledger table and the property behind it.</summary>
/// <param name="Name">Of the column and of the property.</param>
/// <param name="Type">What the parameter is declared as, so that a statement can be prepared also where the value is null.</param>
/// <param name="Get">The value as the database takes it.</param>
/// <param name="Set">Reads the value from a row's column that is not null.</param>
/// <param name="Size">Longest text, in characters; 0 for what is no text.</param>
sealed record Column<T>(string Name, DbType Type, Func<T, object?> Get, Action<T, DbDataReader, int> Set, int Size = 0);

/// <summary>Makes columns of each type.</summary>
static class Column
{
    public static Column<T> Int<T>(Expression<Func<T, int>> property) =>
        Of(property, DbType.Int32, value => value, (reader, i) => reader.GetInt32(i));

    public static Column<T> OptionalInt<T>(Expression<Func<T, int?>> property) =>
        Of(property, DbType.Int32, value => value, (reader, i) => reader.GetInt32(i));

    public static Column<T> Long<T>(Expression<Func<T, long>> property) =>
        Of(property, DbType.Int64, value => value, (reader, i) => reader.GetInt64(i));

    public static Column<T> OptionalLong<T>(Expression<Func<T, long?>> property) =>
        Of(property, DbType.Int64, value => value, (reader, i) => reader.GetInt64(i));

    public static Column<T> Flag<T>(Expression<Func<T, bool>> property) =>
        Of(property, DbType.Boolean, value => value, (reader, i) => reader.GetBoolean(i));

    public static Column<T> Text<T>(Expression<Func<T, string?>> property, int longest) =>
        Of(property, DbType.String, value => Checked(property, longest, value), (reader, i) => reader.GetString(i), longest);

    /// <summary>Text that is looked up or unique: lower-case, as some databases compare without regard to case and some with.</summary>
    public static Column<T> Key<T>(Expression<Func<T, string?>> property, int longest) =>
        Of(property, DbType.String, value => Checked(property, longest, Lower(property, value)), (reader, i) => reader.GetString(i), longest);

    public static Column<T> Instant<T>(Expression<Func<T, DateTime>> property) =>
        Of(property, DbType.DateTime2, value => Instants.ToDatabase(value), Instants.Read);

    public static Column<T> OptionalInstant<T>(Expression<Func<T, DateTime?>> property) =>
        Of(property, DbType.DateTime2, value => value is { } instant ? Instants.ToDatabase(instant) : null, (reader, i) => Instants.Read(reader, i));

    static Column<T> Of<T, TValue>(Expression<Func<T, TValue>> property, DbType type, Func<TValue, object?> toDatabase, Func<DbDataReader, int, TValue> read, int size = 0)
    {
        var member = (PropertyInfo)((MemberExpression)property.Body).Member;
        var get = member.GetMethod!.CreateDelegate<Func<T, TValue>>();
        var set = member.SetMethod!.CreateDelegate<Action<T, TValue>>();
        return new(member.Name, type, row => toDatabase(get(row)), (row, reader, i) => set(row, read(reader, i)), size);
    }

    static string? Checked(LambdaExpression property, int longest, string? text) =>
        text is null || text.Length <= longest ? text : throw new ArgumentException($"{property} is too long.");

    static string? Lower(LambdaExpression property, string? key) =>
        key is not null && key.Any(char.IsUpper) ? throw new ArgumentException($"{property} is to be lower-case: {key}") : key;
}
