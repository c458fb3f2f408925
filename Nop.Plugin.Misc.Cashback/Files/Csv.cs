using System.Buffers;

namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>One row of CSV after RFC 4180, for spreadsheets that take a cell with a formula for one.</summary>
static class Csv
{
    static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Joins cells to a row with its line end.</summary>
    /// <param name="cells">Text from people through <see cref="Text"/>, anything else as it is.</param>
    public static string Row(params ReadOnlySpan<string> cells) => Add(new StringBuilder(), cells).ToString();

    /// <summary>Adds a row with its line end to others.</summary>
    /// <param name="rows">The others.</param>
    /// <param name="cells">Text from people through <see cref="Text"/>, anything else as it is.</param>
    public static StringBuilder Add(StringBuilder rows, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                rows.Append(',');
            if (cells[i].AsSpan().ContainsAny(Quoted))
                rows.Append('"').Append(cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                rows.Append(cells[i]);
        }

        return rows.Append("\r\n");
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
