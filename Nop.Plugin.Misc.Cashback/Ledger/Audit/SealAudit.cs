using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Checks the chain of seals, their signatures and their leaves. The check of each wallet compares it with the leaves.</summary>
/// <param name="runner">Reads.</param>
/// <param name="sql">About seals.</param>
/// <param name="keys">That sign; null: none is at hand.</param>
sealed class SealAudit(StatementRunner runner, SealSql sql, IShopKeys? keys)
{
    const int PageSize = 100;

    /// <summary>Finds what is wrong, in the order of the seals' numbers.</summary>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken)
    {
        var findings = new List<LedgerFinding>();
        var missingKeys = new HashSet<string>(StringComparer.Ordinal);
        var (number, hash) = (0, HashChain.Genesis);
        while (await PageAsync(number, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var seal in page)
            {
                findings.AddRange(Chain(seal, number, hash));
                findings.AddRange(Signature(seal, missingKeys));
                findings.AddRange(Leaves(seal, await LeavesAsync(seal.Number, cancellationToken)));
                (number, hash) = (seal.Number, seal.Hash);
            }
        }

        // The newest seals can be cut off without the key; what lies beside it tells.
        if (SealText.Parse(keys?.Kept() ?? "") is { } kept && await FindAsync(kept, cancellationToken) is { } cut)
            findings.Add(cut);
        if (await LooseLeafAsync(cancellationToken) is { } loose)
            findings.Add(new(0, FindingCode.SealMissing, CashbackTableNames.Seal, loose, "a seal", "none"));
        return findings;
    }

    /// <summary>Compares a seal that was kept outside the shop with the one in the database.</summary>
    /// <returns>Null: they are the same.</returns>
    public async Task<LedgerFinding?> FindAsync(SealText kept, CancellationToken cancellationToken)
    {
        var found = (await PageAsync(kept.Number - 1, cancellationToken)).Find(seal => seal.Number == kept.Number);
        if (found is null)
            return new(0, FindingCode.SealMissing, CashbackTableNames.Seal, kept.Number, kept.Hash, "none");
        return SealText.Of(found) is var text && text == kept ? null : new(0, FindingCode.SealReplaced, CashbackTableNames.Seal, kept.Number, $"{kept}", $"{text}");
    }

    static IEnumerable<LedgerFinding> Chain(Seal seal, int number, string hash)
    {
        if (seal.Number != number + 1)
            yield return Of(FindingCode.SealMissing, number + 1, "a seal", "none");
        else if (seal.PreviousHash != hash)
            yield return Of(FindingCode.SealChanged, seal.Number, hash, seal.PreviousHash);
        if (SealHash.Of(seal) is var own && own != seal.Hash)
            yield return Of(FindingCode.SealChanged, seal.Number, own, seal.Hash);
    }

    IEnumerable<LedgerFinding> Signature(Seal seal, HashSet<string> missingKeys)
    {
        if (keys?.Find(seal.KeyId) is not { } key)
        {
            // Once for each key: all of its seals are as unknown as the first.
            if (missingKeys.Add(seal.KeyId))
                yield return Of(FindingCode.SealKeyMissing, seal.Number, $"key {seal.KeyId}", "none");
        }
        else if (SealHash.Sign(seal.Hash, key) is var signature && signature != seal.Signature)
            yield return Of(FindingCode.SealSignature, seal.Number, signature, seal.Signature);
    }

    static IEnumerable<LedgerFinding> Leaves(Seal seal, List<SealLeaf> leaves)
    {
        var (root, totals) = (MerkleTree.RootOf(leaves.Select(leaf => leaf.Digest)), SealTotals.Of(leaves));
        if ((leaves.Count, root, totals) != (seal.Wallets, seal.Root, seal.Totals))
            yield return Of(FindingCode.SealLeaves, seal.Number, $"{(seal.Wallets, seal.Root, seal.Totals)}", $"{(leaves.Count, root, totals)}");
    }

    static LedgerFinding Of(FindingCode code, int number, string expected, string actual) => new(0, code, CashbackTableNames.Seal, number, expected, actual);

    Task<List<Seal>> PageAsync(int after, CancellationToken cancellationToken) =>
        runner.ReadAsync(() => new List<Seal>(), found => [new(sql.SealsAfter, reader => found.Add(Rows.Seals.Read(reader)), Parameter.Int(SealSql.After, after), Parameter.Int(SealSql.Take, PageSize))], cancellationToken);

    Task<List<SealLeaf>> LeavesAsync(int number, CancellationToken cancellationToken) =>
        runner.ReadAsync(() => new List<SealLeaf>(), found => [new(sql.LeavesOfSeal, reader => found.Add(Rows.SealLeaves.Read(reader)), Parameter.Int(nameof(SealLeaf.SealNumber), number))], cancellationToken);

    async Task<int?> LooseLeafAsync(CancellationToken cancellationToken) =>
        (await runner.ReadAsync(() => new List<int?>(), found => [new(sql.LooseLeaf, reader => found.Add(reader.IsDBNull(0) ? null : reader.GetInt32(0)))], cancellationToken))[0];
}
