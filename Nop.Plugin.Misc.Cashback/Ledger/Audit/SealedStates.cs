using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Compares the states of a wallet that were sealed with its entries.</summary>
/// <param name="wallet">The wallet.</param>
/// <param name="leaves">All of its leaves.</param>
sealed class SealedStates(Wallet wallet, IReadOnlyList<SealLeaf> leaves)
{
    readonly ILookup<long, SealLeaf> _bySequence = leaves.ToLookup(leaf => leaf.Sequence);

    /// <summary>Compares an entry with the states that were sealed right after it.</summary>
    /// <returns>What is wrong; null: nothing.</returns>
    public LedgerFinding? At(LedgerEntry entry) => _bySequence[entry.Sequence]
        .Select(leaf => At(leaf, entry.Hash, (entry.PendingAfter, entry.AvailableAfter, entry.ReservedAfter, entry.DebtAfter))).FirstOrDefault(finding => finding is not null);

    /// <summary>Finds sealed states that no entry stands for any more, and checks those that were sealed before the first entry. Call after the last one.</summary>
    public IEnumerable<LedgerFinding> AtEnd(long lastSequence)
    {
        foreach (var leaf in leaves)
        {
            if (leaf.Sequence > lastSequence)
                yield return new(wallet.Id, FindingCode.SealedEntry, CashbackTableNames.Entry, leaf.Sequence, leaf.LastHash, "none");
            else if (leaf.Sequence < 1 && At(leaf, HashChain.Genesis, (0, 0, 0, 0)) is { } finding)
                yield return finding;
            // Each commit raises the version: who writes entries and puts it back would never be sealed.
            if (leaf.Version > wallet.Version || leaf.Version == wallet.Version && leaf.Sequence != lastSequence)
                yield return new(wallet.Id, FindingCode.SealedState, CashbackTableNames.Wallet, wallet.Id, $"above version {leaf.Version}", $"{wallet.Version}");
        }
    }

    LedgerFinding? At(SealLeaf leaf, string hash, (long, long, long, long) balances)
    {
        if (leaf.LastHash != hash)
            return new(wallet.Id, FindingCode.SealedEntry, CashbackTableNames.Entry, leaf.Sequence, leaf.LastHash, hash);
        var isSame = balances == (leaf.Pending, leaf.Available, leaf.Reserved, leaf.Debt) && SealHash.Of(leaf, wallet) == leaf.Digest;
        return isSame ? null : new(wallet.Id, FindingCode.SealedState, CashbackTableNames.SealLeaf, leaf.SealNumber, leaf.Digest, SealHash.Of(leaf, wallet));
    }
}
