namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>JSON for programs: one object with the version of the columns, the batch, what each column holds, the rows and the control totals.</summary>
/// <remarks>Money is in whole minor units of the currency that stands in the row; days and instants are ISO 8601; text is as people wrote it, for a program computes no formula.</remarks>
sealed record JsonFormat : FileFormat
{
    /// <inheritdoc/>
    public override string ContentType => "application/json";

    /// <inheritdoc/>
    public override string Extension => "json";

    /// <inheritdoc/>
    public override FileWriter Begin(Stream output, FileHead head) => new Writer(output, head);

    static string NameOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "text",
        ColumnKind.Code => "code",
        ColumnKind.Amount => "minor_units",
        ColumnKind.Number => "number",
        ColumnKind.Date => "date",
        ColumnKind.Instant => "instant",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    sealed class Writer : FileWriter
    {
        // The writer keeps what is not flushed.
        const int Many = 16 * 1024;

        readonly Utf8JsonWriter _json;
        readonly FileHead _head;
        readonly JsonEncodedText[] _names;
        int _at;

        public Writer(Stream output, FileHead head)
        {
            (_json, _head, _names) = (new Utf8JsonWriter(output), head, [.. head.Columns.Select(column => JsonEncodedText.Encode(column.Name))]);
            _json.WriteStartObject();
            _json.WriteString("version", head.Version);
            if (head.Batch is { } batch)
                _json.WriteString("batch", batch.Id);
            _json.WriteStartArray("columns");
            foreach (var column in head.Columns)
            {
                _json.WriteStartObject();
                _json.WriteString("name", column.Name);
                _json.WriteString("kind", NameOf(column.Kind));
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
            _json.WriteStartArray("rows");
        }

        public override void BeginRow(int number)
        {
            _at = 0;
            _json.WriteStartObject();
            if (_head.Batch is not null)
                _json.WriteNumber("row", number);
        }

        public override void EndRow()
        {
            _json.WriteEndObject();
            if (_json.BytesPending >= Many)
                _json.Flush();
        }

        public override void Text(string? text) => _json.WriteString(Next(), text);

        public override void Code(string? code) => _json.WriteString(Next(), code);

        public override void Amount(Money? amount)
        {
            if (amount is { } money)
                _json.WriteNumber(Next(), money.Minor);
            else
                _json.WriteNull(Next());
        }

        public override void Number(decimal? number)
        {
            if (number is { } value)
                _json.WriteNumber(Next(), value);
            else
                _json.WriteNull(Next());
        }

        public override void Date(DateOnly? date) => _json.WriteString(Next(), date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        public override void Instant(DateTime? utc) => _json.WriteString(Next(), FileNames.Instant(utc));

        public override void End(IReadOnlyList<FileTotal> totals)
        {
            _json.WriteEndArray();
            if (_head.Batch is not null)
                Totals(totals);
            _json.WriteEndObject();
            _json.Flush();
        }

        public override void Dispose() => _json.Dispose();

        void Totals(IReadOnlyList<FileTotal> totals)
        {
            _json.WriteStartArray("totals");
            foreach (var total in totals)
            {
                _json.WriteStartObject();
                _json.WriteString(FileNames.Currency, total.Currency.Code);
                _json.WriteNumber("decimals", total.Currency.Decimals);
                _json.WriteNumber("rows", total.Rows);
                foreach (var (column, sum) in _head.Columns.Where(column => column.IsTotalled).Zip(total.Sums))
                    _json.WriteNumber(column.Name, sum.Minor);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
        }

        JsonEncodedText Next() => _names[_at++];
    }
}
