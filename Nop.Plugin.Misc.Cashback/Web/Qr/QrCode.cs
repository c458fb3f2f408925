namespace Nop.Plugin.Misc.Cashback.Web.Qr;

/// <summary>A QR code (ISO/IEC 18004) of a short text such as a link: bytes, error correction level M, versions 1 to 10.</summary>
public sealed class QrCode
{
    /// <summary>Light modules that readers need on each side.</summary>
    public const int QuietZone = 4;

    readonly QrGrid _grid;

    QrCode(QrGrid grid)
    {
        _grid = grid;
    }

    /// <summary>Modules on a side, without the quiet zone.</summary>
    public int Size => _grid.Size;

    /// <summary>Whether a module is dark.</summary>
    /// <param name="column">From 0, from the left.</param>
    /// <param name="row">From 0, from the top.</param>
    public bool IsDark(int column, int row) => _grid[column, row];

    /// <summary>Makes the code of a text; null: it is longer than a code of this kind holds (213 bytes).</summary>
    /// <remarks>Of the eight masks the one is taken that readers find easiest by the standard's own count.</remarks>
    public static QrCode? Of(string text) =>
        Content(text) is var (version, codewords) ? new(Enumerable.Range(0, QrGrid.Masks).Select(mask => Grid(version, codewords, mask)).MinBy(grid => grid.Penalty())!) : null;

    /// <summary>The code with a mask of the caller's choice.</summary>
    internal static QrCode? Of(string text, int mask) => Content(text) is var (version, codewords) ? new(Grid(version, codewords, mask)) : null;

    /// <summary>The dark modules as the data of an SVG path, quiet zone included: a picture of <see cref="Size"/> + 2 × <see cref="QuietZone"/> units.</summary>
    public string PathData()
    {
        var path = new StringBuilder();
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var first = column;
                while (column < Size && IsDark(column, row))
                    column++;
                if (column > first)
                    path.Append(CultureInfo.InvariantCulture, $"M{first + QuietZone} {row + QuietZone}h{column - first}v1h-{column - first}z");
            }
        }

        return path.ToString();
    }

    // What is drawn, the same under every mask.
    static (QrVersion Version, byte[] Codewords)? Content(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return QrVersion.For(bytes.Length) is { } version ? (version, QrCodewords.Of(bytes, version)) : null;
    }

    static QrGrid Grid(QrVersion version, byte[] codewords, int mask)
    {
        var grid = new QrGrid(version, mask);
        grid.Write(codewords);
        return grid;
    }
}
