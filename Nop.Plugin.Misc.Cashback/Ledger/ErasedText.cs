namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>
/// Stands for the reason of an entry of the first format, whose hash covers the text itself: when the text is erased, everything else that the hash covers is noted here and signed with the
/// shop's key, which is not in the database. Written with the erasure, never changed.
/// </summary>
/// <remarks>Without the text nobody can compute the entry's hash any more. That the rest of the entry is what it was, this row tells, and that the hash is what it was, the next entry and the seals.</remarks>
[StoredIn(CashbackTableNames.ErasedText)]
[Unique(nameof(WalletId), nameof(Sequence))]
public class ErasedText : BaseEntity
{
    DateTime _erasedOnUtc;

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>Sequence of the entry.</summary>
    public long Sequence { get; set; }

    /// <summary>Hash of the entry, which its text was still a part of.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string EntryHash { get; set; } = "";

    /// <summary>Digest of all that the hash covers but the text (<see cref="HashChain.WithoutReasonOf"/>).</summary>
    [Text(LedgerTextLengths.Hash)]
    public string RestDigest { get; set; } = "";

    /// <summary>When it was erased, UTC.</summary>
    public DateTime ErasedOnUtc
    {
        get => _erasedOnUtc;
        set => _erasedOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>The key of <see cref="Signature"/>.</summary>
    [Text(LedgerTextLengths.KeyId)]
    public string KeyId { get; set; } = "";

    /// <summary>HMAC-SHA256 over all of this, hex.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Signature { get; set; } = "";

    /// <summary>The row of an entry whose text is about to be erased.</summary>
    internal static ErasedText Of(LedgerEntry entry, IEnumerable<LotMovement> movements, ShopKey key, DateTime nowUtc)
    {
        var row = new ErasedText
        {
            WalletId = entry.WalletId,
            Sequence = entry.Sequence,
            EntryHash = entry.Hash,
            RestDigest = HashChain.WithoutReasonOf(entry, movements),
            ErasedOnUtc = nowUtc,
            KeyId = key.Id,
        };
        row.Signature = row.SignedWith(key);
        return row;
    }

    /// <summary>Whether it tells of this entry as it is.</summary>
    internal bool IsOf(LedgerEntry entry, IEnumerable<LotMovement> movements) =>
        (WalletId, Sequence, EntryHash) == (entry.WalletId, entry.Sequence, entry.Hash) && RestDigest == HashChain.WithoutReasonOf(entry, movements);

    /// <summary>The signature that a key makes of it.</summary>
    internal string SignedWith(ShopKey key) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Secret, Encoding.ASCII.GetBytes(
        new HashInput().Add("cashback erased text 1").Add(WalletId).Add(Sequence).Add(EntryHash).Add(RestDigest).Add(ErasedOnUtc).Add(KeyId).ToHash())));
}
