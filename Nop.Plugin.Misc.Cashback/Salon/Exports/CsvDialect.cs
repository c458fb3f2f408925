using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Salon.Exports;

/// <summary>CSV as a branch's till wants it.</summary>
static class CsvDialect
{
    /// <summary>Longest text of headings.</summary>
    public const int MostOfHeadings = 1000;

    const int WesternEurope = 1252;

    /// <summary>What may stand between cells.</summary>
    public static readonly string[] Separators = [",", ";", "\t", "|"];

    /// <summary>What may stand before decimals.</summary>
    public static readonly string[] DecimalSigns = [".", ","];

    /// <summary>The format of a branch's CSV.</summary>
    /// <param name="wanted">What the branch wants.</param>
    public static CsvFormat Of(BranchExport wanted)
    {
        var names = Lines(wanted.Headings).Where(line => line.Name.Length > 0).GroupBy(line => line.Column, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Name, StringComparer.Ordinal);
        return new()
        {
            Separator = wanted.Separator is [var separator] ? separator : ',',
            DecimalSign = wanted.DecimalSign is [var sign] ? sign : '.',
            Encoding = EncodingOf(wanted),
            Heading = name => names.GetValueOrDefault(name, name),
        };
    }

    /// <summary>The encoding of a branch's CSV, with its mark where it is wanted.</summary>
    public static Encoding EncodingOf(BranchExport wanted) => (CsvEncoding)wanted.EncodingId switch
    {
        // It is no part of what the system knows by itself; the runtime brings it.
        CsvEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(WesternEurope, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!,
        CsvEncoding.Utf16 => new UnicodeEncoding(bigEndian: false, wanted.HasMark),
        _ => new UTF8Encoding(wanted.HasMark),
    };

    /// <summary>The first line of headings that names no column; null: none.</summary>
    /// <param name="text">As an owner writes it: one on a line, "amount = Betrag".</param>
    /// <param name="columns">All columns of the file.</param>
    public static string? FirstUnknown(string? text, IEnumerable<string> columns) =>
        Lines(text).FirstOrDefault(line => line.Name.Length == 0 || line.Name.Contains('=', StringComparison.Ordinal) || CsvFormat.IsFormula(line.Name) || !columns.Contains(line.Column, StringComparer.Ordinal)).Line;

    static IEnumerable<(string Line, string Column, string Name)> Lines(string? text)
    {
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            yield return (line, parts[0].ToLowerInvariant(), parts is [_, var name] ? name : "");
        }
    }
}
