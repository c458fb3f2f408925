namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Explains entries of the first format whose text is gone: lawfully where a signed row stands for it.</summary>
/// <param name="rows">All such rows of a wallet.</param>
/// <param name="keys">That sign; null: none is at hand.</param>
sealed class ErasedTexts(IReadOnlyList<ErasedText> rows, IShopKeys? keys)
{
    readonly Dictionary<long, ErasedText> _bySequence = rows.ToDictionary(row => row.Sequence);

    /// <summary>What is wrong with an entry whose hash is not that of what it says.</summary>
    /// <returns>Null: nothing, its text was erased; otherwise the finding and what was expected and found.</returns>
    public (FindingCode Code, string Expected, string Actual)? WhyNot(LedgerEntry entry, IReadOnlyList<LotMovement> movements, string hash)
    {
        if (entry is not { HashFormat: HashFormat.First, Reason: null } || !_bySequence.TryGetValue(entry.Sequence, out var row) || !row.IsOf(entry, movements))
            return (FindingCode.Hash, hash, entry.Hash);
        if (keys?.Find(row.KeyId) is not { } key)
            return (FindingCode.SealKeyMissing, $"key {row.KeyId}", "none");
        return row.SignedWith(key) is var signature && signature == row.Signature ? null : (FindingCode.Hash, signature, row.Signature);
    }
}
