namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>What becomes of a wallet's state.</summary>
public enum WalletAct
{
    /// <summary>Nothing of it is used until that is ended.</summary>
    Freeze,

    /// <summary>It can be used again.</summary>
    Unfreeze,

    /// <summary>It is settled, and nothing comes to it any more.</summary>
    Close,

    /// <summary>A closed one is open again.</summary>
    Reopen,
}

/// <summary>What becomes of the credit of a wallet that is closed.</summary>
public enum WalletSettlement
{
    /// <summary>All of it is given up, also what is pending.</summary>
    Forfeit,

    /// <summary>What can be used was paid in money; what is pending or past its day is given up.</summary>
    PayOut,
}

/// <summary>Change of a wallet's state.</summary>
/// <param name="Act">What is done.</param>
public sealed record WalletChange(WalletAct Act)
{
    /// <summary>For <see cref="WalletAct.Close"/>: what becomes of its credit.</summary>
    public WalletSettlement Settlement { get; init; }

    /// <summary>For <see cref="WalletSettlement.PayOut"/>: the receipt over the money; a receipt number or a few words. Empty: nothing was paid.</summary>
    public string Receipt { get; init; } = "";

    /// <summary>The wallet's newest entry when the decision was made; where another has come, it ends as <see cref="LedgerOutcome.Moved"/>. Null: whatever it is.</summary>
    public long? AtSequence { get; init; }

    /// <summary>The entry that tells it.</summary>
    internal EntryKind Kind => Act switch
    {
        WalletAct.Freeze => EntryKind.Freeze,
        WalletAct.Unfreeze => EntryKind.Unfreeze,
        WalletAct.Close => EntryKind.Close,
        WalletAct.Reopen => EntryKind.Reopen,
        _ => throw new InvalidOperationException($"No act on a wallet: {Act}."),
    };
}

/// <summary>The states that acts lead from and to.</summary>
static class WalletStates
{
    /// <summary>The state in which an entry leaves the wallet; null: it changes none.</summary>
    public static WalletState? After(EntryKind kind) => kind switch
    {
        EntryKind.Freeze => WalletState.Frozen,
        EntryKind.Unfreeze or EntryKind.Reopen or EntryKind.Unmerge => WalletState.Open,
        EntryKind.Close or EntryKind.Merge => WalletState.Closed,
        _ => null,
    };

    /// <summary>Whether an entry of a kind may come upon a wallet in a state: one that changes no state always may.</summary>
    public static bool Follows(EntryKind kind, WalletState before) => kind switch
    {
        EntryKind.Freeze => before == WalletState.Open,
        EntryKind.Unfreeze => before == WalletState.Frozen,
        EntryKind.Close => before != WalletState.Closed,
        EntryKind.Reopen or EntryKind.Unmerge => before == WalletState.Closed,
        EntryKind.Merge or EntryKind.TakeOver => before == WalletState.Open,
        _ => true,
    };

    /// <summary>Why nothing can be used of a wallet in a state; Done: it can.</summary>
    public static LedgerOutcome WhyNotUse(WalletState state) => state switch
    {
        WalletState.Frozen => LedgerOutcome.Frozen,
        WalletState.Closed => LedgerOutcome.Closed,
        _ => LedgerOutcome.Done,
    };
}
