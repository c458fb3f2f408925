using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using Nop.Data.Mapping;

namespace Nop.Plugin.Misc.Cashback.Platform.Schema;

/// <summary>A table as its row class says it: a column for each property that the shop would map, of the type that the property has.</summary>
/// <param name="Row">The row class.</param>
/// <param name="Name">Name of the table.</param>
/// <param name="Columns">All columns but the id, in the order of the class.</param>
/// <param name="Indexes">Columns of each index, and whether it refuses a second row of the same values.</param>
sealed record TableSpec(Type Row, string Name, IReadOnlyList<ColumnSpec> Columns, IReadOnlyList<(IReadOnlyList<string> Columns, bool Unique)> Indexes)
{
    /// <summary>All tables of the plugin, by name.</summary>
    public static IReadOnlyList<TableSpec> All { get; } =
    [
        .. typeof(TableSpec).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(StoredInAttribute)))
            .Select(Of)
            .OrderBy(table => table.Name, StringComparer.Ordinal),
    ];

    /// <summary>The table of a row class.</summary>
    /// <exception cref="InvalidOperationException">The class has no <see cref="StoredInAttribute"/>, or a property that no column can hold.</exception>
    public static TableSpec Of(Type row) => new(
        row,
        row.GetCustomAttribute<StoredInAttribute>()?.Table ?? throw new InvalidOperationException($"{row} is stored nowhere."),
        [
            .. row.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.CanWrite && !property.IsDefined(typeof(NotMappedAttribute)))
                .OrderBy(property => property.MetadataToken)
                .Select(ColumnSpec.Of),
        ],
        [.. row.GetCustomAttributes<IndexedAttribute>().Select(index => (index.Columns, index is UniqueAttribute))]);
}

/// <summary>Says in which table the rows of a class lie.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class StoredInAttribute(string table) : Attribute
{
    /// <summary>Name of the table.</summary>
    public string Table => table;
}

/// <summary>Says by which columns rows are looked for.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
class IndexedAttribute(params string[] columns) : Attribute
{
    /// <summary>Columns of the index, in its order.</summary>
    public IReadOnlyList<string> Columns => columns;
}

/// <summary>Says which columns no two rows have alike.</summary>
sealed class UniqueAttribute(params string[] columns) : IndexedAttribute(columns);

/// <summary>Says how long a text is that the plugin writes by itself: codes, hashes, lists of ids.</summary>
[AttributeUsage(AttributeTargets.Property)]
class TextAttribute(int longest) : Attribute
{
    /// <summary>Characters; <see cref="int.MaxValue"/>: no limit.</summary>
    public int Longest => longest;

    /// <summary>Whether it is refused with an upper-case letter: some databases compare without regard to case and some with.</summary>
    public bool LowerCase { get; set; }
}

/// <summary>Says how long a text is that people type, or that holds what they typed: every character there is.</summary>
sealed class ProseAttribute(int longest) : TextAttribute(longest);

/// <summary>Tells the shop the names of the plugin's tables; it would name them after their classes alone.</summary>
class StoredTableNames : INameCompatibility
{
    public Dictionary<Type, string> TableNames => TableSpec.All.ToDictionary(table => table.Row, table => table.Name);

    public Dictionary<(Type, string), string> ColumnName => [];
}
