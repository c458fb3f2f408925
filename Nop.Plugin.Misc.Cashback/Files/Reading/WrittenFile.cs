namespace Nop.Plugin.Misc.Cashback.Files.Reading;

/// <summary>A row that somebody else wrote.</summary>
/// <param name="Line">Where it stands, as people count: line, row of the sheet or number of the row.</param>
/// <param name="Cells">Its cells, one for each column; an absent one is empty.</param>
readonly record struct WrittenRow(int Line, IReadOnlyList<string> Cells);

/// <summary>A table that somebody else wrote, read row by row. What is wrong with it ends the reading and is told by <see cref="Fault"/>; nothing is guessed.</summary>
abstract class WrittenFile : IDisposable
{
    /// <summary>Rows of a file at most.</summary>
    public const int MostRows = 200_000;

    /// <summary>Columns of a file at most.</summary>
    public const int MostColumns = 100;

    /// <summary>Characters of a cell at most: a signed voucher has some two hundred.</summary>
    public const int MostCharacters = 1000;

    int _rows;

    /// <summary>Names of the columns, as they stand there.</summary>
    public IReadOnlyList<string> Columns { get; protected set; } = [];

    /// <summary>The row that was read last.</summary>
    public WrittenRow Row { get; protected set; }

    /// <summary>What is wrong; null: nothing so far.</summary>
    public FileFault? Fault { get; private set; }

    /// <summary>Whether amounts are whole minor units; otherwise they have the currency's decimals.</summary>
    public virtual bool HasMinorUnits => false;

    /// <summary>Whether a date may be a spreadsheet's number of days.</summary>
    public virtual bool HasSerialDates => false;

    /// <summary>Opens a file as what its first bytes say it is, whatever its name.</summary>
    /// <param name="content">The file; it can seek, and stays open.</param>
    public static WrittenFile Open(Stream content)
    {
        var start = new byte[256];
        var length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return start.AsSpan(0, length) switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => new XlsxFile(content),
            var bytes when FirstOf(bytes) is '{' or '[' => new JsonFile(content),
            _ => new CsvFile(content),
        };
    }

    /// <summary>Reads the next row.</summary>
    /// <returns>False: there is none, or something is wrong (<see cref="Fault"/>).</returns>
    public bool Read()
    {
        if (Fault is not null || !ReadRow())
            return false;
        return ++_rows <= MostRows || Refuse(new(FileFaultKind.TooMuch, Row.Line));
    }

    /// <summary>Reads the next row into <see cref="Row"/>.</summary>
    protected abstract bool ReadRow();

    /// <summary>Ends the reading.</summary>
    /// <returns>False, for who reads a row.</returns>
    protected bool Refuse(FileFault fault)
    {
        Fault ??= fault;
        return false;
    }

    /// <summary>Takes the heading, and refuses one that names two columns alike or has too many.</summary>
    protected void TakeHeading(IReadOnlyList<string> names, int line)
    {
        Columns = [.. names.Select(name => name.Trim())];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (Columns.Count > MostColumns)
            Refuse(new(FileFaultKind.TooMuch, line));
        else if (Columns.FirstOrDefault(name => name.Length > 0 && !seen.Add(name)) is { } twice)
            Refuse(new(FileFaultKind.TwiceNamed, line, Columns.Count, twice));
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    static char FirstOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        bytes = bytes.TrimStart(" \t\r\n"u8);
        return bytes.IsEmpty ? '\0' : (char)bytes[0];
    }
}
