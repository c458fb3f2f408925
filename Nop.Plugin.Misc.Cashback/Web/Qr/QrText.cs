namespace Nop.Plugin.Misc.Cashback.Web.Qr;

/// <summary>What a QR code says, as the bits that follow its head (ISO/IEC 18004, 7.4).</summary>
sealed class QrText
{
    // The order gives each sign its value.
    const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    const int AlphanumericMode = 0b0010;
    const int ByteMode = 0b0100;
    const int FirstLong = 10;

    readonly List<bool> _bits = [];
    readonly int _mode;
    readonly int _count;

    QrText(int mode, int count)
    {
        (_mode, _count) = (mode, count);
    }

    /// <summary>A text as bytes of UTF-8.</summary>
    public static QrText OfBytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var made = new QrText(ByteMode, bytes.Length);
        foreach (var one in bytes)
            Append(made._bits, one, 8);
        return made;
    }

    /// <summary>A text of capitals, digits and a few signs, two in eleven bits.</summary>
    /// <exception cref="ArgumentException">It has another sign.</exception>
    public static QrText OfAlphanumeric(string text)
    {
        var values = text.Select(sign => Alphanumeric.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var value ? value : throw new ArgumentException($"{sign} is not alphanumeric.", nameof(text)));
        var made = new QrText(AlphanumericMode, text.Length);
        foreach (var pair in values.Chunk(2))
            Append(made._bits, pair is [var first, var second] ? first * Alphanumeric.Length + second : pair[0], pair.Length == 2 ? 11 : 6);
        return made;
    }

    /// <summary>Whether a version holds it.</summary>
    public bool FitsIn(QrVersion version) => 4 + CountBits(version) + _bits.Count <= 8 * version.DataCodewords;

    /// <summary>The data codewords of a version that holds it, filled up.</summary>
    public byte[] Codewords(QrVersion version)
    {
        var bits = new List<bool>();
        Append(bits, _mode, 4);
        Append(bits, _count, CountBits(version));
        bits.AddRange(_bits);

        // An end of up to four zeros, zeros to a full codeword, and two codewords in turn as far as there is room.
        var room = 8 * version.DataCodewords;
        Append(bits, 0, Math.Min(4, room - bits.Count));
        Append(bits, 0, -bits.Count & 7);
        for (var filler = 0xEC; bits.Count < room; filler ^= 0xEC ^ 0x11)
            Append(bits, filler, 8);
        return [.. bits.Chunk(8).Select(chunk => (byte)chunk.Aggregate(0, (value, bit) => value << 1 | (bit ? 1 : 0)))];
    }

    // Bits that say how many signs follow (table 3).
    int CountBits(QrVersion version) => (_mode, version.Number < FirstLong) switch
    {
        (AlphanumericMode, true) => 9,
        (AlphanumericMode, false) => 11,
        (_, true) => 8,
        _ => 16,
    };

    static void Append(List<bool> bits, int value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
            bits.Add((value >> bit & 1) != 0);
    }
}
