using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Files.Reading;

namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Reads a return file and refuses it whole where anything of it is not as it must be: a file that is half right was cut off, mixed up or changed.</summary>
/// <remarks>
/// Columns: amount, receipt and voucher, or kind and client, are needed; version, batch, row, branch, currency, taken_at, clerk, and of sales kind, credit, product, category and quantity are known. A file that names the version of its columns
/// is ours: it names its branch, too, and has no other columns; a till's own file may have as many as it likes. Control totals stand in the file, or are typed by who brings it.
/// </remarks>
sealed class ReturnFileReader(ReturnTerms terms)
{
    /// <summary>Version of the columns.</summary>
    public const string Version = "1";

    /// <summary>Longest name of a batch.</summary>
    public const int MostOfBatch = 64;

    /// <summary>Longest name of a clerk.</summary>
    public const int MostOfClerk = 100;

    // What a program writes for no date at all is none, and what is asked for around an instant must be one too.
    const int FirstYear = 2000;
    const int LastYear = 9998;

    const string BatchColumn = "batch";
    const string BranchColumn = "branch";
    const string AmountColumn = "amount";
    const string ClerkColumn = "clerk";
    const string CountColumn = "rows";
    const string KindColumn = "kind";
    const string ClientColumn = "client";
    const string CreditColumn = "credit";
    const string ProductColumn = "product";
    const string CategoryColumn = "category";
    const string QuantityColumn = "quantity";
    const string KindOfVoucher = "voucher";
    const string KindOfSale = "sale";
    const int MostQuantity = 10_000;
    const string ReceiptColumn = "receipt";
    const string RowColumn = "row";
    const string TakenColumn = "taken_at";
    const string VersionColumn = "version";
    const string VoucherColumn = "voucher";
    const string Total = "total";

    /// <summary>All columns, in the order in which a guide names them.</summary>
    public static readonly string[] AllColumns = [VersionColumn, BatchColumn, RowColumn, BranchColumn, VoucherColumn, AmountColumn, FileNames.Currency, ReceiptColumn, TakenColumn, ClerkColumn, KindColumn, ClientColumn, CreditColumn, ProductColumn, CategoryColumn, QuantityColumn];

    const int SecondsOfDay = 24 * 60 * 60;

    // From which spreadsheets count days.
    static readonly DateTime s_dayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    readonly List<ReturnedTaking> _rows = [];
    readonly Dictionary<string, (int Rows, long Sum)> _said = new(StringComparer.Ordinal);
    Dictionary<string, int> _at = [];
    string? _batch;
    bool _hasMinorUnits;
    readonly List<FileFault> _wrongValues = [];
    int _number;
    FileFault? _fault;

    /// <summary>Reads a file.</summary>
    /// <param name="content">The file; it can seek.</param>
    /// <returns>The file, or why it is refused.</returns>
    public (ReturnFile? File, FileFault? Fault) Read(Stream content)
    {
        using var file = WrittenFile.Open(content);
        if (file.Fault is null && TakeColumns(file))
        {
            while (file.Read() && (Take(file) || _fault is null && _wrongValues.Count < FileFault.MostNamed))
            {
            }
        }

        _fault = _wrongValues.Count > 0 ? _wrongValues[0] with { Others = _wrongValues[1..] } : _fault ?? file.Fault ?? WhyNotWhole();
        return _fault is null ? (new(_batch ?? terms.UnnamedBatch, _rows), null) : (null, _fault);
    }

    bool TakeColumns(WrittenFile file)
    {
        var names = file.Columns.ToList();
        _at = AllColumns.Append(CountColumn)
            .Select(column => (Column: column, At: names.FindIndex(name => string.Equals(name, terms.Names.GetValueOrDefault(column, column), StringComparison.OrdinalIgnoreCase))))
            .Where(column => column.At >= 0)
            .ToDictionary(column => column.Column, column => column.At, StringComparer.Ordinal);
        foreach (var needed in new[] { _at.ContainsKey(KindColumn) && _at.ContainsKey(ClientColumn) ? ClientColumn : VoucherColumn, AmountColumn, ReceiptColumn })
        {
            if (!_at.ContainsKey(needed))
                return Refuse(new(FileFaultKind.MissingColumn, 1, 0, terms.Names.GetValueOrDefault(needed, needed)));
        }

        return !_at.ContainsKey(VersionColumn) || names.FindIndex(name => name.Length > 0 && !_at.ContainsKey(name)) is not (>= 0 and var other)
            || Refuse(new(FileFaultKind.UnknownMember, 1, other + 1, names[other]));
    }

    bool Take(WrittenFile file)
    {
        var row = file.Row;
        if (Cell(row, VersionColumn) is { Length: > 0 } version && version != Version)
            return Refuse(row, VersionColumn, FileFaultKind.Version);
        if (Cell(row, BatchColumn) is { Length: > 0 } batch && !TakeBatch(batch))
            return Refuse(row, BatchColumn, FileFaultKind.Batch);
        var isTotal = string.Equals(Cell(row, RowColumn), Total, StringComparison.OrdinalIgnoreCase);
        if (Cell(row, BranchColumn) is var branch && branch != Text(terms.BranchId) && (branch.Length > 0 || !isTotal && Cell(row, VersionColumn).Length > 0))
            return Refuse(row, BranchColumn, FileFaultKind.Branch);
        // Counted also where a value of it is wrong: the rows after it have their numbers.
        if (!isTotal)
            _number++;
        if (CurrencyOf(row) is not { } currency)
            return Refuse(row, FileNames.Currency, FileFaultKind.Value);
        if (AmountOf(Cell(row, AmountColumn), currency, _hasMinorUnits = file.HasMinorUnits) is not { } amount)
            return Refuse(row, AmountColumn, KindOf(Cell(row, AmountColumn), currency));
        return isTotal ? TakeTotal(row, amount) : TakeRow(row, amount, file.HasSerialDates);
    }

    bool TakeTotal(WrittenRow row, Money amount)
    {
        var column = _at.ContainsKey(CountColumn) && Cell(row, CountColumn).Length > 0 ? CountColumn : _at.ContainsKey(VoucherColumn) ? VoucherColumn : ClientColumn;
        return int.TryParse(Cell(row, column), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && _said.TryAdd(amount.Currency.Code, (count, amount.Minor))
            || Refuse(row, column, FileFaultKind.Value);
    }

    bool TakeRow(WrittenRow row, Money amount, bool hasSerialDates)
    {
        // After its totals a file has ended.
        if (_said.Count > 0)
            return Refuse(row, RowColumn, FileFaultKind.Totals);
        if (Cell(row, RowColumn) is { Length: > 0 } number && number != Text(_number))
            return Refuse(row, RowColumn, FileFaultKind.Numbering);
        if (amount.Minor == 0)
            return Refuse(row, AmountColumn, FileFaultKind.Value);
        if (!IsSale(row, out var isSale))
            return Refuse(row, KindColumn, FileFaultKind.Value);
        var (voucher, sale) = (TypedCode.Clean(Cell(row, VoucherColumn)), default(ReturnedSaleLine));
        if (isSale && (sale = SaleOf(row, amount)) is null)
            return false;
        if (!isSale && voucher.Length == 0)
            return Refuse(row, VoucherColumn, FileFaultKind.Value);
        if (TypedCode.Clean(Cell(row, ClerkColumn)) is not { Length: <= MostOfClerk } clerk)
            return Refuse(row, ClerkColumn, FileFaultKind.Value);
        if (Receipts.Read(Cell(row, ReceiptColumn)) is not { Length: > 0 and <= Receipts.MostCharacters } receipt)
            return Refuse(row, ReceiptColumn, FileFaultKind.Value);

        DateTime? taken = null;
        if (Cell(row, TakenColumn) is { Length: > 0 } time && (taken = InstantOf(time, hasSerialDates, isUtc: Cell(row, VersionColumn).Length > 0)) is null)
            return Refuse(row, TakenColumn, FileFaultKind.Value);

        _rows.Add(new(_number, isSale ? "" : voucher, amount, receipt, taken, clerk) { Sale = sale });
        return true;
    }

    // Only what says so is a sale: a till's own file may name clients beside its vouchers.
    bool IsSale(WrittenRow row, out bool isSale)
    {
        var kind = Cell(row, KindColumn).ToLowerInvariant();
        isSale = kind == KindOfSale;
        return kind is "" or KindOfSale or KindOfVoucher;
    }

    // Null: refused.
    ReturnedSaleLine? SaleOf(WrittenRow row, Money amount)
    {
        var (client, product, category) = (TypedCode.Clean(Cell(row, ClientColumn)), TypedCode.Clean(Cell(row, ProductColumn)), TypedCode.Clean(Cell(row, CategoryColumn)));
        var quantity = 1;
        var credit = Cell(row, CreditColumn).Length == 0 ? new Money(0, amount.Currency) : AmountOf(Cell(row, CreditColumn), amount.Currency, _hasMinorUnits);
        var wrong = client.Length == 0 ? ClientColumn
            : credit is null ? CreditColumn
            : Cell(row, QuantityColumn) is { Length: > 0 } pieces && (!int.TryParse(pieces, NumberStyles.None, CultureInfo.InvariantCulture, out quantity) || quantity is < 1 or > MostQuantity) ? QuantityColumn
            : null;
        if (wrong is null)
            return new(client, credit!.Value.Minor, product, category, quantity);
        Refuse(row, wrong, wrong == CreditColumn ? KindOf(Cell(row, CreditColumn), amount.Currency) : FileFaultKind.Value);
        return null;
    }

    bool TakeBatch(string batch)
    {
        _batch ??= batch;
        return batch == _batch && batch.Length <= MostOfBatch && batch.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_' or '-');
    }

    FileFault? WhyNotWhole()
    {
        if (_rows.Count == 0)
            return new(FileFaultKind.Empty);

        var counted = _rows.GroupBy(row => row.Amount.Currency.Code).ToDictionary(group => group.Key, group => (Rows: group.Count(), Sum: group.Sum(row => row.Amount.Minor)), StringComparer.Ordinal);
        if (_said.Count == 0 && terms is { TypedRows: null } or { TypedSum: null })
            return new(FileFaultKind.NoTotals);
        if (terms is { TypedRows: { } rows, TypedSum: { } sum })
            _said.TryAdd(terms.Currency.Code, (rows, sum));

        // A currency without rows may have a total of nothing.
        foreach (var (currency, said) in _said)
        {
            var found = counted.GetValueOrDefault(currency);
            if (found != said || terms is { TypedRows: { } typedRows } && currency == terms.Currency.Code && typedRows != found.Rows || terms is { TypedSum: { } typedSum } && currency == terms.Currency.Code && typedSum != found.Sum)
                return new(FileFaultKind.Totals, 0, 0, $"{Text(found.Rows)}, {new Money(found.Sum, CurrencySpec.For(currency))}");
        }

        return counted.Keys.All(_said.ContainsKey) ? null : new(FileFaultKind.Totals);
    }

    CurrencySpec? CurrencyOf(WrittenRow row) => Cell(row, FileNames.Currency) switch
    {
        "" => terms.Currency,
        { Length: 3 } code when code.All(char.IsAsciiLetterUpper) => CurrencySpec.For(code),
        _ => null,
    };

    internal static Money? AmountOf(string text, CurrencySpec currency, bool isMinor)
    {
        if (isMinor)
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor <= Money.Most ? new Money(minor, currency) : null;

        // The last of the two signs is that of decimals; what stands before it, and is the other, groups thousands.
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        if (IsAmbiguous(text, currency))
            return null;
        var hasComma = comma > point;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = hasComma ? (",", ".") : (".", ",");
        return Money.TryParseExact(text, culture, currency).Amount;
    }

    // Three digits after one sign could be decimals or thousands.
    static bool IsAmbiguous(string text, CurrencySpec currency) =>
        (text.LastIndexOf(','), text.LastIndexOf('.')) is var (comma, point) && currency.Decimals != 3 && Math.Min(comma, point) < 0 && Math.Max(comma, point) is >= 0 and var only && text.Length - only == 4;

    FileFaultKind KindOf(string amount, CurrencySpec currency) =>
        !_hasMinorUnits && IsAmbiguous(amount, currency) && amount.All(sign => char.IsAsciiDigit(sign) || sign is ',' or '.') ? FileFaultKind.Ambiguous : FileFaultKind.Value;

    // Null: it is no instant. A spreadsheet's has no zone: in a file of ours it is in UTC, in a till's by the branch's clock.
    DateTime? InstantOf(string text, bool hasSerialDates, bool isUtc) => ReadInstant(text, hasSerialDates, isUtc) is { Year: >= FirstYear and <= LastYear } instant ? instant : null;

    DateTime? ReadInstant(string text, bool hasSerialDates, bool isUtc)
    {
        if (hasSerialDates && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is > 40_000 and < 80_000)
        {
            var local = s_dayZero.AddSeconds(decimal.ToInt64(decimal.Round(days * SecondsOfDay)));
            return isUtc ? local.AsUtc() : InZone(local);
        }

        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10))
            return instant.UtcDateTime;
        return DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed)
            ? InZone(typed)
            : null;
    }

    // In the hour that the clocks leave out nothing is taken: a till that says so has not changed its clock, and means the hour after.
    DateTime InZone(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(terms.Zone.IsInvalidTime(local) ? local.AddHours(1) : local, terms.Zone);

    string Cell(WrittenRow row, string column) => _at.TryGetValue(column, out var at) ? row.Cells[at].Trim() : "";

    bool Refuse(WrittenRow row, string column, FileFaultKind kind) => Refuse(new(kind, row.Line, _at.GetValueOrDefault(column, -1) + 1, Cell(row, column)));

    // Of values that are wrong all are told; what is wrong with the file as a whole ends it.
    bool Refuse(FileFault fault)
    {
        if (fault.Kind is FileFaultKind.Value or FileFaultKind.Ambiguous)
            _wrongValues.Add(fault);
        else
            _fault ??= fault;
        return false;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
