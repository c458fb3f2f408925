namespace Nop.Plugin.Misc.Cashback.Api.Operations;

/// <summary>One form for all ways in which the same JSON can be written: members in the order of their names, no space between them.</summary>
static class CanonicalJson
{
    /// <summary>SHA-256 of a body in that form, with the names in the path. Lower-case hex.</summary>
    /// <param name="body">The body.</param>
    /// <param name="path">What stands in the places of the route.</param>
    public static string FingerprintOf(JsonElement body, string path)
    {
        using var form = new MemoryStream();
        form.Write(Encoding.UTF8.GetBytes(path));
        form.WriteByte((byte)'\n');
        using (var writer = new Utf8JsonWriter(form))
            Write(body, writer);
        return Convert.ToHexStringLower(SHA256.HashData(form.ToArray()));
    }

    static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(item, writer);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
