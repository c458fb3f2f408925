using System.ComponentModel.DataAnnotations.Schema;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>State of a wallet. The numbers are stored: never change or reuse one.</summary>
public enum WalletState
{
    /// <summary>Everything can be done with it.</summary>
    Open = 0,

    /// <summary>Nothing of it can be used; earning and the dates of its credit go on.</summary>
    Frozen = 1,

    /// <summary>Nothing of it can be used, and nothing is earned or given any more.</summary>
    Closed = 2,
}

/// <summary>One customer's cashback account in one store scope and one currency. All amounts in minor units.</summary>
[StoredIn(CashbackTableNames.Wallet)]
[Unique(nameof(CustomerId), nameof(StoreId), nameof(CurrencyCode))]
[Unique(nameof(CardNumber))]
public class Wallet : BaseEntity
{
    /// <summary>Longer than any chain of merges that people make.</summary>
    internal const int MostHeirs = 50;

    DateTime _createdOnUtc;

    /// <summary>The customer in the shop.</summary>
    public int CustomerId { get; set; }

    /// <summary>The store that the wallet is for; 0: all stores.</summary>
    public int StoreId { get; set; }

    /// <summary>ISO 4217 code, upper-case.</summary>
    [Text(LedgerTextLengths.CurrencyCode)]
    public string CurrencyCode { get; set; } = "";

    /// <summary>Number of the salon card, digits with a check digit; unique.</summary>
    [Text(LedgerTextLengths.CardNumber)]
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
    [Text(LedgerTextLengths.Hash)]
    public string LastHash { get; set; } = HashChain.Genesis;

    /// <summary>Format of the newest entry's hash, one of <see cref="Ledger.HashFormat"/>: the next one is never of an older one.</summary>
    public int HashFormat { get; set; }

    /// <summary>Stored number of <see cref="State"/>.</summary>
    public int StateId { get; set; }

    /// <summary>What can be done with it; changed by entries of <see cref="EntryKind.Freeze"/>, <see cref="EntryKind.Unfreeze"/>, <see cref="EntryKind.Close"/>, <see cref="EntryKind.Reopen"/>, <see cref="EntryKind.Merge"/> and <see cref="EntryKind.Unmerge"/> alone.</summary>
    [NotMapped]
    public WalletState State { get => (WalletState)StateId; set => StateId = (int)value; }

    /// <summary>The wallet that this one was merged into; null: it was not, or that was undone. Changed by entries of <see cref="EntryKind.Merge"/> and <see cref="EntryKind.Unmerge"/> alone.</summary>
    public int? MergedIntoId { get; set; }

    /// <summary>When the wallet was opened.</summary>
    public DateTime CreatedOnUtc
    {
        get => _createdOnUtc;
        set => _createdOnUtc = LedgerInstants.Cut(value);
    }
}

/// <summary>Names a wallet: there is at most one for a customer, store scope and currency.</summary>
/// <param name="CustomerId">A registered customer.</param>
/// <param name="StoreId">The store, or 0 where wallets are shared by all stores.</param>
/// <param name="CurrencyCode">ISO 4217, upper-case.</param>
public readonly record struct WalletKey(int CustomerId, int StoreId, string CurrencyCode);

/// <summary>A wallet's balance at an instant, in minor units.</summary>
/// <param name="Pending">Earned and not booked as available yet.</param>
/// <param name="Available">Booked as available, past its date or not.</param>
/// <param name="Reserved">Set aside by open holds.</param>
/// <param name="Debt">Owed, ≥ 0.</param>
/// <param name="Usable">What a redemption may take now: unexpired Available and due Pending, less debt.</param>
/// <param name="Lots">Open lots in spending order.</param>
public sealed record WalletBalance(long Pending, long Available, long Reserved, long Debt, long Usable, IReadOnlyList<Lot> Lots)
{
    /// <summary>Whether somebody changed the wallet, or a lot of it, in the database. Nothing can be used until the shop has looked into it.</summary>
    public bool IsAltered { get; init; }

    /// <summary>State of the wallet: of one that is frozen or closed nothing can be used.</summary>
    public WalletState State { get; init; }

    /// <summary>The wallet that it was merged into; null: none.</summary>
    public int? MergedIntoId { get; init; }

    /// <summary>A wallet that was never opened.</summary>
    public static WalletBalance Empty { get; } = new(0, 0, 0, 0, 0, []);
}
