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
    static int DecimalsOf(string code) => code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG"
            or "RWF" or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    /// <inheritdoc/>
    public override string ToString() => Code ?? string.Empty;
}
