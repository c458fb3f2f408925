using System.Collections;
using System.ComponentModel;

namespace Cashback.Preview.Services;

/// <summary>How values are kept as text: invariant, lists with commas.</summary>
static class SettingText
{
    /// <summary>Whether values of a type are kept.</summary>
    public static bool CanParse(Type type) => ListItem(type) is { } item
        ? CanParse(item)
        : TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    /// <summary>Text from a value; null is empty.</summary>
    public static string Write(object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumerable items => string.Join(",", items.Cast<object?>().Select(Write)),
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => TypeDescriptor.GetConverter(value.GetType()).ConvertToInvariantString(value) ?? "",
    };

    /// <summary>A value from text; empty text is null or empty for what can be that.</summary>
    public static object? Parse(string? text, Type type)
    {
        if (type == typeof(string))
            return text;
        if (ListItem(type) is { } item)
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                list.Add(Parse(part, item));
            return list;
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (string.IsNullOrEmpty(text))
            return plain == type && type.IsValueType ? Activator.CreateInstance(type) : null;
        return plain == typeof(DateTime)
            ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : TypeDescriptor.GetConverter(plain).ConvertFromInvariantString(text);
    }

    static Type? ListItem(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0] : null;
}
