namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>Hashes and signatures of seals.</summary>
static class SealHash
{
    /// <summary>Digest of a leaf and of the identity of its wallet.</summary>
    public static string Of(SealLeaf leaf, Wallet wallet) => new HashInput().Add("cashback leaf 1")
        .Add(leaf.WalletId).Add(HashChain.RootOf(wallet, HashChain.Genesis)).Add(leaf.Version).Add(leaf.Sequence).Add(leaf.LastHash)
        .Add(leaf.CurrencyCode).Add(leaf.Pending).Add(leaf.Available).Add(leaf.Reserved).Add(leaf.Debt).ToHash();

    /// <summary>Hash of a seal.</summary>
    public static string Of(Seal seal) => new HashInput().Add("cashback seal 1")
        .Add(seal.Number).Add(seal.SealedOnUtc).Add(seal.Wallets).Add(seal.Totals).Add(seal.Root).Add(seal.KeyId).Add(seal.PreviousHash).ToHash();

    /// <summary>Signature of a seal's hash.</summary>
    public static string Sign(string hash, ShopKey key) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Secret, Encoding.ASCII.GetBytes(hash)));
}
