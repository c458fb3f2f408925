using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>An audience as it is kept in one column: JSON; empty for everybody.</summary>
static class AudienceText
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>As it is kept.</summary>
    public static string Of(AudienceRule audience) => audience.IsEverybody ? "" : JsonSerializer.Serialize(audience, Options);

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static AudienceRule Parse(string? text) =>
        string.IsNullOrEmpty(text) ? AudienceRule.Everybody : JsonSerializer.Deserialize<AudienceRule>(text, Options) ?? AudienceRule.Everybody;
}
