using System.Data;
using System.Reflection;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>One column of a ledger table and the property behind it.</summary>
/// <param name="Name">Of the column and of the property.</param>
/// <param name="Type">What the parameter is declared as, so that a statement can be prepared also where the value is null.</param>
/// <param name="Get">The value as the database takes it.</param>
/// <param name="Set">Reads the value from a row's column that is not null.</param>
/// <param name="Size">Longest text, in characters; 0 for what is no text.</param>
sealed record Column<T>(string Name, DbType Type, Func<T, object?> Get, Action<T, DbDataReader, int> Set, int Size = 0);

/// <summary>Makes columns.</summary>
static class Column
{
    /// <summary>The column behind a property.</summary>
    /// <exception cref="InvalidOperationException">No column of a ledger table holds its type.</exception>
    public static Column<T> Of<T>(PropertyInfo property)
    {
        var type = property.PropertyType;
        return type == typeof(int) ? Of<T, int>(property, DbType.Int32, value => value, (reader, i) => reader.GetInt32(i))
            : type == typeof(int?) ? Of<T, int?>(property, DbType.Int32, value => value, (reader, i) => reader.GetInt32(i))
            : type == typeof(long) ? Of<T, long>(property, DbType.Int64, value => value, (reader, i) => reader.GetInt64(i))
            : type == typeof(long?) ? Of<T, long?>(property, DbType.Int64, value => value, (reader, i) => reader.GetInt64(i))
            : type == typeof(bool) ? Of<T, bool>(property, DbType.Boolean, value => value, (reader, i) => reader.GetBoolean(i))
            : type == typeof(DateTime) ? Of<T, DateTime>(property, DbType.DateTime2, value => Instants.ToDatabase(value), Instants.Read)
            : type == typeof(DateTime?)
                ? Of<T, DateTime?>(property, DbType.DateTime2, value => value is { } at ? Instants.ToDatabase(at) : null, (reader, i) => Instants.Read(reader, i))
            : property.GetCustomAttribute<TextAttribute>() is { } text
                ? Of<T, string?>(property, DbType.String, value => Checked(property, text, value), (reader, i) => reader.GetString(i), text.Longest)
            : throw new InvalidOperationException($"{property} has no column.");
    }

    static Column<T> Of<T, TValue>(PropertyInfo property, DbType type, Func<TValue, object?> toDatabase, Func<DbDataReader, int, TValue> read, int size = 0)
    {
        var get = property.GetMethod!.CreateDelegate<Func<T, TValue>>();
        var set = property.SetMethod!.CreateDelegate<Action<T, TValue>>();
        return new(property.Name, type, row => toDatabase(get(row)), (row, reader, i) => set(row, read(reader, i)), size);
    }

    static string? Checked(PropertyInfo property, TextAttribute text, string? value) =>
        value?.Length > text.Longest ? throw new ArgumentException($"{property.Name} is too long.")
        : text.LowerCase && value is not null && value.Any(char.IsUpper) ? throw new ArgumentException($"{property.Name} is to be lower-case: {value}")
        : value;
}

/// <summary>Instants on their way to and from columns that know no zone.</summary>
static class Instants
{
    /// <summary>Kind Unspecified: with Kind Utc Npgsql would shift the value to the session's time zone.</summary>
    /// <exception cref="ArgumentException">It is not UTC.</exception>
    public static DateTime ToDatabase(DateTime instant) =>
        instant.Kind == DateTimeKind.Local ? throw new ArgumentException("An instant is to be UTC.") : DateTime.SpecifyKind(instant, DateTimeKind.Unspecified);

    /// <summary>Reads an instant and stamps it UTC.</summary>
    public static DateTime Read(DbDataReader reader, int column) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);
}

/// <summary>How sums, counts and other whole numbers that a database reckons are read: each gives them in a type of its own.</summary>
static class Wholes
{
    /// <summary>Reads one; 0 where there was nothing to reckon with.</summary>
    public static long Read(DbDataReader reader, int column) => reader.IsDBNull(column) ? 0 : Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
}
