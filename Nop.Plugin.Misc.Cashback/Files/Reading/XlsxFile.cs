using System.IO.Compression;
using System.Xml;

namespace Nop.Plugin.Misc.Cashback.Files.Reading;

/// <summary>A workbook: its first sheet, those that go on with the same heading, and a sheet named "totals" whose rows are read as rows with "total" for a number.</summary>
/// <remarks>Formulas count by what they came to when the file was saved. What is packed larger than any file that is needed is not unpacked.</remarks>
sealed class XlsxFile : WrittenFile
{
    const string Totals = "totals";
    const string Number = "row";
    const int MostBytes = 64 * 1024 * 1024;
    const int MostSheets = 50;
    const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Of what a spreadsheet computed the last digits are noise.
    const int Decimals = 9;

    readonly ZipArchive? _zip;
    readonly List<string> _texts = [];
    readonly Queue<(string Name, string Path)> _sheets = new();
    XmlReader? _sheet;
    readonly Dictionary<string, int> _at = new(StringComparer.OrdinalIgnoreCase);
    string[] _heading = [];
    bool _isTotals;

    public XlsxFile(Stream content)
    {
        try
        {
            _zip = new(content, ZipArchiveMode.Read, leaveOpen: true);
            TakeSheets();
            TakeTexts();
            if (!OpenNext() && Fault is null)
                Refuse(new(FileFaultKind.Empty));
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            Refuse(new(FileFaultKind.Unreadable));
        }
    }

    /// <inheritdoc/>
    public override bool HasSerialDates => true;

    /// <inheritdoc/>
    public override void Dispose()
    {
        _sheet?.Dispose();
        _zip?.Dispose();
    }

    /// <inheritdoc/>
    protected override bool ReadRow()
    {
        try
        {
            while (_sheet is not null)
            {
                if (NextCells(_sheet) is { } cells)
                    return Take(cells);
                if (Fault is not null || !OpenNext())
                    return false;
            }

            return false;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return Refuse(new(FileFaultKind.Unreadable, Row.Line + 1));
        }
    }

    static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or XmlException or FormatException or OverflowException or ArgumentOutOfRangeException or EndOfStreamException or IOException;

    bool Take((int Line, string[] Cells) row)
    {
        if (row.Cells.Length > _heading.Length)
            return Refuse(new(FileFaultKind.Cells, row.Line, _heading.Length + 1));

        var cells = new string[Columns.Count];
        Array.Fill(cells, "");
        for (var i = 0; i < row.Cells.Length; i++)
            cells[_at[_heading[i]]] = row.Cells[i];
        if (_isTotals)
            cells[_at[Number]] = "total";
        Row = new(row.Line, cells);
        return true;
    }

    // False: there is no other, or something is wrong.
    bool OpenNext()
    {
        (string Name, string Path) next;
        (int Line, string[] Cells)? first;
        do
        {
            _sheet?.Dispose();
            _sheet = null;
            if (Fault is not null || !_sheets.TryDequeue(out next))
                return false;
            _sheet = Open(next.Path) ?? throw new InvalidDataException();
            first = NextCells(_sheet);
        }
        while (first is null);

        var heading = first.Value;
        var names = heading.Cells.Select(name => name.Trim()).ToArray();
        _isTotals = Columns.Count > 0 && next.Name == Totals;
        if (Columns.Count == 0)
        {
            TakeHeading(names, heading.Line);
            // Totals have a count, which rows have not.
            Columns = [.. Columns, .. new[] { Number, "rows" }.Except(Columns, StringComparer.OrdinalIgnoreCase)];
            for (var i = 0; i < Columns.Count; i++)
                _at.TryAdd(Columns[i], i);
        }
        else if (!(_isTotals ? names.All(_at.ContainsKey) : names.SequenceEqual(_heading, StringComparer.OrdinalIgnoreCase)))
        {
            return Refuse(new(FileFaultKind.Unreadable, heading.Line, 0, next.Name));
        }

        _heading = names;
        return Fault is null;
    }

    // Null: the sheet has no more, or something is wrong. Empty rows are none.
    (int Line, string[] Cells)? NextCells(XmlReader sheet)
    {
        while (NextElement(sheet, "row"))
        {
            var line = int.Parse(sheet.GetAttribute("r") ?? "0", CultureInfo.InvariantCulture);
            var cells = new List<string>();
            using (var row = sheet.ReadSubtree())
            {
                while (NextElement(row, "c"))
                {
                    var at = row.GetAttribute("r") is { } name ? ColumnOf(name) : cells.Count;
                    if (at >= MostColumns || at < cells.Count)
                        return Refused(new(FileFaultKind.TooMuch, line, at + 1));
                    while (cells.Count < at)
                        cells.Add("");
                    if (TextOf(row) is not { } text)
                        return Refused(new(FileFaultKind.Value, line, at + 1));
                    if (text.Length > MostCharacters)
                        return Refused(new(FileFaultKind.LongCell, line, at + 1));
                    cells.Add(text);
                }
            }

            while (cells is [.., ""])
                cells.RemoveAt(cells.Count - 1);
            if (cells.Count > 0)
                return (line, [.. cells]);
        }

        return null;
    }

    (int Line, string[] Cells)? Refused(FileFault fault)
    {
        Refuse(fault);
        return null;
    }

    // Null: an error that a formula came to.
    string? TextOf(XmlReader row)
    {
        var kind = row.GetAttribute("t") ?? "n";
        var text = new StringBuilder();
        if (!row.IsEmptyElement)
        {
            using var cell = row.ReadSubtree();
            while (cell.Read())
            {
                if (cell.NodeType == XmlNodeType.Element && cell.LocalName is "v" or "t")
                    text.Append(cell.ReadString());
                if (text.Length > MostCharacters)
                    break;
            }
        }

        var written = text.ToString();
        return kind switch
        {
            "e" => null,
            "s" => _texts[int.Parse(written, CultureInfo.InvariantCulture)],
            "n" when written.Length > 0 => decimal.Round(decimal.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture), Decimals).ToString("0.#########", CultureInfo.InvariantCulture),
            _ => written,
        };
    }

    // "BC12" is the column 54, counted from 0.
    static int ColumnOf(string cell)
    {
        var column = 0;
        foreach (var letter in cell.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            column = column * 26 + (letter - 'A') + 1;
        return column - 1;
    }

    void TakeSheets()
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = Open("xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException())
        {
            while (NextElement(relations, "Relationship"))
                paths[relations.GetAttribute("Id") ?? ""] = relations.GetAttribute("Target") ?? "";
        }

        using var workbook = Open("xl/workbook.xml") ?? throw new InvalidDataException();
        while (NextElement(workbook, "sheet"))
        {
            if (!paths.TryGetValue(workbook.GetAttribute("id", Relationships) ?? "", out var target))
                throw new InvalidDataException();
            if (_sheets.Count == MostSheets)
                throw new InvalidDataException();
            _sheets.Enqueue((workbook.GetAttribute("name") ?? "", target.StartsWith('/') ? target[1..] : $"xl/{target}"));
        }
    }

    // A text may lie in pieces of different looks; readings of East Asian signs are no part of it.
    void TakeTexts()
    {
        using var texts = Open("xl/sharedStrings.xml");
        while (texts is not null && NextElement(texts, "si"))
        {
            var text = new StringBuilder();
            using (var one = texts.ReadSubtree())
            {
                var phonetic = false;
                while (one.Read())
                {
                    if (one.LocalName == "rPh")
                        phonetic = one.NodeType == XmlNodeType.Element;
                    else if (one.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && !phonetic)
                        text.Append(one.Value.AsSpan(0, Math.Min(one.Value.Length, MostCharacters + 1)));
                    if (text.Length > MostCharacters)
                        break;
                }
            }

            _texts.Add(text.ToString());
        }
    }

    // By the local name: some programs give the elements a prefix.
    static bool NextElement(XmlReader reader, string name)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name)
                return true;
        }

        return false;
    }

    XmlReader? Open(string path) => _zip!.GetEntry(path) is not { } part ? null
        : part.Length <= MostBytes ? XmlReader.Create(part.Open(), new() { CloseInput = true, DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MostBytes })
        : throw new InvalidDataException();
}
