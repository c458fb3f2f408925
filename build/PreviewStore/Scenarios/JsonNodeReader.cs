using System.Globalization;
using System.Text.Json;

namespace Cashback.Preview.Scenarios;

/// <summary>Reads one JSON value and says where it stands in the file if it is not what it must be.</summary>
readonly struct JsonNodeReader(JsonElement? element, string path)
{
    /// <summary>Where it stands.</summary>
    public string Path { get; } = path;

    /// <summary>Whether there is a value other than null.</summary>
    public bool Exists => element is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) };

    /// <summary>A field of an object; one that is not there reads as missing.</summary>
    public JsonNodeReader this[string name]
    {
        get
        {
            var below = Path.Length == 0 ? name : $"{Path}.{name}";
            if (!Exists)
                return new(null, below);
            if (element!.Value.ValueKind != JsonValueKind.Object)
                throw Problem("an object is expected");
            return new(element.Value.TryGetProperty(name, out var field) ? field : null, below);
        }
    }

    /// <summary>Names of the fields.</summary>
    public IEnumerable<string> Names => Exists && element!.Value.ValueKind == JsonValueKind.Object ? element.Value.EnumerateObject().Select(member => member.Name) : [];

    /// <summary>The items of an array; none where it is missing.</summary>
    public IReadOnlyList<T> List<T>(Func<JsonNodeReader, T> read)
    {
        if (!Exists)
            return [];
        if (element!.Value.ValueKind != JsonValueKind.Array)
            throw Problem("an array is expected");
        var items = new List<T>();
        foreach (var item in element.Value.EnumerateArray())
            items.Add(read(new(item, $"{Path}[{items.Count}]")));
        return items;
    }

    /// <summary>Text that must be there.</summary>
    public string Text()
    {
        if (!Exists)
            throw Problem("is missing");
        return element!.Value.ValueKind == JsonValueKind.String ? element.Value.GetString()! : throw Problem("text is expected");
    }

    /// <summary>Text that must be there and not be empty.</summary>
    public string Name() => Text() is { Length: > 0 } name ? name : throw Problem("must not be empty");

    /// <summary>Text, or a default.</summary>
    public string? Text(string? missing) => Exists ? Text() : missing;

    /// <summary>A decimal number, as text or as a JSON number.</summary>
    public decimal Number()
    {
        if (!Exists)
            throw Problem("is missing");
        var text = element!.Value.ValueKind switch
        {
            JsonValueKind.String => element.Value.GetString()!,
            JsonValueKind.Number => element.Value.GetRawText(),
            _ => throw Problem("a number is expected"),
        };
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem($"'{text}' is not a number");
    }

    /// <summary>A decimal number, or a default.</summary>
    public decimal? Number(decimal? missing) => Exists ? Number() : missing;

    /// <summary>A number that is not negative.</summary>
    public decimal NotNegative(decimal missing = 0) => AtLeast(Number(missing)!.Value, 0);

    /// <summary>A number that is not negative, or none.</summary>
    public decimal? NotNegativeOrNone() => Exists ? NotNegative() : null;

    /// <summary>A whole number of at least some size.</summary>
    public int Whole(int atLeast)
    {
        var number = Number();
        return number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)AtLeast(number, atLeast)
            : throw Problem("a whole number is expected");
    }

    /// <summary>True or false, or a default.</summary>
    public bool Flag(bool missing = false) => !Exists ? missing : element!.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Problem("true or false is expected"),
    };

    /// <summary>An instant.</summary>
    public DateTime Instant() =>
        DateTimeOffset.TryParse(Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.UtcDateTime
            : throw Problem($"'{Text()}' is not an instant");

    /// <summary>An instant, or none.</summary>
    public DateTime? InstantOrNone() => Exists ? Instant() : null;

    /// <summary>A day such as "1990-06-15".</summary>
    public DateOnly Day() =>
        DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Problem($"'{Text()}' is no day such as 1990-06-15");

    /// <summary>A day, or none.</summary>
    public DateOnly? DayOrNone() => Exists ? Day() : null;

    /// <summary>One of some words.</summary>
    public string OneOf(string missing, params string[] words)
    {
        var text = Text(missing)!;
        return words.Contains(text) ? text : throw Problem($"'{text}' is none of {string.Join(", ", words)}");
    }

    /// <summary>The value as it is.</summary>
    public JsonElement? Raw => Exists ? element : null;

    /// <summary>Says that something is wrong here.</summary>
    public ScenarioFileException Problem(string problem) => new(Path.Length == 0 ? "(file)" : Path, problem);

    decimal AtLeast(decimal number, decimal least) => number >= least ? number : throw Problem(string.Create(CultureInfo.InvariantCulture, $"must be at least {least}"));
}
