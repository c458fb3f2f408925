using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>State of a row, taken before a save to tell afterwards whether the save changed it. Its id is not part of it, and no text is the same as an empty one.</summary>
sealed class RowState : IEquatable<RowState>
{
    readonly object?[] _values;

    RowState(object?[] values) => _values = values;

    /// <summary>The state of a row as it is now; later changes of the row do not change it.</summary>
    /// <param name="row">The row; null: there is none, which is like no row.</param>
    public static RowState Of(BaseEntity? row) => new(row is null ? [] :
    [
        .. row.GetType().GetProperties()
            .Where(property => property is { CanRead: true, CanWrite: true } && property.Name != nameof(BaseEntity.Id) && property.GetCustomAttribute<NotMappedAttribute>() is null)
            .Select(property => property.GetValue(row) is var value && property.PropertyType == typeof(string) ? value ?? "" : value),
    ]);

    public bool Equals(RowState? other) => other is not null && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as RowState);

    public override int GetHashCode() => _values.Length;
}
