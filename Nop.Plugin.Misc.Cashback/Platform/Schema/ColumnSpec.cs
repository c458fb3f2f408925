using System.Reflection;
using FluentMigrator.Builders;
using FluentMigrator.Infrastructure;

namespace Nop.Plugin.Misc.Cashback.Platform.Schema;

/// <summary>A column, for a new table and for one that an earlier version left.</summary>
/// <param name="Name">As its property.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Optional">Whether it may be null.</param>
/// <param name="Length">Of a text, characters.</param>
sealed record ColumnSpec(string Name, ColumnType Type, bool Optional = false, int Length = 0)
{
    /// <summary>The column of a row's property.</summary>
    /// <exception cref="InvalidOperationException">The property is of a type that no column has, or a text that does not say how long it is.</exception>
    public static ColumnSpec Of(PropertyInfo property)
    {
        var text = property.GetCustomAttribute<TextAttribute>();
        var type = Nullable.GetUnderlyingType(property.PropertyType);
        var optional = type is not null || (text is not null && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable);
        var kept = TypeOf(type ?? property.PropertyType, text) ?? throw new InvalidOperationException($"{property} has no column.");
        return new(property.Name, kept, optional, text?.Longest ?? 0);
    }

    /// <summary>Value that rows that are there already get in a column that is not optional: nothing, and the beginning of time as computers count it.</summary>
    public object Default => Type switch
    {
        ColumnType.Int or ColumnType.Long or ColumnType.Rate => 0,
        ColumnType.Flag => false,
        ColumnType.Text or ColumnType.Prose => "",
        ColumnType.Instant => DateTime.UnixEpoch,
        _ => throw new InvalidOperationException($"{Name} has no type."),
    };

    /// <summary>Whether it is a text without a stated length.</summary>
    public bool IsUnbounded => Type is ColumnType.Text or ColumnType.Prose && Length == int.MaxValue;

    /// <summary>Says the type.</summary>
    /// <param name="column">Where it is said.</param>
    /// <param name="onMySql">Whether the database is MySQL or MariaDB.</param>
    public TNext As<TNext>(IColumnTypeSyntax<TNext> column, bool onMySql) where TNext : IFluentSyntax => Type switch
    {
        ColumnType.Int => column.AsInt32(),
        ColumnType.Long => column.AsInt64(),
        ColumnType.Flag => column.AsBoolean(),
        // A national text, which FluentMigrator would make, is utf8mb3 there: no emoji, no rare ideograph. Compared byte by byte, since other
        // collations take all of them for the same character, and "Café" for "Cafe".
        ColumnType.Prose when onMySql => column.AsCustom($"{(IsUnbounded ? "LONGTEXT" : $"VARCHAR({Length})")} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"),
        ColumnType.Text or ColumnType.Prose => column.AsString(Length),
        ColumnType.Rate => column.AsDecimal(18, 4),
        // Elsewhere DateTime2 keeps fractions of a second; MySQL drops them unless asked.
        ColumnType.Instant when onMySql => column.AsCustom("datetime(6)"),
        ColumnType.Instant => column.AsDateTime2(),
        _ => throw new InvalidOperationException($"{Name} has no type."),
    };

    static ColumnType? TypeOf(Type type, TextAttribute? text) =>
        type == typeof(int) ? ColumnType.Int
        : type == typeof(long) ? ColumnType.Long
        : type == typeof(bool) ? ColumnType.Flag
        : type == typeof(decimal) ? ColumnType.Rate
        : type == typeof(DateTime) ? ColumnType.Instant
        : type != typeof(string) || text is null ? null
        : text is ProseAttribute ? ColumnType.Prose : ColumnType.Text;
}

/// <summary>Kind of a column's values.</summary>
enum ColumnType
{
    /// <summary>32 bits.</summary>
    Int,

    /// <summary>64 bits: minor units, sequences.</summary>
    Long,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Text of a stated length that the plugin writes by itself: codes, hashes, lists of ids.</summary>
    Text,

    /// <summary>Text of a stated length that people type, or that holds what they typed: every character there is.</summary>
    Prose,

    /// <summary>Percent or factor with 4 decimals.</summary>
    Rate,

    /// <summary>An instant, UTC, exact to the millisecond or finer.</summary>
    Instant,
}
