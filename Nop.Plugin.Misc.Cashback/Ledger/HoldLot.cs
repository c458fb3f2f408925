namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>What one hold took from one lot. Amounts in minor units.</summary>
[StoredIn(CashbackTableNames.HoldLot)]
[Unique(nameof(WalletId), nameof(HoldNumber), nameof(Ordinal))]
public class HoldLot : BaseEntity
{
    /// <summary>Stands for a lot number where a retake became debt.</summary>
    public const int Debt = 0;

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>The hold, by its number in the wallet.</summary>
    public int HoldNumber { get; set; }

    /// <summary>0, 1, 2 … the order in which the lots were taken.</summary>
    public int Ordinal { get; set; }

    /// <summary>The lot, by its number in the wallet, or <see cref="Debt"/>.</summary>
    public int LotNumber { get; set; }

    /// <summary>Still reserved.</summary>
    public long Held { get; set; }

    /// <summary>Spent.</summary>
    public long Captured { get; set; }

    /// <summary>Given back after having been spent.</summary>
    public long Restored { get; set; }
}
