namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Which component stands in which zone; one component a zone.</summary>
public static class WidgetZoneMap
{
    /// <summary>Zone → type of the view component.</summary>
    public static IReadOnlyDictionary<string, Type> Components { get; } = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
    };
}
