namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>Counts and sums of a seal's wallets by currency, as a text without blanks: "EUR:2:100:250:0:-5;USD:…", wallets, Pending, Available, Reserved, Debt in minor units; "-" of none.</summary>
static class SealTotals
{
    /// <summary>Sums leaves up.</summary>
    public static string Of(IReadOnlyCollection<SealLeaf> leaves) => leaves.Count == 0 ? "-" : string.Join(';', leaves
        .GroupBy(leaf => leaf.CurrencyCode, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => string.Create(CultureInfo.InvariantCulture,
            $"{group.Key}:{group.Count()}:{Sum(group, leaf => leaf.Pending)}:{Sum(group, leaf => leaf.Available)}:{Sum(group, leaf => leaf.Reserved)}:{Sum(group, leaf => leaf.Debt)}")));

    // Wider than any balance: what somebody wrote into a leaf must not end a verification.
    static Int128 Sum(IEnumerable<SealLeaf> leaves, Func<SealLeaf, long> of) => leaves.Aggregate(Int128.Zero, (sum, leaf) => sum + of(leaf));
}
