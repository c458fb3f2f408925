namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>A wallet as a seal found it. Written with its seal, never changed. Amounts in minor units.</summary>
[StoredIn(CashbackTableNames.SealLeaf)]
[Unique(nameof(WalletId), nameof(Version))]
[Indexed(nameof(SealNumber))]
public class SealLeaf : BaseEntity
{
    /// <summary>The seal, by its number.</summary>
    public int SealNumber { get; set; }

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>The wallet's version: no wallet is sealed twice at the same one.</summary>
    public long Version { get; set; }

    /// <summary>Sequence of its newest entry then; 0: it had none.</summary>
    public long Sequence { get; set; }

    /// <summary>Hash of that entry.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string LastHash { get; set; } = "";

    /// <summary>ISO 4217 code.</summary>
    [Text(LedgerTextLengths.CurrencyCode)]
    public string CurrencyCode { get; set; } = "";

    /// <summary>Balance of <see cref="LedgerAccount.Pending"/>.</summary>
    public long Pending { get; set; }

    /// <summary>Balance of <see cref="LedgerAccount.Available"/>.</summary>
    public long Available { get; set; }

    /// <summary>Balance of <see cref="LedgerAccount.Reserved"/>.</summary>
    public long Reserved { get; set; }

    /// <summary>Balance of <see cref="LedgerAccount.Debt"/>, ≤ 0.</summary>
    public long Debt { get; set; }

    /// <summary>Digest of all of this and of the wallet's identity (<see cref="SealHash"/>).</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Digest { get; set; } = "";

    /// <summary>The leaf of a wallet as it is.</summary>
    internal static SealLeaf Of(Wallet wallet, int sealNumber)
    {
        var leaf = new SealLeaf
        {
            SealNumber = sealNumber,
            WalletId = wallet.Id,
            Version = wallet.Version,
            Sequence = wallet.Sequence,
            LastHash = wallet.LastHash,
            CurrencyCode = wallet.CurrencyCode,
            Pending = wallet.Pending,
            Available = wallet.Available,
            Reserved = wallet.Reserved,
            Debt = wallet.Debt,
        };
        leaf.Digest = SealHash.Of(leaf, wallet);
        return leaf;
    }
}
