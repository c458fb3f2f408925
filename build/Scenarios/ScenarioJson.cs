using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Cashback.Scenarios;

/// <summary>JSON of the format as records of this program; a fault is told by its path and in plain words.</summary>
static class ScenarioJson
{
    static readonly JsonDocumentOptions Document = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters =
        {
            new TextConverter(), new FlagConverter(), new AmountConverter(), new WholeConverter(), new InstantConverter(), new DayConverter(), new YearlyDayConverter(), new ZoneConverter(), new RedeemConverter(),
            new WordConverter<RateUnit>(), new WordConverter<EarnBase>(), new WordConverter<EarnOn>(), new WordConverter<ShortfallPolicy>(), new WordConverter<TierWindow>(),
            new WordConverter<BonusKind>(), new WordConverter<BonusLimit>(), new WordConverter<PaymentTime>(), new WordConverter<GatewayAnswer>(), new NameConverter<DayOfWeek>(),
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

    static JsonNode Demand(JsonNode? value, string path) => value switch
    {
        null => throw new ScenarioFileException(path, "is missing"),
        JsonValue text when text.TryGetValue<string>(out var name) && name.Length == 0 => throw new ScenarioFileException(path, "must not be empty"),
        _ => value,
    };
}

/// <summary>A field of which null does not mean the default.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class NullMeansNoneAttribute : Attribute;

/// <summary>A value is not what its field asks for.</summary>
sealed class ValueException(string problem) : JsonException(problem);

/// <summary>Reads a value of a field; nothing is written with it.</summary>
abstract class ValueConverter<T> : JsonConverter<T>
{
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();

    protected static string Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new ValueException("text is expected");

    /// <summary>A decimal number, as text or as a JSON number.</summary>
    protected static decimal Number(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            _ => throw new ValueException("a number is expected"),
        };
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ValueException($"'{text}' is not a number");
    }

    protected static decimal AtLeast(decimal number, decimal least) =>
        number >= least ? number : throw new ValueException(string.Create(CultureInfo.InvariantCulture, $"must be at least {least}"));
}

sealed class TextConverter : ValueConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Text(ref reader);
}

sealed class FlagConverter : ValueConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw new ValueException("true or false is expected");
}

/// <summary>A number that is not negative.</summary>
sealed class AmountConverter : ValueConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => AtLeast(Number(ref reader), 0);
}

/// <summary>A number that may be negative.</summary>
sealed class SignedConverter : ValueConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Number(ref reader);
}

/// <summary>A share of a whole.</summary>
sealed class ShareConverter : ValueConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        AtLeast(Number(ref reader), 0) is <= 1 and var share ? share : throw new ValueException("must be at most 1");
}

/// <summary>A whole number that is not negative.</summary>
class WholeConverter : ValueConverter<int>
{
    protected virtual int Least => 0;

    public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var number = Number(ref reader);
        return number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? (int)AtLeast(number, Least) : throw new ValueException("a whole number is expected");
    }
}

/// <summary>A whole number of at least 1.</summary>
sealed class CountConverter : WholeConverter
{
    protected override int Least => 1;
}

sealed class InstantConverter : ValueConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        DateTimeOffset.TryParse(Text(ref reader), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.UtcDateTime
            : throw new ValueException($"'{reader.GetString()}' is not an instant");
}

sealed class DayConverter : ValueConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        DateOnly.TryParseExact(Text(ref reader), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ValueException($"'{reader.GetString()}' is no day such as 1990-06-15");
}

/// <summary>A day of every year, as "03-01".</summary>
sealed class YearlyDayConverter : ValueConverter<YearlyDay>
{
    public override YearlyDay Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Text(ref reader).Split('-') is [var month, var day] && int.TryParse(month, out var m) && m is >= 1 and <= 12 && int.TryParse(day, out var d) && d is >= 1 and <= 31
            ? new(m, d)
            : throw new ValueException("a month and a day are expected, as \"03-01\"");
}

/// <summary>A time of day in minutes; 24:00 is the end of the day.</summary>
sealed class MinuteConverter : ValueConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Text(ref reader) switch
    {
        "24:00" => 24 * 60,
        var text when TimeOnly.TryParseExact(text, "HH:mm", out var time) => (time.Hour * 60) + time.Minute,
        _ => throw new ValueException("is no time of day such as 09:30"),
    };
}

sealed class ZoneConverter : ValueConverter<TimeZoneInfo>
{
    public override TimeZoneInfo Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Text(ref reader), out var zone) ? zone : throw new ValueException($"'{reader.GetString()}' is not an IANA time zone");
}

/// <summary>An amount, or "max"; nothing redeemed is no redemption.</summary>
sealed class RedeemConverter : ValueConverter<Redeem>
{
    public override Redeem? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("max"))
            return new Redeem(null);
        var amount = AtLeast(Number(ref reader), 0);
        return amount == 0 ? null : new Redeem(amount);
    }
}

/// <summary>One of the words of an enum, which begin with a small letter.</summary>
class WordConverter<T> : ValueConverter<T> where T : struct, Enum
{
    protected virtual string WordOf(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var text = Text(ref reader);
        foreach (var value in Enum.GetValues<T>())
        {
            if (WordOf(value) == text)
                return value;
        }

        throw new ValueException($"'{text}' is none of {string.Join(", ", Enum.GetValues<T>().Select(WordOf))}");
    }
}

/// <summary>One of the words of an enum, as C# has them.</summary>
sealed class NameConverter<T> : WordConverter<T> where T : struct, Enum
{
    protected override string WordOf(T value) => value.ToString();
}
