using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Insight.Reports;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Reports;

/// <summary>Tables of reports as pages show them and as files have them.</summary>
static class ReportTables
{
    /// <summary>A table for a page.</summary>
    /// <param name="table">The table.</param>
    /// <param name="total">The word before sums.</param>
    /// <param name="headings">The headings of its columns.</param>
    /// <param name="clock">Shows instants.</param>
    public static ReportTableModel ModelOf(ReportTable table, string total, IReadOnlyList<string> headings, ShopClock clock)
    {
        var rows = table.Rows.Select((row, at) => new TableRow(at, [.. row.Cells.Zip(table.Columns, (cell, column) => CellOf(cell, column, row.Currency, clock))])).ToList();
        if (rows.Count > 1)
        {
            foreach (var sums in table.Totals)
                rows.Add(new(rows.Count, [new(total), .. sums.Cells.Zip(table.Columns, (cell, column) => CellOf(cell, column, sums.Currency, clock)).Skip(1)]));
        }

        return new(table.Name, table.Title, new([.. table.Columns.Select(ColumnOf)], rows) { Action = null, Classes = "table-hover table-bordered table-sm", Id = $"report-{table.Name}" }, ChartOf(table, headings));
    }

    /// <summary>Columns of a table's file.</summary>
    public static FileColumns<ReportRow> FileOf(ReportTable table)
    {
        var columns = new FileColumns<ReportRow>("1");
        for (var place = 0; place < table.Columns.Count; place++)
        {
            var (at, name) = (place, table.Columns[place].Name);
            _ = table.Columns[place].Kind switch
            {
                ReportColumnKind.Count => columns.Number(name, row => row.Cells[at].Number),
                ReportColumnKind.Amount => columns.Amount(name, row => row.Cells[at].Number is { } minor && row.Currency is { } currency ? new Money(minor, currency) : null),
                ReportColumnKind.Share => columns.Number(name, row => row.Cells[at].Percent),
                ReportColumnKind.Date => columns.Date(name, row => row.Cells[at].Date),
                ReportColumnKind.Instant => columns.Instant(name, row => row.Cells[at].OnUtc),
                _ => columns.Text(name, row => row.Cells[at].Text),
            };
        }

        return table.Columns.Any(column => column.Kind == ReportColumnKind.Amount) && table.Columns.All(column => column.Name != FileNames.Currency)
            ? columns.Code(FileNames.Currency, row => row.Currency?.Code)
            : columns;
    }

    static Column ColumnOf(ReportColumn column) => (column.Kind switch
    {
        ReportColumnKind.Amount or ReportColumnKind.Share => Column.Amount(column.Heading),
        ReportColumnKind.Count => Column.Count(column.Heading),
        ReportColumnKind.Date or ReportColumnKind.Instant => Column.Short(column.Heading),
        _ => Column.Text(column.Heading),
    }) with { IsWideOnly = column.IsWideOnly };

    static TableCell CellOf(ReportCell cell, ReportColumn column, CurrencySpec? currency, ShopClock clock) => new(column.Kind switch
    {
        ReportColumnKind.Amount => cell.Number is { } minor && currency is { } of ? Figures.Amount(minor, of) : null,
        ReportColumnKind.Count => cell.Number?.ToString("N0", CultureInfo.CurrentCulture),
        ReportColumnKind.Share => cell.Percent is { } percent ? Figures.Percent(percent) : cell.Text,
        ReportColumnKind.Date => cell.Date?.ToString("d", CultureInfo.CurrentCulture),
        ReportColumnKind.Instant => clock.Shown(cell.OnUtc),
        _ => cell.Text,
    })
    { Link = cell.Link, Note = cell.Note };

    // Bars of several currencies have no common height.
    static ChartModel? ChartOf(ReportTable table, IReadOnlyList<string> headings)
    {
        if (table.Charted.Count == 0 || table.Rows.Count < 2 || table.Rows.Select(row => row.Currency).Distinct().Count() > 1)
            return null;

        string Shown(int at, long number) => table.Columns[at].Kind == ReportColumnKind.Amount && table.Rows[0].Currency is { } currency ? Figures.Amount(number, currency) : number.ToString("N0", CultureInfo.CurrentCulture);
        var highest = table.Charted.SelectMany(at => table.Rows.Select(row => (Place: at, Number: row.Cells[at].Number ?? 0))).MaxBy(bar => bar.Number);
        return new()
        {
            Title = table.Title,
            Names = [.. table.Charted.Select(at => headings[at])],
            Groups =
            [
                .. table.Rows.Select(row => (Label: LabelOf(row.Cells[0]), row)).Select(group => new ChartGroupModel(group.Label,
                    [.. table.Charted.Select(at => (ChartModel.HeightOf(group.row.Cells[at].Number ?? 0, highest.Number), $"{headings[at]}, {group.Label}: {Shown(at, group.row.Cells[at].Number ?? 0)}"))])),
            ],
        };
    }

    static string LabelOf(ReportCell cell) => cell.Text ?? cell.Date?.ToString("d", CultureInfo.CurrentCulture) ?? "";
}
