using System.IO.Compression;
using System.Xml;

namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>A workbook for Excel, LibreOffice and what else reads Office Open XML: numbers are numbers, days and instants dates, codes text. Written as a stream.</summary>
/// <remarks>A sheet that is full is followed by another with the same heading. Control totals lie in a sheet of their own, so that the columns hold nothing but rows.</remarks>
/// <param name="RowsOfSheet">Rows of a sheet with its heading: what spreadsheets can hold, less in tests.</param>
sealed record XlsxFormat(int RowsOfSheet = XlsxFormat.MostRows) : FileFormat
{
    /// <summary>Rows that a sheet can have.</summary>
    public const int MostRows = 1_048_576;

    /// <inheritdoc/>
    public override string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc/>
    public override string Extension => "xlsx";

    /// <inheritdoc/>
    public override FileWriter Begin(Stream output, FileHead head) => new Writer(output, head, RowsOfSheet);

    sealed class Writer : FileWriter
    {
        const string Sheets = "rows";

        // The file is the same whenever it is written; a zip knows no earlier day.
        static readonly DateTimeOffset s_noDay = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

        static readonly XmlWriterSettings s_settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = true };

        readonly ZipArchive _zip;
        readonly FileHead _head;
        readonly FileColumn[] _columns;
        readonly int _rowsOfSheet;
        readonly List<string> _sheets = [];
        XlsxSheet? _sheet;

        public Writer(Stream output, FileHead head, int rowsOfSheet)
        {
            (_zip, _head, _rowsOfSheet) = (new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true), head, rowsOfSheet);
            _columns = [.. (head.Batch is null ? [] : FileNames.OfBatch).Select(name => new FileColumn(name, name == "row" ? ColumnKind.Number : ColumnKind.Code)), .. head.Columns];
            Open(Sheets, _columns);
        }

        XlsxSheet Sheet => _sheet!;

        public override void BeginRow(int number)
        {
            if (Sheet.Rows == _rowsOfSheet)
                Open($"{Sheets} {_sheets.Count + 1}", _columns);
            Sheet.BeginRow();
            if (_head.Batch is not { } batch)
                return;

            Sheet.Code(_head.Version);
            Sheet.Code(batch.Id);
            Sheet.Number(number);
        }

        public override void EndRow() => Sheet.EndRow();

        public override void Text(string? text) => Sheet.Text(text);

        public override void Code(string? code) => Sheet.Code(code);

        public override void Amount(Money? amount) => Sheet.Amount(amount);

        public override void Number(decimal? number) => Sheet.Number(number);

        public override void Date(DateOnly? date) => Sheet.Date(date);

        public override void Instant(DateTime? utc) => Sheet.Instant(utc);

        public override void End(IReadOnlyList<FileTotal> totals)
        {
            if (_head.Batch is { } batch)
                Totals(batch, totals);
            Sheet.Dispose();
            _sheet = null;
            Part("xl/styles.xml", XlsxParts.Styles);
            Part("xl/workbook.xml", xml => XlsxParts.Workbook(xml, _sheets));
            Part("xl/_rels/workbook.xml.rels", xml => XlsxParts.WorkbookRelations(xml, _sheets.Count));
            Part("_rels/.rels", XlsxParts.Relations);
            Part("[Content_Types].xml", xml => XlsxParts.ContentTypes(xml, _sheets.Count));
            _zip.Dispose();
        }

        // A file that was given up half way has no end: nothing takes it for a whole one.
        public override void Dispose()
        {
            _sheet?.Dispose();
            _zip.Dispose();
        }

        void Totals(FileBatch batch, IReadOnlyList<FileTotal> totals)
        {
            FileColumn[] columns =
            [
                new("version", ColumnKind.Code), new("batch", ColumnKind.Code), new(FileNames.Currency, ColumnKind.Code), new("rows", ColumnKind.Number),
                .. _head.Columns.Where(column => column.IsTotalled),
            ];
            Open("totals", columns);
            foreach (var total in totals)
            {
                Sheet.BeginRow();
                Sheet.Code(_head.Version);
                Sheet.Code(batch.Id);
                Sheet.Code(total.Currency.Code);
                Sheet.Number(total.Rows);
                foreach (var sum in total.Sums)
                    Sheet.Amount(sum);
                Sheet.EndRow();
            }
        }

        void Open(string name, FileColumn[] columns)
        {
            _sheet?.Dispose();
            _sheets.Add(name);
            _sheet = new XlsxSheet(Xml(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{_sheets.Count}.xml")), columns);
        }

        void Part(string path, Action<XmlWriter> write)
        {
            using var xml = Xml(path);
            write(xml);
        }

        XmlWriter Xml(string path)
        {
            var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
            entry.LastWriteTime = s_noDay;
            return XmlWriter.Create(entry.Open(), s_settings);
        }
    }
}
