using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>One customer's cashback account in one store scope and one currency. All amounts in minor units.</summary>
public class Wallet : BaseEntity
{
    DateTime _createdOnUtc;

    /// <summary>The customer in the shop.</summary>
    public int CustomerId { get; set; }

    /// <summary>The store that the wallet is for; 0: all stores.</summary>
    public int StoreId { get; set; }

    /// <summary>ISO 4217 code, upper-case.</summary>
    public string CurrencyCode { get; set; } = "";

    /// <summary>Number of the salon card, digits with a check digit; unique.</summary>
    public string CardNumber { get; set; } = "";

    /// <summary>Sequence of the newest entry; 0 before the first.</summary>
    public long Sequence { get; set; }

    /// <summary>Grows by one with every commit, also one without entries: the arbiter between writers.</summary>
    public long Version { get; set; }

    /// <summary>Number of the newest lot.</summary>
    public int LotCount { get; set; }

    /// <summary>Number of the newest hold.</summary>
    public int HoldCount { get; set; }

    /// <summary>Balance of <see cref="LedgerAccount.Pending"/>, ≥ 0.</summary>
    public long Pending { get; set; }

    /// <summary>Balance of <see cref="LedgerAccount.Available"/>, ≥ 0; includes lots past their date that no task has booked out yet.</summary>
    public long Available { get; set; }

    /// <summary>Balance of <see cref="LedgerAccount.Reserved"/>, ≥ 0.</summary>
    public long Reserved { get; set; }

    /// <summary>Balance of <see cref="LedgerAccount.Debt"/>, ≤ 0.</summary>
    public long Debt { get; set; }

    /// <summary>Hash of the newest entry, 64 lower-case hex digits; before the first entry 64 zeros.</summary>
    public string LastHash { get; set; } = HashChain.Genesis;

    /// <summary>When the wallet was opened.</summary>
    public DateTime CreatedOnUtc
    {
        get => _createdOnUtc;
        set => _createdOnUtc = LedgerInstants.Cut(value);
    }
}
