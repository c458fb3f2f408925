namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>Counts and sums of a seal's wallets by currency, as a text without blanks: "EUR:2:100:250:0:-5;USD:…", wallets, Pending, Available, Reserved, Debt in minor units.</summary>
static class SealTotals
{
    /// <summary>Sums leaves up.</summary>
    public static string Of(IEnumerable<SealLeaf> leaves) => string.Join(';', leaves
        .GroupBy(leaf => leaf.CurrencyCode, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => string.Create(CultureInfo.InvariantCulture,
            $"{group.Key}:{group.Count()}:{group.Sum(leaf => leaf.Pending)}:{group.Sum(leaf => leaf.Available)}:{group.Sum(leaf => leaf.Reserved)}:{group.Sum(leaf => leaf.Debt)}")));
}
