using System.Text.Json.Serialization;

namespace Nop.Plugin.Misc.Cashback.Api;

/// <summary>How answers are written: names in small letters, instants in UTC to the second, nothing where there is nothing, ASCII only.</summary>
static class TillJson
{
    static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new InstantConverter() },
    };

    /// <summary>An answer as text.</summary>
    public static string Write(object answer) => JsonSerializer.Serialize(answer, answer.GetType(), s_options);

    /// <summary>An instant as answers write it.</summary>
    public static string InstantOf(DateTime utc) => utc.AsUtc().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    sealed class InstantConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are written only.");

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(InstantOf(value));
    }
}
