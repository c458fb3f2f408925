namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Merges wallets by hand, and undoes it: never from or into one's own. A merge above the owner's limits of taking waits for a second person; undoing it gives back what is another client's, and has no limit.</summary>
public interface IHandMerges
{
    /// <summary>Merges, or proposes it to a second person. The same form again does nothing more: it answers as the first time, and with FormUsed where it asks for something else.</summary>
    Task<AdjustmentResult> MergeAsync(HandMerge merge);

    /// <summary>Undoes a merge. The same form again does nothing more.</summary>
    Task<AdjustmentResult> UndoAsync(HandMerge merge);

    /// <summary>Why nobody could merge two wallets, whatever is in them; Done: they may be merged.</summary>
    /// <param name="wallet">The one that is given up.</param>
    /// <param name="into">The one that takes it over.</param>
    Task<HandOutcome> WhyNotAsync(Wallet wallet, Wallet into);
}
