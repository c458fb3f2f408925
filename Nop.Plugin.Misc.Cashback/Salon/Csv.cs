using System.Globalization;
using System.Text;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>One row of CSV after RFC 4180, for spreadsheets that take a cell with a formula for one.</summary>
static class Csv
{
    /// <summary>Joins cells to a row with its line end.</summary>
    /// <param name="cells">Text from people through <see cref="Text"/>, anything else as it is.</param>
    public static string Row(params ReadOnlySpan<string> cells)
    {
        var row = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = cells[i];
            if (i > 0)
                row.Append(',');
            row.Append(cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }

        return row.Append("\r\n").ToString();
    }

    /// <summary>Text that people chose, with an apostrophe before it where a spreadsheet would compute it.</summary>
    public static string Text(string? text)
    {
        var shown = text ?? "";

        // Spreadsheets skip what is blank before a sign, and take the wide forms of East Asian keyboards for the plain ones.
        return shown.AsSpan().TrimStart() is [var first, ..] && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".Contains(first, StringComparison.Ordinal) || shown is ['\t' or '\r' or '\n', ..]
            ? "'" + shown
            : shown;
    }

    /// <summary>An instant, ISO 8601 in UTC; empty for none.</summary>
    public static string Instant(DateTime? utc) => utc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A whole number.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
