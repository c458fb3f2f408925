using System.Text.Json.Serialization;

namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>The conditions of a segment as they are kept in one column: JSON with the version of its form.</summary>
static class SegmentText
{
    /// <summary>The form that this version writes.</summary>
    public const int Version = 1;

    static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>As it is kept.</summary>
    public static string Of(SegmentNode root) => JsonSerializer.Serialize(new Kept(Version, root), s_options);

    /// <summary>Reads what <see cref="Of"/> wrote; null: it is damaged, of a newer version, or nothing that a segment may be.</summary>
    public static SegmentNode? Parse(string? text)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(text ?? "", s_options) is { Version: Version, Root: { } root } && IsWhole(root) && SegmentCheck.Of(root).Count == 0 ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a form has just written, whether it may be or not.</summary>
    public static SegmentNode Written(string text) => JsonSerializer.Deserialize<Kept>(text, s_options)!.Root!;

    // A null in a list is no error of the format.
    static bool IsWhole(SegmentNode? node) => node is { Nodes: not null } && (node.Is is null ? node.Nodes.All(IsWhole) : node.Is.Ids is not null);

    sealed record Kept(int Version, SegmentNode? Root);
}
