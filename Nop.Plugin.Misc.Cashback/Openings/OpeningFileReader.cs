using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>A row of a file with opening balances, as it stands there.</summary>
/// <param name="Line">Where, as people count.</param>
/// <param name="Email">E-mail address; empty: none.</param>
/// <param name="Phone">Phone number; empty: none.</param>
/// <param name="Card">Card number; empty: none.</param>
/// <param name="Amount">Minor units, 0 or more.</param>
/// <param name="End">When it ends.</param>
/// <param name="Tier">Name or system name; empty: none.</param>
/// <param name="Note">Why; empty: none.</param>
sealed record OpeningLine(int Line, string Email, string Phone, string Card, long Amount, OpeningEnd End, string Tier, string Note);

/// <summary>End of an opening balance as a file says it.</summary>
/// <param name="LastDay">The last of the shop's days; null: see <paramref name="IsNever"/>.</param>
/// <param name="IsNever">It never ends; otherwise, without a last day, it ends as all credit of the shop.</param>
readonly record struct OpeningEnd(DateOnly? LastDay, bool IsNever);

/// <summary>Reads a file with opening balances and refuses it whole, with line and column of each wrong cell, where a value of it is none: a file that is half right was cut off or mixed up.</summary>
/// <param name="currency">Currency of the amounts.</param>
sealed class OpeningFileReader(CurrencySpec currency)
{
    /// <summary>Rows of a file at most.</summary>
    public const int MostRows = 20_000;

    /// <summary>So many wrong cells are told at most, but a row's all together: who has corrected them brings the file again.</summary>
    public const int MostCells = 50;

    /// <summary>What stands in the column of the end where the credit has none.</summary>
    public const string Never = "never";

    // From which spreadsheets count days, and days that are dates of these times.
    static readonly DateOnly s_dayZero = new(1899, 12, 30);
    const int FirstDay = 40_000;
    const int LastDay = 2_500_000;

    readonly List<OpeningLine> _rows = [];
    readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);
    readonly List<OpeningCellFault> _cells = [];
    IReadOnlyList<string> _headings = [];
    FileFault? _fault;

    /// <summary>Reads a file.</summary>
    /// <param name="content">The file; it can seek.</param>
    /// <returns>Its rows, or why it is refused: with its wrong cells where that is why.</returns>
    public (IReadOnlyList<OpeningLine>? Rows, FileFault? Fault, IReadOnlyList<OpeningCellFault> Cells) Read(Stream content)
    {
        using var file = WrittenFile.Open(content);
        // In JSON amounts are whole minor units: no other system's are, and nobody would see the difference.
        if (file.HasMinorUnits)
            return (null, new(FileFaultKind.Unreadable), []);
        if (file.Fault is null && TakeColumns(file.Columns))
        {
            while (_cells.Count < MostCells && file.Read() && Take(file))
            {
            }
        }

        // A file that was cut off is no better for its cells being corrected.
        _fault ??= file.Fault;
        if (_fault is null && _cells.Count > 0)
            return (null, new(FileFaultKind.Value, _cells[0].Line, _cells[0].Column, _cells[0].Written), _cells);
        _fault ??= _rows.Count == 0 ? new(FileFaultKind.Empty) : null;
        return _fault is null ? (_rows, null, []) : (null, _fault, []);
    }

    bool TakeColumns(IReadOnlyList<string> headings)
    {
        _headings = headings;
        for (var at = 0; at < headings.Count; at++)
        {
            if (OpeningColumns.Of(headings[at]) is { } column && !_at.TryAdd(column, at))
                return Refuse(new(FileFaultKind.TwiceNamed, 1, at + 1, headings[at]));
        }

        if (!_at.ContainsKey(OpeningColumns.Email) && !_at.ContainsKey(OpeningColumns.Phone) && !_at.ContainsKey(OpeningColumns.Card))
            return Refuse(new(FileFaultKind.MissingColumn, 1, 0, OpeningColumns.Email));
        return _at.ContainsKey(OpeningColumns.Amount) || Refuse(new(FileFaultKind.MissingColumn, 1, 0, OpeningColumns.Amount));
    }

    bool Take(WrittenFile file)
    {
        var row = file.Row;
        if (_rows.Count == MostRows)
            return Refuse(new(FileFaultKind.TooMuch, row.Line));
        var wrong = _cells.Count;
        foreach (var column in new[] { OpeningColumns.Email, OpeningColumns.Phone, OpeningColumns.Card, OpeningColumns.Tier })
            CheckLength(row, column, OpeningRow.MostWritten);
        CheckLength(row, OpeningColumns.Note, LedgerTextLengths.Reason);

        // Other systems write clients who have nothing, too.
        long amount = 0;
        if (Cell(row, OpeningColumns.Amount) is { Length: > 0 } written)
        {
            amount = ReturnFileReader.AmountOf(written, currency, isMinor: false)?.Minor ?? -1;
            if (amount is < 0 or > Money.Most)
                Note(row, OpeningColumns.Amount, amount < 0 ? OpeningCellProblem.NoAmount : OpeningCellProblem.TooLarge);
        }

        var end = EndOf(Cell(row, OpeningColumns.Expires), file.HasSerialDates);
        if (end is null)
            Note(row, OpeningColumns.Expires, OpeningCellProblem.NoDay);
        // As they stand beside each other in the file.
        _cells.Sort(wrong, _cells.Count - wrong, Comparer<OpeningCellFault>.Create((one, other) => one.Column.CompareTo(other.Column)));
        if (_cells.Count == wrong)
            _rows.Add(new(row.Line, Cell(row, OpeningColumns.Email), Cell(row, OpeningColumns.Phone), Cell(row, OpeningColumns.Card), amount, end!.Value, Cell(row, OpeningColumns.Tier), Cell(row, OpeningColumns.Note)));
        return true;
    }

    // Null: it is no day. Only the one order of day and month that cannot be mistaken.
    static OpeningEnd? EndOf(string text, bool hasSerialDates)
    {
        if (text.Length == 0)
            return new(null, IsNever: false);
        if (text.Equals(Never, StringComparison.OrdinalIgnoreCase))
            return new(null, IsNever: true);
        if (hasSerialDates && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            return days is > FirstDay and < LastDay ? new(s_dayZero.AddDays(days), IsNever: false) : null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9000 ? new(day, IsNever: false) : null;
    }

    string Cell(WrittenRow row, string column) => _at.TryGetValue(column, out var at) ? TypedCode.Clean(row.Cells[at]) : "";

    void CheckLength(WrittenRow row, string column, int most)
    {
        if (Cell(row, column).Length > most)
            Note(row, column, OpeningCellProblem.TooLong, most);
    }

    // The row is read to its end: who corrects it corrects all of it.
    void Note(WrittenRow row, string column, OpeningCellProblem problem, int most = 0)
    {
        var (at, written) = (_at[column], Cell(row, column));
        _cells.Add(new(row.Line, at + 1, _headings[at], written, problem, most));
    }

    bool Refuse(FileFault fault)
    {
        _fault ??= fault;
        return false;
    }
}
