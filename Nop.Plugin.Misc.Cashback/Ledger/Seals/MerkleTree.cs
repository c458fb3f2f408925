namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>A binary tree of hashes: a leaf can be shown to be under the root by few of them.</summary>
static class MerkleTree
{
    /// <summary>The root over digests in their order; of none <see cref="HashChain.Genesis"/>.</summary>
    /// <remarks>Leaves and nodes are hashed with tags of their own, so that none passes for the other; an odd one goes up as it is (RFC 6962).</remarks>
    public static string RootOf(IEnumerable<string> digests)
    {
        var level = digests.Select(digest => new HashInput().Add("cashback tree leaf").Add(digest).ToHash()).ToList();
        while (level.Count > 1)
            level = [.. level.Chunk(2).Select(pair => pair is [var left, var right] ? new HashInput().Add("cashback tree node").Add(left).Add(right).ToHash() : pair[0])];
        return level.Count == 0 ? HashChain.Genesis : level[0];
    }
}
