namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>A statement about the wallets that had changed since the seal before it, signed with a key that is not in the database. Never changed, never deleted.</summary>
[StoredIn(CashbackTableNames.Seal)]
[Unique(nameof(Number))]
public class Seal : BaseEntity
{
    DateTime _sealedOnUtc;

    /// <summary>1, 2, 3 … without a gap.</summary>
    public int Number { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime SealedOnUtc
    {
        get => _sealedOnUtc;
        set => _sealedOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>How many wallets it is about: one leaf each.</summary>
    public int Wallets { get; set; }

    /// <summary>Counts and sums of those wallets by currency, as <see cref="SealTotals"/> writes them.</summary>
    [Text(int.MaxValue)]
    public string Totals { get; set; } = "";

    /// <summary>Root of the tree over the digests of its leaves (<see cref="MerkleTree"/>).</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Root { get; set; } = "";

    /// <summary>The key of <see cref="Signature"/>.</summary>
    [Text(LedgerTextLengths.KeyId)]
    public string KeyId { get; set; } = "";

    /// <summary>Hash of the seal before; of the first one <see cref="HashChain.Genesis"/>.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string PreviousHash { get; set; } = "";

    /// <summary>Hash over the fields above (<see cref="SealHash"/>).</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Hash { get; set; } = "";

    /// <summary>HMAC-SHA256 of <see cref="Hash"/>, hex.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Signature { get; set; } = "";
}
