namespace Nop.Plugin.Misc.Cashback.Files.Reading;

/// <summary>A file of JSON as the plugin writes them (<see cref="JsonFormat"/>): one object with what holds for the whole file, its rows, and its control totals.</summary>
/// <remarks>
/// What holds for the whole file is read as a column of each row, and totals as rows whose number is "total", so that one check is enough for all formats.
/// </remarks>
sealed class JsonFile : WrittenFile
{
    const string Rows = "rows";
    const string Totals = "totals";
    const string Number = "row";
    const string Total = "total";

    // The writer says them for programs that do not know the file; the reader does.
    static readonly string[] s_passedOver = ["columns", "decimals"];

    readonly JsonDocument? _document;
    readonly Dictionary<string, string> _whole = new(StringComparer.Ordinal);
    readonly List<(JsonElement Element, bool IsTotal)> _written = [];
    readonly List<(JsonElement Element, bool IsTotal)> _totals = [];
    readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);
    int _next;

    public JsonFile(Stream content)
    {
        try
        {
            _document = JsonDocument.Parse(content, new() { MaxDepth = 8 });
        }
        catch (JsonException exception)
        {
            Refuse(new(FileFaultKind.Unreadable, (int)Math.Min(exception.LineNumber + 1 ?? 0, int.MaxValue), (int)Math.Min(exception.BytePositionInLine + 1 ?? 0, int.MaxValue)));
            return;
        }

        Guard(() => TakeWhole(_document.RootElement) && TakeColumns());
    }

    /// <inheritdoc/>
    public override bool HasMinorUnits => true;

    /// <inheritdoc/>
    public override void Dispose() => _document?.Dispose();

    /// <inheritdoc/>
    protected override bool ReadRow() => _next < _written.Count && Guard(TakeRow);

    bool TakeRow()
    {
        var (element, isTotal) = _written[_next++];
        var cells = new string[Columns.Count];
        Array.Fill(cells, "");
        foreach (var (name, value) in _whole)
            cells[_at[name]] = value;
        if (isTotal)
            cells[_at[Number]] = Total;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name) || _whole.ContainsKey(member.Name))
                return Refuse(new(FileFaultKind.TwiceNamed, _next, 0, member.Name));
            if (s_passedOver.Contains(member.Name, StringComparer.Ordinal))
                continue;
            if (TextOf(member.Value) is not { Length: <= MostCharacters } text)
                return Refuse(new(FileFaultKind.Value, _next, 0, member.Name));
            cells[_at[member.Name]] = text;
        }

        Row = new(_next, cells);
        return true;
    }

    bool TakeWhole(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Refuse(new(FileFaultKind.Unreadable, 1, 1));

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                return Refuse(new(FileFaultKind.TwiceNamed, 0, 0, member.Name));
            if (s_passedOver.Contains(member.Name, StringComparer.Ordinal))
                continue;
            if (member.Name is Rows or Totals)
            {
                if (!TakeRows(member.Value, member.Name == Totals))
                    return Refuse(new(FileFaultKind.Value, 0, 0, member.Name));
            }
            else if (TextOf(member.Value) is { Length: <= MostCharacters } text)
            {
                _whole[member.Name] = text;
            }
            else
            {
                return Refuse(new(FileFaultKind.Value, 0, 0, member.Name));
            }
        }

        // Totals come last, wherever they stand.
        _written.AddRange(_totals);
        return seen.Contains(Rows) || Refuse(new(FileFaultKind.MissingColumn, 0, 0, Rows));
    }

    bool TakeRows(JsonElement rows, bool areTotals)
    {
        if (rows.ValueKind != JsonValueKind.Array)
            return false;
        foreach (var row in rows.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object)
                return false;
            if (_written.Count > MostRows || row.EnumerateObject().Skip(MostColumns).Any())
                return Refuse(new(FileFaultKind.TooMuch, _written.Count));
            (areTotals ? _totals : _written).Add((row, areTotals));
        }

        return true;
    }

    // Texts are decoded when they are asked for, and only then what is no text is found.
    bool Guard(Func<bool> take)
    {
        try
        {
            return take();
        }
        catch (InvalidOperationException)
        {
            return Refuse(new(FileFaultKind.Encoding, _next));
        }
    }

    bool TakeColumns()
    {
        foreach (var name in _whole.Keys.Concat(_written.SelectMany(row => row.Element.EnumerateObject().Select(member => member.Name))).Append(Number))
        {
            if (!s_passedOver.Contains(name, StringComparer.Ordinal))
                _at.TryAdd(name, _at.Count);
        }

        TakeHeading([.. _at.Keys], 0);
        return Fault is null;
    }

    // Null: it is no value of a cell.
    static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => "",
        _ => null,
    };
}
