namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>How something done by hand ended.</summary>
public enum HandOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Above what one person may do alone: it waits for a second one.</summary>
    Proposed,

    /// <summary>It is one's own wallet.</summary>
    Own,

    /// <summary>There is too little to take.</summary>
    Insufficient,

    /// <summary>Try again.</summary>
    Busy,

    /// <summary>The subject has been changed since it was proposed, or is gone.</summary>
    Changed,

    /// <summary>The form did something else before.</summary>
    FormUsed,

    /// <summary>The wallet has to be looked at first: somebody changed a row of it in the database.</summary>
    Altered,

    /// <summary>More than one person may do alone, and no second one is asked: a return of credit is not proposed, because what of it is left changes with its order while it waits, and a cancellation, which has no limit, gives all of it back at once.</summary>
    AboveLimit,

    /// <summary>The wallet is closed: nothing is given to it or taken from it.</summary>
    Closed,

    /// <summary>Something of the wallet is set aside: that has to end first.</summary>
    HasHolds,

    /// <summary>The wallet has a debt: that has to be paid or written off first.</summary>
    HasDebt,

    /// <summary>The wallet would hold more than its highest balance.</summary>
    AboveBalance,

    /// <summary>The wallet is of another currency than the shop, or the owner has not decided yet what becomes of those of the former one.</summary>
    FormerCurrency,

    /// <summary>A wallet is frozen: that has to end first.</summary>
    Frozen,

    /// <summary>The two wallets are of different stores or currencies, or the same.</summary>
    OtherKind,
}

/// <summary>An act of one kind that can wait for a second person, and is done once however often it is asked for.</summary>
public interface IProposedAct
{
    /// <summary>The kind of proposals that it does.</summary>
    ProposalKind Kind { get; }

    /// <summary>The permission that who approves needs: the one that doing it alone asks for.</summary>
    string Permission { get; }

    /// <summary>Whether it would give to, or take from, somebody.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="customerId">Who.</param>
    Task<bool> ConcernsAsync(Proposal proposal, int customerId);

    /// <summary>Whether what was proposed is still there, and as it was proposed.</summary>
    Task<bool> StandsAsync(Proposal proposal);

    /// <summary>Does what was proposed.</summary>
    /// <param name="proposal">An approved proposal.</param>
    Task<HandOutcome> DoAsync(Proposal proposal);
}
