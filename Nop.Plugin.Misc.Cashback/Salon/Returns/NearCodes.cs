using Nop.Plugin.Misc.Cashback.Platform.Codes;

namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Finds the voucher whose code somebody meant who wrote one symbol wrong, or two neighbours the wrong way round.</summary>
sealed class NearCodes(VoucherReferences references)
{
    /// <summary>The one open voucher whose code is one slip away; empty: none, or more than one.</summary>
    /// <param name="written">As it stands in the file.</param>
    /// <param name="open">References of the vouchers that may be meant.</param>
    public string Find(string written, IReadOnlyList<string> open)
    {
        if (TypedCode.Read(written, text => text.Length == VoucherCode.Length && text.All(VoucherCode.Alphabet.Contains)) is not { } code)
            return "";

        var near = open.Where(reference => references.CodeOf(reference) is { } other && IsOneSlip(code, other)).Take(2).ToList();
        return near is [var only] ? only : "";
    }

    static bool IsOneSlip(string one, string other)
    {
        var different = Enumerable.Range(0, one.Length).Where(at => one[at] != other[at]).Take(3).ToList();
        return different is [_] || different is [var first, var second] && second == first + 1 && one[first] == other[second] && one[second] == other[first];
    }
}
