using System.Buffers;

namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>CSV after RFC 4180 in UTF-8, as every reader of the plugin's files gets it that asks for nothing else, or in the dialect of a program.</summary>
sealed record CsvFormat : FileFormat
{
    /// <summary>Between cells; neither a quote nor a line break.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Before decimals.</summary>
    public char DecimalSign { get; init; } = '.';

    /// <summary>The encoding; its preamble, where it has one, comes first. What it cannot write it replaces.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>Names columns in the first row; null: the file has no such row.</summary>
    public Func<string, string>? Heading { get; init; } = name => name;

    /// <inheritdoc/>
    public override string ContentType => $"text/csv; charset={Encoding.WebName}";

    /// <inheritdoc/>
    public override string Extension => "csv";

    /// <inheritdoc/>
    public override FileWriter Begin(Stream output, FileHead head) => new Writer(this, output, head);

    /// <summary>Text that people chose, with an apostrophe before it where a spreadsheet would compute it.</summary>
    public static string Harmless(string? text)
    {
        var shown = text ?? "";
        return IsFormula(shown) ? "'" + shown : shown;
    }

    /// <summary>Whether a spreadsheet that finds the text in a file would compute it.</summary>
    /// <remarks>Spreadsheets skip what is blank before a sign, and take the wide forms of East Asian keyboards for the plain ones.</remarks>
    public static bool IsFormula(string text) =>
        text.AsSpan().TrimStart() is [var first, ..] && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".Contains(first, StringComparison.Ordinal) || text is ['\t' or '\r' or '\n', ..];

    // The rows of a batch begin with its version, its name and their number; the control totals are rows too, with "total" for a number and, by currency, their count in the column after it.
    sealed class Writer : FileWriter
    {
        readonly CsvFormat _format;
        readonly FileHead _head;
        readonly StreamWriter _writer;
        readonly SearchValues<char> _quoted;
        bool _isFirst = true;

        public Writer(CsvFormat format, Stream output, FileHead head)
        {
            (_format, _head) = (format, head);
            _writer = new StreamWriter(output, format.Encoding, bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\r\n" };
            _quoted = SearchValues.Create([format.Separator, '"', '\r', '\n']);
            if (format.Heading is not { } heading)
                return;

            foreach (var name in (head.Batch is null ? [] : FileNames.OfBatch).Concat(head.Columns.Select(column => column.Name)))
                Cell(heading(name));
            EndRow();
        }

        public override void BeginRow(int number)
        {
            if (_head.Batch is not { } batch)
                return;

            Cell(_head.Version);
            Cell(batch.Id);
            Cell(number.ToString(CultureInfo.InvariantCulture));
        }

        public override void EndRow()
        {
            _writer.WriteLine();
            _isFirst = true;
        }

        public override void Text(string? text) => Cell(Harmless(text));

        public override void Code(string? code) => Cell(code);

        public override void Amount(Money? amount) => Cell(WithSign(amount?.Format()));

        public override void Number(decimal? number) => Cell(WithSign(number?.ToString(CultureInfo.InvariantCulture)));

        public override void Date(DateOnly? date) => Cell(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        public override void Instant(DateTime? utc) => Cell(FileNames.Instant(utc));

        public override void End(IReadOnlyList<FileTotal> totals)
        {
            foreach (var total in totals)
                Total(total);
            _writer.Flush();
        }

        public override void Dispose() => _writer.Dispose();

        void Total(FileTotal total)
        {
            Cell(_head.Version);
            Cell(_head.Batch!.Id);
            Cell("total");
            for (var (i, sum) = (0, 0); i < _head.Columns.Count; i++)
            {
                if (i == 0)
                    Cell(total.Rows.ToString(CultureInfo.InvariantCulture));
                else if (_head.Columns[i].IsTotalled)
                    Amount(total.Sums[sum++]);
                else
                    Cell(_head.Columns[i].Name == FileNames.Currency ? total.Currency.Code : "");
            }

            EndRow();
        }

        string? WithSign(string? number) => _format.DecimalSign == '.' ? number : number?.Replace('.', _format.DecimalSign);

        void Cell(string? text)
        {
            if (_isFirst)
                _isFirst = false;
            else
                _writer.Write(_format.Separator);
            if (text is null)
                return;
            if (!text.AsSpan().ContainsAny(_quoted))
            {
                _writer.Write(text);
                return;
            }

            _writer.Write('"');
            _writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            _writer.Write('"');
        }
    }
}
