using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cashback.Scenarios;

/// <summary>A value is not what its field asks for.</summary>
sealed class ValueException(string problem) : JsonException(problem);

/// <summary>Reads the value of a field.</summary>
delegate T ReadValue<T>(ref Utf8JsonReader reader);

/// <summary>Reads values; nothing is written with it.</summary>
class ValueConverter<T>(ReadValue<T> read) : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => read(ref reader);

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>Marks a number that may be negative.</summary>
sealed class SignedAttribute() : JsonConverterAttribute(typeof(Converter))
{
    sealed class Converter() : ValueConverter<decimal>(ScenarioValues.Number);
}

/// <summary>Marks a share of a whole.</summary>
sealed class ShareAttribute() : JsonConverterAttribute(typeof(Converter))
{
    sealed class Converter() : ValueConverter<decimal>(ScenarioValues.Share);
}

/// <summary>Marks a whole number of at least 1.</summary>
sealed class CountAttribute() : JsonConverterAttribute(typeof(Converter))
{
    sealed class Converter() : ValueConverter<int>(ScenarioValues.Count);
}

/// <summary>Marks a time of day, kept in minutes; 24:00 is the end of the day.</summary>
sealed class TimeOfDayAttribute() : JsonConverterAttribute(typeof(Converter))
{
    sealed class Converter() : ValueConverter<int>(ScenarioValues.Minute);
}

/// <summary>Marks a field of which null does not mean the default.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class NullMeansNoneAttribute : Attribute;

/// <summary>Values of the format; one that is wrong is told in plain words.</summary>
static class ScenarioValues
{
    public static string Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new ValueException("text is expected");

    public static bool Flag(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw new ValueException("true or false is expected");

    /// <summary>A decimal number, as text or as a JSON number.</summary>
    public static decimal Number(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => throw new ValueException("a number is expected"),
        };
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ValueException($"'{text}' is not a number");
    }

    public static decimal NotNegative(ref Utf8JsonReader reader) => AtLeast(Number(ref reader), 0);

    public static decimal Share(ref Utf8JsonReader reader) => NotNegative(ref reader) is <= 1 and var share ? share : throw new ValueException("must be at most 1");

    /// <summary>A whole number that is not negative.</summary>
    public static int Whole(ref Utf8JsonReader reader) => Whole(ref reader, 0);

    public static int Count(ref Utf8JsonReader reader) => Whole(ref reader, 1);

    public static DateTime Instant(ref Utf8JsonReader reader) => Text(ref reader) is var text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        ? instant.UtcDateTime
        : throw new ValueException($"'{text}' is not an instant");

    public static DateOnly Day(ref Utf8JsonReader reader) => Text(ref reader) is var text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new ValueException($"'{text}' is no day such as 1990-06-15");

    /// <summary>A day of every year, as "03-01".</summary>
    public static YearlyDay YearlyDay(ref Utf8JsonReader reader) =>
        Text(ref reader).Split('-') is [var month, var day] && int.TryParse(month, out var m) && m is >= 1 and <= 12 && int.TryParse(day, out var d) && d is >= 1 and <= 31
            ? new(m, d)
            : throw new ValueException("a month and a day are expected, as \"03-01\"");

    public static int Minute(ref Utf8JsonReader reader) => Text(ref reader) switch
    {
        "24:00" => 24 * 60,
        var text when TimeOnly.TryParseExact(text, "HH:mm", out var time) => (time.Hour * 60) + time.Minute,
        _ => throw new ValueException("is no time of day such as 09:30"),
    };

    public static TimeZoneInfo Zone(ref Utf8JsonReader reader) =>
        Text(ref reader) is var text && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : throw new ValueException($"'{text}' is not an IANA time zone");

    /// <summary>An amount, or "max"; nothing redeemed is no redemption.</summary>
    public static Redeem? Redeem(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("max"))
            return new Redeem(null);
        var amount = NotNegative(ref reader);
        return amount == 0 ? null : new Redeem(amount);
    }

    /// <summary>A value of an enum by its word.</summary>
    /// <param name="wordOf">The word of a name.</param>
    public static T OneOf<T>(ref Utf8JsonReader reader, Func<string, string> wordOf) where T : struct, Enum
    {
        var text = Text(ref reader);
        var words = Enum.GetNames<T>().ToDictionary(wordOf, Enum.Parse<T>);
        return words.TryGetValue(text, out var value) ? value : throw new ValueException($"'{text}' is none of {string.Join(", ", words.Keys)}");
    }

    static int Whole(ref Utf8JsonReader reader, decimal least)
    {
        var number = Number(ref reader);
        return number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? (int)AtLeast(number, least) : throw new ValueException("a whole number is expected");
    }

    static decimal AtLeast(decimal number, decimal least) =>
        number >= least ? number : throw new ValueException(string.Create(CultureInfo.InvariantCulture, $"must be at least {least}"));
}
