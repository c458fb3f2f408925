using System.Xml;

namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>A sheet of a workbook that is being written: its heading, bold and in sight however far one scrolls, then rows.</summary>
sealed class XlsxSheet : RowWriter, IDisposable
{
    // Spreadsheets count days as doubles and lose digits after the fifteenth: such a number goes out as text.
    const int MostDigits = 15;

    // Day 0; before March 1900 spreadsheets disagree about the calendar.
    static readonly DateTime s_dayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    static readonly DateTime s_firstSureDay = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);

    readonly XmlWriter _xml;

    public XlsxSheet(XmlWriter xml, FileColumn[] columns)
    {
        _xml = xml;
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", XlsxParts.Main);
        WriteView();
        xml.WriteStartElement("cols");
        for (var i = 0; i < columns.Length; i++)
            WriteWidth(i + 1, columns[i].Kind is ColumnKind.Text or ColumnKind.Code or ColumnKind.Instant ? "22" : "12");
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        BeginRow();
        foreach (var column in columns)
            WriteText(column.Name, XlsxParts.Bold);
        EndRow();
    }

    /// <summary>How many rows it has, the heading one of them.</summary>
    public int Rows { get; private set; }

    /// <summary>Begins a row.</summary>
    public void BeginRow()
    {
        _xml.WriteStartElement("row");
        _xml.WriteAttributeString("r", (++Rows).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Ends a row.</summary>
    public void EndRow() => _xml.WriteEndElement();

    /// <summary>Text is never computed here; what looks like a formula stays text also where somebody edits the cell.</summary>
    public override void Text(string? text) => WriteText(text, text is not null && CsvFormat.IsFormula(text) ? XlsxParts.Quoted : XlsxParts.Text);

    /// <inheritdoc/>
    public override void Code(string? code) => WriteText(code, XlsxParts.Text);

    /// <inheritdoc/>
    public override void Amount(Money? amount)
    {
        if (amount is { } money)
            WriteNumber(money.Format(), XlsxParts.Decimals(money.Currency.Decimals));
        else
            WriteNothing();
    }

    /// <inheritdoc/>
    public override void Number(decimal? number)
    {
        if (number is { } value)
            WriteNumber(value.ToString(CultureInfo.InvariantCulture), XlsxParts.Plain);
        else
            WriteNothing();
    }

    /// <inheritdoc/>
    public override void Date(DateOnly? date)
    {
        if (date is { } day)
            WriteInstant(day.ToDateTime(TimeOnly.MinValue), XlsxParts.Date, "yyyy-MM-dd");
        else
            WriteNothing();
    }

    /// <inheritdoc/>
    public override void Instant(DateTime? utc)
    {
        if (utc is { } instant)
            WriteInstant(instant, XlsxParts.Instant, "yyyy-MM-dd HH:mm:ss");
        else
            WriteNothing();
    }

    /// <summary>Ends the sheet.</summary>
    public void Dispose() => _xml.Dispose();

    void WriteInstant(DateTime instant, string style, string pattern)
    {
        if (instant < s_firstSureDay)
        {
            WriteText(instant.ToString(pattern, CultureInfo.InvariantCulture), XlsxParts.Text);
            return;
        }

        var seconds = (instant.Ticks - s_dayZero.Ticks) / TimeSpan.TicksPerSecond;
        Open("n", style);
        _xml.WriteElementString("v", decimal.Round(seconds / 86_400m, 10).ToString(CultureInfo.InvariantCulture));
        _xml.WriteEndElement();
    }

    void WriteNumber(string number, string style)
    {
        if (number.Count(char.IsAsciiDigit) > MostDigits)
        {
            WriteText(number, XlsxParts.Text);
            return;
        }

        Open("n", style);
        _xml.WriteElementString("v", number);
        _xml.WriteEndElement();
    }

    void WriteText(string? text, string style)
    {
        if (string.IsNullOrEmpty(text))
        {
            WriteNothing();
            return;
        }

        var written = XlsxText.Of(text);
        Open("inlineStr", style);
        _xml.WriteStartElement("is");
        _xml.WriteStartElement("t");
        if (char.IsWhiteSpace(written[0]) || char.IsWhiteSpace(written[^1]))
            _xml.WriteAttributeString("xml", "space", null, "preserve");
        _xml.WriteString(written);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    // Cells have no address: each stands after the one before it, so that an empty one must stand there too.
    void WriteNothing()
    {
        _xml.WriteStartElement("c");
        _xml.WriteEndElement();
    }

    void Open(string type, string style)
    {
        _xml.WriteStartElement("c");
        _xml.WriteAttributeString("s", style);
        _xml.WriteAttributeString("t", type);
    }

    void WriteView()
    {
        _xml.WriteStartElement("sheetViews");
        _xml.WriteStartElement("sheetView");
        _xml.WriteAttributeString("workbookViewId", "0");
        _xml.WriteStartElement("pane");
        _xml.WriteAttributeString("ySplit", "1");
        _xml.WriteAttributeString("topLeftCell", "A2");
        _xml.WriteAttributeString("activePane", "bottomLeft");
        _xml.WriteAttributeString("state", "frozen");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    void WriteWidth(int column, string width)
    {
        var number = column.ToString(CultureInfo.InvariantCulture);
        _xml.WriteStartElement("col");
        _xml.WriteAttributeString("min", number);
        _xml.WriteAttributeString("max", number);
        _xml.WriteAttributeString("width", width);
        _xml.WriteAttributeString("customWidth", "1");
        _xml.WriteEndElement();
    }
}
