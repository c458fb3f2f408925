using System.Text.Json;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>Sends the examples of the document, with the ids of a shop in the place of those that are made up, and holds the answers against schema and example.</summary>
/// <param name="document">The document.</param>
/// <param name="till">Who sends them.</param>
/// <param name="voucher">The code of a voucher of 10.00.</param>
sealed class ExamplePlayer(JsonElement document, Till till, string voucher)
{
    const string Voucher = "2345-6789-ABCD";

    readonly Dictionary<string, string> _real = new() { [Voucher] = voucher };

    /// <summary>Plays an operation; what is wrong with it.</summary>
    /// <param name="name">Method and path.</param>
    /// <param name="operation">As the document has it.</param>
    public async Task<List<string>> PlayAsync(string name, JsonElement operation)
    {
        var wrong = new List<string>();
        var path = name.Split(' ')[1];
        foreach (var parameter in operation.GetProperty("parameters").EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path"))
            path = path.Replace($"{{{parameter.GetProperty("name")}}}", Real(parameter.GetProperty("example").ToString()), StringComparison.Ordinal);

        TillAnswer answer;
        if (name.StartsWith("POST", StringComparison.Ordinal))
        {
            var request = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
            Check(request.GetProperty("schema"), request.GetProperty("example"), $"{name} request", wrong);
            var body = Real(request.GetProperty("example").GetRawText());
            answer = await PostAsync(path, body, request.GetProperty("example"));
        }
        else
        {
            answer = await till.GetAsync(path);
        }

        var responses = operation.GetProperty("responses");
        if (!responses.TryGetProperty($"{answer.Status}", out var response))
            return [.. wrong, $"{name} answers {answer.Status}: {answer.Body}"];

        var content = response.GetProperty("content").GetProperty("application/json");
        Check(content.GetProperty("schema"), answer.Json, $"{name} answer", wrong);
        if (content.TryGetProperty("example", out var example))
        {
            Check(content.GetProperty("schema"), example, $"{name} example", wrong);
            if (Shape(answer.Json) != Shape(example))
                wrong.Add($"{name} answers {Shape(answer.Json)}, not as its example {Shape(example)}");
            Learn(example, answer.Json);
        }

        return wrong;
    }

    // The key by which the document asks afterwards what became of it. A hold is released in the example after it was captured: another is made for that.
    async Task<TillAnswer> PostAsync(string path, string body, JsonElement example)
    {
        if (path.EndsWith("/release", StringComparison.Ordinal))
        {
            var held = await till.PostAsync("holds", new { wallet_id = await till.AnnaAsync(), amount = 500, currency = "EUR" });
            path = $"holds/{held.Json.GetProperty("hold").GetProperty("id").GetString()}/release";
        }

        return await till.PostAsync(path, body, example.TryGetProperty("receipt", out var receipt) ? $"till-1-{receipt.GetString()}" : null);
    }

    string Real(string text) => _real.Aggregate(text, (sofar, one) => sofar.Replace(one.Key, one.Value, StringComparison.Ordinal));

    // What the shop calls what the example calls otherwise.
    void Learn(JsonElement example, JsonElement real)
    {
        if (example.TryGetProperty("wallet_id", out var wallet))
            _real.TryAdd(wallet.GetString()!, real.GetProperty("wallet_id").GetString()!);
        if (example.TryGetProperty("hold", out var hold))
            _real.TryAdd(hold.GetProperty("id").GetString()!, real.GetProperty("hold").GetProperty("id").GetString()!);
    }

    void Check(JsonElement schema, JsonElement value, string at, List<string> wrong)
    {
        if (schema.TryGetProperty("$ref", out var name))
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(name.GetString()!.Split('/')[^1]);
        var isRight = schema.GetProperty("type").GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        };
        if (!isRight || schema.TryGetProperty("enum", out var names) && names.EnumerateArray().All(one => one.ToString() != value.ToString()))
            wrong.Add($"{at} is {value}");
        else if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                Check(schema.GetProperty("items"), item, $"{at}[]", wrong);
        else if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
            CheckMembers(schema, properties, value, at, wrong);
    }

    void CheckMembers(JsonElement schema, JsonElement properties, JsonElement value, string at, List<string> wrong)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (properties.TryGetProperty(member.Name, out var known))
                Check(known, member.Value, $"{at}.{member.Name}", wrong);
            else
                wrong.Add($"{at} has {member.Name}");
        }

        wrong.AddRange(schema.GetProperty("required").EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at} lacks {name}"));
    }

    static string Shape(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}{Shape(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{(value.GetArrayLength() > 0 ? Shape(value[0]) : "")}]",
        _ => "",
    };
}
