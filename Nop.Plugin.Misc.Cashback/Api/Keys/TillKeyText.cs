namespace Nop.Plugin.Misc.Cashback.Api.Keys;

/// <summary>
/// How a key is written: a prefix, 43 symbols at random (256 bits), six of a checksum over what stands before them. By the checksum a typing mistake is refused
/// without the database, and who looks through files for leaked keys finds none that is not one.
/// </summary>
static class TillKeyText
{
    /// <summary>Prefix of a key that books.</summary>
    public const string Live = "cbk_live_";

    /// <summary>Prefix of a key that only tries.</summary>
    public const string Test = "cbk_test_";

    /// <summary>Symbols at random.</summary>
    public const int Symbols = 43;

    /// <summary>Symbols of the checksum.</summary>
    public const int CheckSymbols = 6;

    /// <summary>Characters of <see cref="StartOf"/>.</summary>
    public const int StartLength = 17;

    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const uint Polynomial = 0xEDB88320;

    /// <summary>A new key.</summary>
    public static string New(bool isTest, ICodeSource codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var body = (isTest ? Test : Live) + codes.Next(Alphabet, Symbols);
        return body + CheckOf(body);
    }

    /// <summary>Whether a text has the form of a key, its checksum included.</summary>
    public static bool IsOne(string? text) =>
        text is { Length: 9 + Symbols + CheckSymbols }
        && (text.StartsWith(Live, StringComparison.Ordinal) || text.StartsWith(Test, StringComparison.Ordinal))
        && text.AsSpan(Live.Length).IndexOfAnyExcept(Alphabet) < 0
        && CheckOf(text[..^CheckSymbols]) == text[^CheckSymbols..];

    /// <summary>What is kept of a key. It is random enough that a hash that is quick to make gives nothing away.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));

    /// <summary>The prefix and the first eight symbols: a name that gives nothing away.</summary>
    public static string StartOf(string key) => key[..StartLength];

    static string CheckOf(string body)
    {
        var rest = Crc32Of(Encoding.ASCII.GetBytes(body));
        var check = new char[CheckSymbols];
        for (var i = CheckSymbols - 1; i >= 0; i--)
        {
            check[i] = Alphabet[(int)(rest % (uint)Alphabet.Length)];
            rest /= (uint)Alphabet.Length;
        }

        return new(check);
    }

    // As in ISO 3309 and zip; .NET has it in a package only.
    static uint Crc32Of(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
        }

        return ~crc;
    }
}
