using Nop.Plugin.Misc.Cashback.Salon.Tokens;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Finds a voucher by whatever names it: the code that a person types, the signed token that a scanner reads, the name that a branch's file has.</summary>
sealed class VoucherFinder(IHoldQueries holds, VoucherReferences references, VoucherTokens tokens)
{
    // Longer than what a till prints as a receipt's number: a token that lost its end in a short field is still told from one.
    const int LeastOfToken = 40;

    static readonly string s_prefix = VoucherToken.Prefix.ToLowerInvariant();

    /// <summary>Whether a text looks like the code or the token of a voucher. Only what does is a guess where nothing is found.</summary>
    /// <param name="typed">As typed, pasted or scanned.</param>
    public static bool CanBe(string? typed) => VoucherCode.Read(typed) is not null || TokenIn(typed) is not null;

    /// <summary>Whether a text has the form of a token, whoever wrote it, or of the beginning of one.</summary>
    /// <param name="typed">As typed, pasted or scanned.</param>
    public static bool IsToken(string? typed) => TokenIn(typed) is not null;

    /// <summary>The voucher of a code or of a token that the shop has signed, whatever its state; null: none.</summary>
    /// <param name="typedOrScanned">As typed, pasted or scanned.</param>
    public Task<Hold?> FindAsync(string typedOrScanned) => FindAsync(CandidatesOf(typedOrScanned));

    /// <summary>The voucher that a row of a branch's file means (<see cref="CandidatesInFile"/>); null: none.</summary>
    /// <param name="written">As it stands in the file.</param>
    public Task<Hold?> FindInFileAsync(string written) => FindAsync(CandidatesInFile(written));

    /// <summary>
    /// References that a voucher may have which a row of a branch's file means: by its code, by its token, or by the name that a file of the shop gave it.
    /// The counter takes no such name: who finds the file can spend none.
    /// </summary>
    /// <param name="written">As it stands in the file.</param>
    public IReadOnlyList<string> CandidatesInFile(string written) =>
        references.CandidatesOf(TypedCode.Clean(written)) is { Count: > 0 } candidates ? candidates : [.. CandidatesOf(written)];

    IEnumerable<string> CandidatesOf(string typedOrScanned) =>
        VoucherCode.Read(typedOrScanned) is { } code ? references.Candidates(code)
        : ClaimsIn(typedOrScanned) is { } claims ? references.CandidatesOf(claims.Id)
        : [];

    // Where two letters changed places by the scanner's layout it still looks like a token: whether it is one its signature tells.
    VoucherClaims? ClaimsIn(string typedOrScanned) => TokenIn(typedOrScanned) is { } token
        ? tokens.Read(token).Claims ?? tokens.Read(ScannerLayout.FromQwertz(token).ToUpperInvariant()).Claims
        : null;

    // Capitals, as tokens are written.
    static string? TokenIn(string? typed) =>
        TypedCode.Read(typed, text => text.Length >= LeastOfToken && text.StartsWith(s_prefix, StringComparison.Ordinal) && text.All(char.IsAsciiLetterOrDigit))?.ToUpperInvariant();

    async Task<Hold?> FindAsync(IEnumerable<string> candidates)
    {
        foreach (var reference in candidates)
        {
            if (await holds.FindAsync(reference) is { Purpose: HoldPurpose.Voucher } hold)
                return hold;
        }

        return null;
    }
}
