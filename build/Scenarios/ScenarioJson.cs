using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Cashback.Scenarios;

/// <summary>JSON of the format as records of this program; a fault is told by its path and in plain words.</summary>
static class ScenarioJson
{
    static readonly JsonDocumentOptions Document = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    static readonly JsonSerializerOptions Options = new()
    {
        RespectRequiredConstructorParameters = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters =
        {
            new ValueConverter<string>(ScenarioValues.Text), new ValueConverter<bool>(ScenarioValues.Flag), new ValueConverter<decimal>(ScenarioValues.NotNegative),
            new ValueConverter<int>(ScenarioValues.Whole), new ValueConverter<DateTime>(ScenarioValues.Instant), new ValueConverter<DateOnly>(ScenarioValues.Day),
            new ValueConverter<YearlyDay>(ScenarioValues.YearlyDay), new ValueConverter<TimeZoneInfo>(ScenarioValues.Zone), new ValueConverter<Redeem?>(ScenarioValues.Redeem),
            WordOf<RateUnit>(), WordOf<EarnBase>(), WordOf<EarnOn>(), WordOf<ShortfallPolicy>(), WordOf<ExpiryUntil>(), WordOf<TierWindow>(), WordOf<BonusKind>(), WordOf<BonusLimit>(), WordOf<PaymentTime>(),
            WordOf<GatewayAnswer>(), new ValueConverter<DayOfWeek>((ref reader) => ScenarioValues.OneOf<DayOfWeek>(ref reader, name => name)),
            new ValueConverter<OrderStatus>((ref reader) => ScenarioValues.OneOf<OrderStatus>(ref reader, name => name)),
        },
    };

    /// <summary>A file's text as JSON.</summary>
    /// <exception cref="ScenarioFileException">It is none.</exception>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Document);
        }
        catch (JsonException exception)
        {
            throw new ScenarioFileException("", $"is not JSON: {exception.Message}");
        }
    }

    /// <summary>A part of a file as a record.</summary>
    /// <param name="path">Where in the file the part stands; empty: it is the file.</param>
    /// <exception cref="ScenarioFileException">Something in it is missing, unknown or not what it must be.</exception>
    public static T Read<T>(JsonNode? node, string path, Type? type = null)
    {
        type ??= typeof(T);
        Tidy(node, Options.GetTypeInfo(type), path);
        try
        {
            return (T)node.Deserialize(type, Options)!;
        }
        catch (JsonException exception)
        {
            // A path begins with "$", the part itself.
            var below = exception.Path![1..];
            throw new ScenarioFileException(path.Length == 0 ? below.TrimStart('.') : path + below, exception is ValueException ? exception.Message : "there is no such field");
        }
    }

    /// <summary>Takes out the fields that are null, which is the same as leaving them out, and asks for those that must be there.</summary>
    static void Tidy(JsonNode? node, JsonTypeInfo type, string path)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                TidyObject(node as JsonObject ?? throw new ScenarioFileException(path, "an object is expected"), type, path);
                break;
            case JsonTypeInfoKind.Enumerable:
                var items = node as JsonArray ?? throw new ScenarioFileException(path, "an array is expected");
                for (var index = 0; index < items.Count; index++)
                    Tidy(Demand(items[index], $"{path}[{index}]"), Options.GetTypeInfo(type.ElementType!), $"{path}[{index}]");
                break;
        }
    }

    static void TidyObject(JsonObject fields, JsonTypeInfo type, string path)
    {
        foreach (var property in type.Properties)
        {
            var below = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (property.IsRequired)
                Demand(fields[property.Name], below);
            if (fields[property.Name] is { } value)
                Tidy(value, Options.GetTypeInfo(property.PropertyType), below);
            else if (property.AttributeProvider?.IsDefined(typeof(NullMeansNoneAttribute), inherit: true) != true)
                fields.Remove(property.Name);
        }
    }

    // Words of the format begin with a small letter.
    static ValueConverter<T> WordOf<T>() where T : struct, Enum => new((ref reader) => ScenarioValues.OneOf<T>(ref reader, JsonNamingPolicy.CamelCase.ConvertName));

    static JsonNode Demand(JsonNode? value, string path) => value switch
    {
        null => throw new ScenarioFileException(path, "is missing"),
        JsonValue text when text.TryGetValue<string>(out var name) && name.Length == 0 => throw new ScenarioFileException(path, "must not be empty"),
        _ => value,
    };
}
