using System.Text.Json.Nodes;

namespace Cashback.Scenarios;

/// <summary>Compares a result with what a file expects.</summary>
static class ScenarioComparison
{
    /// <summary>Each difference as <c>path: expected x, got y</c>.</summary>
    public static IEnumerable<string> Compare(JsonNode? expected, JsonNode? got, string path = "")
    {
        switch (expected, got)
        {
            case (JsonObject wanted, JsonObject there):
                return wanted.Select(field => field.Key).Union(there.Select(field => field.Key))
                    .SelectMany(name => CompareField(wanted, there, name, path.Length == 0 ? name : $"{path}.{name}"));
            case (JsonArray wanted, JsonArray there):
                return Enumerable.Range(0, Math.Max(wanted.Count, there.Count))
                    .SelectMany(index => CompareItem(wanted, there, index, $"{path}[{index}]"));
            default:
                return JsonNode.DeepEquals(expected, got) ? [] : [$"{path}: expected {Show(expected)}, got {Show(got)}"];
        }
    }

    static IEnumerable<string> CompareField(JsonObject wanted, JsonObject there, string name, string path) =>
        !wanted.ContainsKey(name) ? [$"{path}: expected nothing, got {Show(there[name])}"]
        : !there.ContainsKey(name) ? [$"{path}: expected {Show(wanted[name])}, got nothing"]
        : Compare(wanted[name], there[name], path);

    static IEnumerable<string> CompareItem(JsonArray wanted, JsonArray there, int index, string path) =>
        index >= wanted.Count ? [$"{path}: expected nothing, got {Show(there[index])}"]
        : index >= there.Count ? [$"{path}: expected {Show(wanted[index])}, got nothing"]
        : Compare(wanted[index], there[index], path);

    static string Show(JsonNode? node) => node switch
    {
        null => "null",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };
}
