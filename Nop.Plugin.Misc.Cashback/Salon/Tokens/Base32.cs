using System.Diagnostics.CodeAnalysis;

namespace Nop.Plugin.Misc.Cashback.Salon.Tokens;

/// <summary>Base32 (RFC 4648) without padding: letters and digits that a scanner types right on every keyboard, and that a QR code holds densely.</summary>
static class Base32
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const int BitsOfSymbol = 5;

    /// <summary>Bytes as text.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + BitsOfSymbol - 1) / BitsOfSymbol);
        var (held, bits) = (0, 0);
        foreach (var next in bytes)
        {
            (held, bits) = (held << 8 | next, bits + 8);
            for (; bits >= BitsOfSymbol; bits -= BitsOfSymbol)
                text.Append(Alphabet[held >> bits - BitsOfSymbol & 0x1F]);
            held &= (1 << bits) - 1;
        }

        return bits > 0 ? text.Append(Alphabet[held << BitsOfSymbol - bits & 0x1F]).ToString() : text.ToString();
    }

    /// <summary>Text as bytes, where it is what <see cref="Encode"/> makes of them: capitals alone, no symbol too many, no bit that says nothing.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var decoded = new byte[text.Length * BitsOfSymbol / 8];
        var (held, bits, at) = (0, 0, 0);
        foreach (var symbol in text)
        {
            var value = Alphabet.IndexOf(symbol, StringComparison.Ordinal);
            if (value < 0)
                return false;

            (held, bits) = (held << BitsOfSymbol | value, bits + BitsOfSymbol);
            if (bits < 8)
                continue;

            bits -= 8;
            decoded[at++] = (byte)(held >> bits);
            held &= (1 << bits) - 1;
        }

        if (held != 0 || bits >= BitsOfSymbol)
            return false;

        bytes = decoded;
        return true;
    }
}
