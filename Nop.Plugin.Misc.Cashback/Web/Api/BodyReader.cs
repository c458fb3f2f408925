using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>Reads the members of a body one by one, strictly: a number is a whole number, a text is a text, and what nobody asked for is wrong. Notes all that is wrong, not the first thing alone.</summary>
/// <param name="body">The body.</param>
/// <param name="at">Where it stands in the request; empty: it is all of it.</param>
/// <param name="faults">Takes what is wrong.</param>
sealed class BodyReader(JsonElement body, string at, List<RequestFault> faults)
{
    /// <summary>How a day is written.</summary>
    public const string DayForm = "A day, as 2026-11-30.";

    readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>A text that must be there.</summary>
    /// <param name="name">The member.</param>
    /// <param name="most">Characters at most.</param>
    /// <returns>Empty where something is wrong.</returns>
    public string Text(string name, int most) => OptionalText(name, most) ?? Missing(name, "");

    /// <summary>A text that may be left out.</summary>
    /// <returns>Null where it is, or something is wrong.</returns>
    public string? OptionalText(string name, int most)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            return Wrong<string>(name, "type", "A text.");
        var text = value.GetString()!;
        if (text.Length == 0 || text.Length > most || text.Contains('\0', StringComparison.Ordinal))
            return Wrong<string>(name, "range", string.Create(CultureInfo.InvariantCulture, $"1 to {most} characters."));
        return text;
    }

    /// <summary>A whole number that must be there.</summary>
    /// <returns>The least where something is wrong.</returns>
    public long Number(string name, long least, long most) => OptionalNumber(name, least, most) ?? Missing(name, least);

    /// <summary>A whole number that may be left out.</summary>
    /// <returns>Null where it is, or something is wrong.</returns>
    public long? OptionalNumber(string name, long least, long most)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
        {
            faults.Add(new(PointerOf(name), "type", "A whole number; amounts are in minor units."));
            return null;
        }

        if (number >= least && number <= most)
            return number;
        faults.Add(new(PointerOf(name), "range", string.Create(CultureInfo.InvariantCulture, $"From {least} to {most}.")));
        return null;
    }

    /// <summary>A day, as 2026-11-30, that may be left out.</summary>
    /// <returns>Null where it is, or something is wrong.</returns>
    public DateOnly? OptionalDay(string name)
    {
        const int signs = 10;
        if (OptionalText(name, signs) is not { } text)
            return null;
        if (DayOf(text) is { } day)
            return day;
        faults.Add(new(PointerOf(name), "format", DayForm));
        return null;
    }

    /// <summary>The day that a text is; null: it is none.</summary>
    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9999 ? day : null;

    /// <summary>An amount in minor units, above zero, that must be there.</summary>
    public long Amount(string name) => Number(name, 1, Money.Most);

    /// <summary>An object that must be there and that somebody else reads.</summary>
    public JsonElement Object(string name)
    {
        if (Find(name) is not { } value)
            return Missing<JsonElement>(name, default);
        if (value.ValueKind != JsonValueKind.Object)
            faults.Add(new(PointerOf(name), "type", "An object."));
        return value;
    }

    /// <summary>A list of objects that must be there.</summary>
    /// <param name="name">The member.</param>
    /// <param name="most">Items at most.</param>
    /// <param name="read">Reads one.</param>
    public IReadOnlyList<T> List<T>(string name, int most, Func<BodyReader, T> read)
    {
        if (Find(name) is not { } value)
            return Missing<IReadOnlyList<T>>(name, []);
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is < 1 || value.GetArrayLength() > most)
        {
            faults.Add(new(PointerOf(name), "range", string.Create(CultureInfo.InvariantCulture, $"A list of 1 to {most} items.")));
            return [];
        }

        return [.. value.EnumerateArray().Select((item, i) => ReadItem(item, string.Create(CultureInfo.InvariantCulture, $"{PointerOf(name)}/{i}"), read))];
    }

    /// <summary>Marks a member as known that another reads.</summary>
    public void Known(string name) => _known.Add(name);

    /// <summary>Ends the reading: what was not read is not known, and what stands twice is wrong.</summary>
    public void Close()
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(at, "type", "An object."));
            return;
        }

        foreach (var members in body.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal))
        {
            if (!_known.Contains(members.Key))
                faults.Add(new(PointerOf(members.Key), "unknown", "There is no such member."));
            else if (members.Count() > 1)
                faults.Add(new(PointerOf(members.Key), "duplicate", "It stands there twice."));
        }
    }

    T ReadItem<T>(JsonElement item, string pointer, Func<BodyReader, T> read)
    {
        var reader = new BodyReader(item, pointer, faults);
        var result = read(reader);
        reader.Close();
        return result;
    }

    // A member that is null is one that was left out.
    JsonElement? Find(string name)
    {
        _known.Add(name);
        return body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    // Only where nothing stands there: what is wrong with what does has been said.
    T Missing<T>(string name, T instead)
    {
        if (Find(name) is null)
            faults.Add(new(PointerOf(name), "required", "It must be there."));
        return instead;
    }

    T? Wrong<T>(string name, string code, string detail) where T : class
    {
        faults.Add(new(PointerOf(name), code, detail));
        return null;
    }

    string PointerOf(string name) => $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
