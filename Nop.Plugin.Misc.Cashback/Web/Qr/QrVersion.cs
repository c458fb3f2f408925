namespace Nop.Plugin.Misc.Cashback.Web.Qr;

/// <summary>A size of QR codes at a level of error correction (ISO/IEC 18004, tables 1, 9 and E.1).</summary>
/// <param name="Number">1 … 10.</param>
/// <param name="Level">How much it corrects.</param>
/// <param name="Codewords">Codewords in all.</param>
/// <param name="Blocks">Blocks that are corrected apart.</param>
/// <param name="CheckCodewords">Codewords of each block that correct.</param>
/// <param name="Alignment">Rows and columns of the alignment patterns' middles.</param>
sealed record QrVersion(int Number, QrLevel Level, int Codewords, int Blocks, int CheckCodewords, IReadOnlyList<int> Alignment)
{
    static readonly QrVersion[] _all =
    [
        .. Levels(1, 26, [], (1, 7), (1, 10), (1, 13), (1, 17)),
        .. Levels(2, 44, [6, 18], (1, 10), (1, 16), (1, 22), (1, 28)),
        .. Levels(3, 70, [6, 22], (1, 15), (1, 26), (2, 18), (2, 22)),
        .. Levels(4, 100, [6, 26], (1, 20), (2, 18), (2, 26), (4, 16)),
        .. Levels(5, 134, [6, 30], (1, 26), (2, 24), (4, 18), (4, 22)),
        .. Levels(6, 172, [6, 34], (2, 18), (4, 16), (4, 24), (4, 28)),
        .. Levels(7, 196, [6, 22, 38], (2, 20), (4, 18), (6, 18), (5, 26)),
        .. Levels(8, 242, [6, 24, 42], (2, 24), (4, 22), (6, 22), (6, 26)),
        .. Levels(9, 292, [6, 26, 46], (2, 30), (5, 22), (8, 20), (8, 24)),
        .. Levels(10, 346, [6, 28, 50], (4, 18), (5, 26), (8, 24), (8, 28)),
    ];

    /// <summary>Modules on a side.</summary>
    public int Size => 17 + 4 * Number;

    /// <summary>Codewords that hold what the code says.</summary>
    public int DataCodewords => Codewords - Blocks * CheckCodewords;

    /// <summary>The smallest that holds a text at a level, at that level; null: none does.</summary>
    public static QrVersion? For(QrText text, QrLevel level) => Array.Find(_all, version => version.Level == level && text.FitsIn(version));

    /// <summary>The smallest that holds a text at a level at least, at the highest level at which it still does; null: none does.</summary>
    public static QrVersion? BestFor(QrText text, QrLevel least) =>
        For(text, least) is { } smallest ? Array.FindLast(_all, version => version.Number == smallest.Number && text.FitsIn(version)) : null;

    static IEnumerable<QrVersion> Levels(int number, int codewords, int[] alignment, params (int Blocks, int CheckCodewords)[] levels) =>
        levels.Select((level, at) => new QrVersion(number, (QrLevel)at, codewords, level.Blocks, level.CheckCodewords, alignment));
}
