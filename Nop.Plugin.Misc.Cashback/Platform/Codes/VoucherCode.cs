namespace Nop.Plugin.Misc.Cashback.Platform.Codes;

/// <summary>
/// The code of a voucher: eleven random symbols and one to check them, shown as XXXX-XXXX-XXXX. No two symbols of the alphabet look alike (there is no 0, O, 1, I or L).
/// Their number is prime, so that the check symbol finds every single wrong symbol and every two neighbours that changed places. 31^11 codes: about 54 bits.
/// </summary>
static class VoucherCode
{
    /// <summary>The symbols, as stored; people see and type them in either case.</summary>
    public const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>Symbols of a code.</summary>
    public const int Length = RandomLength + 1;

    const int RandomLength = 11;
    const int GroupLength = 4;

    /// <summary>A new code, lower-case, without separators.</summary>
    public static string New(ICodeSource source)
    {
        var symbols = source.Next(Alphabet, RandomLength);
        return symbols + CheckOf(symbols);
    }

    /// <summary>Reads a code as a person types or scans it (<see cref="TypedCode"/>).</summary>
    /// <returns>The code, lower-case, without separators; null: it can be no code.</returns>
    public static string? Read(string? typed) => TypedCode.Read(typed, IsCode);

    /// <summary>A code as shown to people: upper-case, in groups of four.</summary>
    public static string Display(string code)
    {
        var shown = new StringBuilder(code.Length + code.Length / GroupLength);
        for (var i = 0; i < code.Length; i++)
        {
            if (i > 0 && i % GroupLength == 0)
                shown.Append('-');
            shown.Append(char.ToUpperInvariant(code[i]));
        }

        return shown.ToString();
    }

    static bool IsCode(string text) => text.Length == Length && text.All(Alphabet.Contains) && CheckOf(text[..RandomLength]) == text[RandomLength];

    static char CheckOf(string symbols)
    {
        var sum = 0;
        for (var i = 0; i < symbols.Length; i++)
            sum += (i + 1) * Alphabet.IndexOf(symbols[i], StringComparison.Ordinal);
        return Alphabet[sum % Alphabet.Length];
    }
}
