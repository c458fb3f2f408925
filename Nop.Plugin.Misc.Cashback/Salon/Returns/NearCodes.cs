namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Finds the voucher whose code somebody meant who wrote one symbol wrong, or two neighbours the wrong way round.</summary>
sealed class NearCodes
{
    readonly Dictionary<string, string> _referenceOf = new(StringComparer.Ordinal);

    /// <summary>Reads the codes of the vouchers that may be meant, once.</summary>
    /// <param name="references">What decrypts them.</param>
    /// <param name="open">References of the vouchers.</param>
    public NearCodes(VoucherReferences references, IEnumerable<string> open)
    {
        foreach (var reference in open.Where(VoucherReferences.IsOne))
        {
            if (references.CodeOf(reference) is { } code)
                _referenceOf[code] = reference;
        }
    }

    /// <summary>The one voucher whose code is one slip away; empty: none, or more than one.</summary>
    /// <param name="written">As it stands in the file.</param>
    public string Find(string written)
    {
        if (TypedCode.Read(written, text => text.Length == VoucherCode.Length && text.All(VoucherCode.Alphabet.Contains)) is not { } code)
            return "";

        var near = OneSlipFrom(code).Where(_referenceOf.ContainsKey).Distinct().Take(2).ToList();
        return near is [var only] ? _referenceOf[only] : "";
    }

    static IEnumerable<string> OneSlipFrom(string code)
    {
        for (var at = 0; at < code.Length; at++)
        {
            foreach (var symbol in VoucherCode.Alphabet.Where(symbol => symbol != code[at]))
                yield return code[..at] + symbol + code[(at + 1)..];
            if (at + 1 < code.Length && code[at] != code[at + 1])
                yield return code[..at] + code[at + 1] + code[at] + code[(at + 2)..];
        }
    }
}
