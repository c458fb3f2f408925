namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A currency and how many decimals its minor unit has.</summary>
/// <param name="Code">ISO 4217 code in upper case, for example EUR.</param>
/// <param name="Decimals">Decimals of the minor unit: 0, 2 or 3 for every currency in use.</param>
public readonly record struct CurrencySpec(string Code, int Decimals)
{
    /// <summary>How many minor units make one unit: 1, 100 or 1000.</summary>
    public long MinorPerUnit => Decimals switch
    {
        0 => 1,
        1 => 10,
        2 => 100,
        3 => 1000,
        4 => 10_000,
        _ => throw new InvalidOperationException("A currency has 0 to 4 decimals."),
    };

    /// <summary>The currency of an ISO 4217 code, in any case; a code not known to differ has two decimals.</summary>
    /// <exception cref="ArgumentException">The code is not three letters.</exception>
    public static CurrencySpec For(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var upper = code.Trim().ToUpperInvariant();
        if (upper.Length != 3 || !upper.All(char.IsAsciiLetterUpper))
            throw new ArgumentException($"'{code}' is not an ISO 4217 currency code.", nameof(code));

        return new(upper, DecimalsOf(upper));
    }

    // ISO 4217 list one: the currencies whose minor unit is not a hundredth.
    static readonly string[] _withoutDecimals = ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"];
    static readonly string[] _withThreeDecimals = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    /// <summary>The codes of all currencies with so many decimals; of two, which is the rule, none are listed.</summary>
    /// <param name="decimals">0 or 3.</param>
    public static IReadOnlyList<string> WithDecimals(int decimals) => decimals switch
    {
        0 => _withoutDecimals,
        3 => _withThreeDecimals,
        _ => throw new ArgumentOutOfRangeException(nameof(decimals), decimals, "Only what differs from two is listed."),
    };

    static int DecimalsOf(string code) => _withoutDecimals.Contains(code) ? 0 : _withThreeDecimals.Contains(code) ? 3 : 2;

    public override string ToString() => Code ?? string.Empty;
}
