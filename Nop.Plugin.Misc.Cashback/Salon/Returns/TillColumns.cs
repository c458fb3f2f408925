namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Names that a branch's till gives the columns of its files, as an owner writes them: one on a line, "voucher = Gutschein".</summary>
static class TillColumns
{
    /// <summary>Longest text.</summary>
    public const int Most = 1000;

    /// <summary>The till's names by those of the columns; lines that say nothing are passed over.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string? text) => Lines(text)
        .Where(line => line.IsKnown)
        .GroupBy(line => line.Column, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last().Name, StringComparer.Ordinal);

    /// <summary>The first line that names no column of a return file; null: none.</summary>
    public static string? FirstUnknown(string? text) => Lines(text).FirstOrDefault(line => !line.IsKnown).Line;

    static IEnumerable<(string Line, string Column, string Name, bool IsKnown)> Lines(string? text)
    {
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            var column = parts[0].ToLowerInvariant();
            yield return (line, column, parts is [_, var name] ? name : "", parts is [_, { Length: > 0 } called] && !called.Contains('=', StringComparison.Ordinal) && ReturnFileReader.AllColumns.Contains(column, StringComparer.Ordinal));
        }
    }
}
