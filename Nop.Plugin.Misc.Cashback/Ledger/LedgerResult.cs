namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>How an act on the ledger ended.</summary>
public enum LedgerOutcome
{
    /// <summary>Done, now or by an earlier identical act.</summary>
    Done,

    /// <summary>There is not enough usable credit.</summary>
    Insufficient,

    /// <summary>No hold has that reference.</summary>
    UnknownHold,

    /// <summary>The hold is for another branch.</summary>
    WrongBranch,

    /// <summary>The hold is used up, given up or lapsed.</summary>
    HoldClosed,

    /// <summary>The hold is past its date.</summary>
    Expired,

    /// <summary>More than is left of the hold.</summary>
    TooMuch,

    /// <summary>A reason must be given.</summary>
    ReasonRequired,

    /// <summary>Too many writers on this wallet just now: try again.</summary>
    Busy,

    /// <summary>The act's key or reference has named another act before: of another amount, wallet, hold or reason. Nothing was written now.</summary>
    KeyUsed,

    /// <summary>The wallet is not as it was when its owner agreed (<see cref="HoldRequest.AtSequence"/>).</summary>
    Moved,

    /// <summary>A row that the act is about was changed in the database and not by an act. Nothing is posted on it until the shop has looked into it (<see cref="Audit.IAlteredRows"/>).</summary>
    Altered,

    /// <summary>The wallet is frozen: nothing of it is used.</summary>
    Frozen,

    /// <summary>The wallet is closed: nothing of it is used, and nothing is given.</summary>
    Closed,

    /// <summary>Something of the wallet is set aside: that has to end first.</summary>
    HasHolds,

    /// <summary>The wallet has a debt: that has to be paid or written off first.</summary>
    HasDebt,
}

/// <summary>An act's outcome and, where it was done, its value.</summary>
/// <param name="Outcome">Done, or why not.</param>
/// <param name="Value">The value, for <see cref="LedgerOutcome.KeyUsed"/> that of the act that has the key; otherwise default where it was not done.</param>
/// <param name="Repeated">The same act had been done before and nothing was written now.</param>
public readonly record struct LedgerResult<T>(LedgerOutcome Outcome, T? Value, bool Repeated = false)
{
    /// <summary>The first entry of the act that has the key, which tells who did it and when; null: the key was free, or the act has none.</summary>
    public LedgerEntry? First { get; init; }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Outcome == LedgerOutcome.Done;
}
