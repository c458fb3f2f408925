namespace Nop.Plugin.Misc.Cashback.Web.Qr;

/// <summary>A QR code (ISO/IEC 18004) of a short text, versions 1 to 10: of a link, a card's number, a voucher's token.</summary>
public sealed class QrCode
{
    /// <summary>Light modules that readers need on each side.</summary>
    public const int QuietZone = 4;

    readonly QrGrid _grid;

    QrCode(QrGrid grid, QrLevel level)
    {
        (_grid, Level) = (grid, level);
    }

    /// <summary>How much it corrects.</summary>
    internal QrLevel Level { get; }

    /// <summary>Modules on a side, without the quiet zone.</summary>
    public int Size => _grid.Size;

    /// <summary>Whether a module is dark.</summary>
    /// <param name="column">From 0, from the left.</param>
    /// <param name="row">From 0, from the top.</param>
    public bool IsDark(int column, int row) => _grid[column, row];

    /// <summary>Makes the code of a text such as a link, at level M; null: it is longer than a code of this kind holds (213 bytes).</summary>
    /// <remarks>Of the eight masks the one is taken that readers find easiest by the standard's own count.</remarks>
    public static QrCode? Of(string text) => Best(Linked(text));

    /// <summary>Makes the code of a card's number or a voucher's token: capitals and digits alone, as small as it can be, and at the highest level at which it is no larger.</summary>
    /// <param name="text">Capitals, digits and the few signs of the alphanumeric mode.</param>
    /// <param name="least">The least that it must correct.</param>
    /// <exception cref="ArgumentException">The text has another sign, or is longer than a code of this kind holds (311 signs at level M).</exception>
    internal static QrCode OfAlphanumeric(string text, QrLevel least) => Best(Dense(text, least)) ?? throw new ArgumentException($"{text.Length} signs are too many.", nameof(text));

    /// <summary>The code with a mask of the caller's choice.</summary>
    internal static QrCode? Of(string text, int mask) => WithMask(Linked(text), mask);

    /// <inheritdoc cref="Of(string, int)"/>
    internal static QrCode? OfAlphanumeric(string text, QrLevel least, int mask) => WithMask(Dense(text, least), mask);

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
    static (QrVersion Version, byte[] Codewords)? Linked(string text) => QrText.OfBytes(text) is var bits && QrVersion.For(bits, QrLevel.Medium) is { } version ? (version, QrCodewords.Of(bits, version)) : null;

    static (QrVersion Version, byte[] Codewords)? Dense(string text, QrLevel least) =>
        QrText.OfAlphanumeric(text) is var bits && QrVersion.BestFor(bits, least) is { } version ? (version, QrCodewords.Of(bits, version)) : null;

    static QrCode? Best((QrVersion Version, byte[] Codewords)? content) => content is var (version, codewords)
        ? new(Enumerable.Range(0, QrGrid.Masks).Select(mask => Grid(version, codewords, mask)).MinBy(grid => grid.Penalty())!, version.Level)
        : null;

    static QrCode? WithMask((QrVersion Version, byte[] Codewords)? content, int mask) => content is var (version, codewords) ? new(Grid(version, codewords, mask), version.Level) : null;

    static QrGrid Grid(QrVersion version, byte[] codewords, int mask)
    {
        var grid = new QrGrid(version, mask);
        grid.Write(codewords);
        return grid;
    }
}
