namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>A report: a question about the past that is answered in tables. The figures are summed up from entries and rows each time; what each means stands in docs/metrics.md.</summary>
public interface IReport
{
    /// <summary>Names it in addresses and files, and its texts: "Reports.{Key}.Title", "…Definition" and "…Empty".</summary>
    string Key { get; }

    /// <summary>What can be asked of it.</summary>
    ReportFields Fields { get; }

    /// <summary>Ways to sort it, as keys of texts; empty: there is one order only.</summary>
    IReadOnlyList<string> Orders => [];

    /// <summary>Answers it, in the language of the page.</summary>
    /// <param name="filter">What is asked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<Report> RunAsync(ReportFilter filter, CancellationToken cancellationToken);
}

/// <summary>What can be asked of a report.</summary>
[Flags]
public enum ReportFields
{
    /// <summary>Nothing: it tells of everything.</summary>
    None = 0,

    /// <summary>From a day to a day.</summary>
    Period = 1,

    /// <summary>As of the end of a day.</summary>
    Day = 2,

    /// <summary>One branch.</summary>
    Branch = 4,

    /// <summary>One store.</summary>
    Store = 8,

    /// <summary>Where no days are asked for, the year until today, else this month.</summary>
    Year = 16,

    /// <summary>The clients of one segment.</summary>
    Segment = 32,
}

/// <summary>What is asked of a report.</summary>
/// <param name="From">First day, in the shop's zone.</param>
/// <param name="To">Last day; of a report of one day, that day.</param>
/// <param name="FromUtc">When the first day begins.</param>
/// <param name="ToUtc">When the day after the last one begins.</param>
public sealed record ReportFilter(DateOnly From, DateOnly To, DateTime FromUtc, DateTime ToUtc)
{
    /// <summary>The branch; 0: all.</summary>
    public int BranchId { get; init; }

    /// <summary>The store; 0: all.</summary>
    public int StoreId { get; init; }

    /// <summary>The segment; 0: all clients.</summary>
    public int SegmentId { get; init; }

    /// <summary>Which of <see cref="IReport.Orders"/>.</summary>
    public int Order { get; init; }

    /// <summary>Branches that who asks may see; empty: all.</summary>
    public IReadOnlyCollection<int> Bound { get; init; } = [];

    /// <summary>Whether a branch is among those that are asked for and may be seen.</summary>
    public bool Sees(int branchId) => (BranchId == 0 || BranchId == branchId) && (Bound.Count == 0 || Bound.Contains(branchId));
}

/// <summary>An answer.</summary>
/// <param name="Tables">The tables, in their order.</param>
public sealed record Report(IReadOnlyList<ReportTable> Tables)
{
    /// <summary>Lines above the tables: a label and what it is.</summary>
    public IReadOnlyList<(string Label, string Value)> Facts { get; init; } = [];
}

/// <summary>A table of an answer.</summary>
/// <param name="Name">Names it in files.</param>
/// <param name="Title">What stands above it, in the language of the page.</param>
/// <param name="Columns">Its columns; the first says what a row is about.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ReportTable(string Name, string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>Columns that a chart shows beside the table, by their places; empty: none.</summary>
    public IReadOnlyList<int> Charted { get; init; } = [];

    /// <summary>The sum of each column that is summed up, a row a currency; nothing where no column is.</summary>
    public IReadOnlyList<ReportRow> Totals => !Columns.Any(column => column.IsSummed) ? [] :
    [
        .. Rows.GroupBy(row => row.Currency).Select(ofCurrency => new ReportRow(ofCurrency.Key,
            [.. Columns.Select((column, at) => column.IsSummed ? ReportCell.Of(SumOf(ofCurrency, at)) : ReportCell.None)])),
    ];

    // Of what nobody knows there is no sum.
    static long? SumOf(IEnumerable<ReportRow> rows, int column) => rows.Select(row => row.Cells[column].Number).OfType<long>().ToList() is { Count: > 0 } known ? known.Sum() : null;
}

/// <summary>What a column holds.</summary>
public enum ReportColumnKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>Minor units of the row's currency.</summary>
    Amount,

    /// <summary>Per cent.</summary>
    Share,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An instant.</summary>
    Instant,
}

/// <summary>A column.</summary>
/// <param name="Name">Its name in files, the same in every language.</param>
/// <param name="Heading">Key of its heading, without the plugin's prefix.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsSummed">Whether its sum stands below it.</param>
public sealed record ReportColumn(string Name, string Heading, ReportColumnKind Kind, bool IsSummed = false)
{
    /// <summary>A column of wide screens alone.</summary>
    public bool IsWideOnly { get; init; }
}

/// <summary>A row.</summary>
/// <param name="Currency">Of its amounts; null: it has none.</param>
/// <param name="Cells">A cell for every column.</param>
public sealed record ReportRow(CurrencySpec? Currency, IReadOnlyList<ReportCell> Cells);

/// <summary>A cell. Of its values that of the column's kind is there, or none.</summary>
public sealed record ReportCell
{
    /// <summary>An empty one.</summary>
    public static ReportCell None { get; } = new();

    /// <summary>Words.</summary>
    public string? Text { get; init; }

    /// <summary>A count, or minor units.</summary>
    public long? Number { get; init; }

    /// <summary>Per cent.</summary>
    public decimal? Percent { get; init; }

    /// <summary>A day.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>An instant, UTC.</summary>
    public DateTime? OnUtc { get; init; }

    /// <summary>Page of the shop that it leads to, beginning with "~/"; null: none.</summary>
    public string? Link { get; init; }

    /// <summary>A second, smaller line; null: none.</summary>
    public string? Note { get; init; }

    /// <summary>A cell of a count or an amount.</summary>
    public static ReportCell Of(long? number) => new() { Number = number };

    /// <summary>A cell of words.</summary>
    public static implicit operator ReportCell(string? text) => new() { Text = text };

    /// <summary>A cell of a count or an amount.</summary>
    public static implicit operator ReportCell(long number) => new() { Number = number };

    /// <summary>A cell of a day.</summary>
    public static implicit operator ReportCell(DateOnly date) => new() { Date = date };
}
