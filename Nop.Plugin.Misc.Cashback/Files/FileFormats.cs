namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>The formats in which a page offers a file.</summary>
static class FileFormats
{
    /// <summary>All of them, by the end of a file's name.</summary>
    public static IReadOnlyList<FileFormat> All { get; } = [new CsvFormat(), new XlsxFormat(), new JsonFormat()];

    /// <summary>A format by the end of a file's name; null: none.</summary>
    public static FileFormat? Find(string? extension) => All.FirstOrDefault(format => format.Extension == extension);
}
