using System.Buffers;
using System.Net.Http.Headers;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>Takes the body of a request in: JSON, small, and text throughout.</summary>
static class RequestBody
{
    /// <summary>Bytes at most.</summary>
    public const int MostBytes = 64 * 1024;

    const int MostDepth = 8;
    const string MediaType = "application/json";

    static readonly JsonDocumentOptions s_strict = new() { MaxDepth = MostDepth };

    /// <summary>Reads it.</summary>
    /// <returns>The body; or why not.</returns>
    public static async Task<(JsonElement Body, ApiProblem? Problem, RequestFault? Fault)> ReadAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !string.Equals(type.MediaType, MediaType, StringComparison.OrdinalIgnoreCase)
            || type.CharSet is { } charset && !string.Equals(charset.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase))
            return (default, ApiProblems.RequestMediaType, null);
        if (request.ContentLength > MostBytes || await BytesAsync(request.Body, request.HttpContext.RequestAborted) is not { } bytes)
            return (default, ApiProblems.RequestTooLarge, null);

        try
        {
            using var document = JsonDocument.Parse(bytes, s_strict);
            AssertText(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (document.RootElement.Clone(), null, null)
                : (default, ApiProblems.RequestInvalid, new("", "type", "An object."));
        }
        catch (JsonException exception)
        {
            return (default, ApiProblems.RequestInvalid, new("", "format", string.Create(CultureInfo.InvariantCulture, $"It is no JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.")));
        }
        catch (InvalidOperationException)
        {
            return (default, ApiProblems.RequestInvalid, new("", "format", "An escape in it is half a character."));
        }
    }

    static async Task<ReadOnlyMemory<byte>?> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        while (buffer.WrittenCount <= MostBytes)
        {
            var read = await body.ReadAsync(buffer.GetMemory(), cancellationToken);
            if (read == 0)
                return buffer.WrittenMemory;
            buffer.Advance(read);
        }

        return null;
    }

    // Half a pair of surrogates is JSON, and no text: reading it throws.
    static void AssertText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    AssertText(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    AssertText(item);
                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
