using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>A seal as a line of text, to be kept outside the shop and held against the database later.</summary>
/// <param name="Number">The seal.</param>
/// <param name="SealedOnUtc">When it was made, UTC.</param>
/// <param name="Wallets">How many wallets it is about.</param>
/// <param name="Totals">As <see cref="SealTotals"/> writes them.</param>
/// <param name="Root">Over its leaves.</param>
/// <param name="Hash">Of the seal: it covers all else, the seals before it too.</param>
public sealed partial record SealText(int Number, DateTime SealedOnUtc, int Wallets, string Totals, string Root, string Hash)
{
    const string Mark = "cashback-seal/1";

    /// <summary>The text of a seal.</summary>
    public static SealText Of(Seal seal) => new(seal.Number, DateTime.SpecifyKind(seal.SealedOnUtc, DateTimeKind.Utc), seal.Wallets, seal.Totals, seal.Root, seal.Hash);

    /// <summary>Finds a seal in a text, which may be a whole letter with its lines broken between words.</summary>
    /// <returns>Null: there is none.</returns>
    public static SealText? Parse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            && int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(match.Groups["wallets"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var wallets)
            && DateTime.TryParse(match.Groups["time"].ValueSpan, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? new(number, time, wallets, match.Groups["totals"].Value, match.Groups["root"].Value, match.Groups["hash"].Value)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark} {Number} {SealedOnUtc:O} {Wallets} {Totals} {Root} {Hash}");

    [GeneratedRegex(@"cashback-seal/1\s+(?<number>\d{1,10})\s+(?<time>[-0-9T:.]+Z)\s+(?<wallets>\d{1,10})\s+(?<totals>[-A-Z0-9:;]+)\s+(?<root>[0-9a-f]{64})\s+(?<hash>[0-9a-f]{64})",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
