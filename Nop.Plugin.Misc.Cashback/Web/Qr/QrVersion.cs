namespace Nop.Plugin.Misc.Cashback.Web.Qr;

/// <summary>A size of QR codes, at error correction level M (ISO/IEC 18004, tables 1, 9 and E.1).</summary>
/// <param name="Number">1 … 10.</param>
/// <param name="Codewords">Codewords in all.</param>
/// <param name="Blocks">Blocks that are corrected apart.</param>
/// <param name="CheckCodewords">Codewords of each block that correct.</param>
/// <param name="Alignment">Rows and columns of the alignment patterns' middles.</param>
sealed record QrVersion(int Number, int Codewords, int Blocks, int CheckCodewords, IReadOnlyList<int> Alignment)
{
    // Four bits say that bytes follow, and 8 or from version 10 on 16 how many.
    const int ShortHeaderBits = 12;
    const int LongHeaderBits = 20;
    const int FirstLong = 10;

    static readonly QrVersion[] _all =
    [
        new(1, 26, 1, 10, []),
        new(2, 44, 1, 16, [6, 18]),
        new(3, 70, 1, 26, [6, 22]),
        new(4, 100, 2, 18, [6, 26]),
        new(5, 134, 2, 24, [6, 30]),
        new(6, 172, 4, 16, [6, 34]),
        new(7, 196, 4, 18, [6, 22, 38]),
        new(8, 242, 4, 22, [6, 24, 42]),
        new(9, 292, 5, 22, [6, 26, 46]),
        new(10, 346, 5, 26, [6, 28, 50]),
    ];

    /// <summary>Modules on a side.</summary>
    public int Size => 17 + 4 * Number;

    /// <summary>Codewords that hold what the code says.</summary>
    public int DataCodewords => Codewords - Blocks * CheckCodewords;

    /// <summary>Bits that say how many bytes follow.</summary>
    public int CountBits => (Number < FirstLong ? ShortHeaderBits : LongHeaderBits) - 4;

    /// <summary>The smallest that holds so many bytes; null: none does.</summary>
    public static QrVersion? For(int bytes) => Array.Find(_all, version => 4 + version.CountBits + 8 * bytes <= 8 * version.DataCodewords);
}
