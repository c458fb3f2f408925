using Nop.Plugin.Misc.Cashback.Openings;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Confirms opening balances: not above the owner's limits of adjustments without a second person, and nobody's own.</summary>
public interface IOpeningReleases
{
    /// <summary>Confirms a batch, or proposes it to a second person. One that is confirmed already is done.</summary>
    /// <returns>Done, Proposed, Changed where there is no such batch, or Busy; and what it comes to, minor units.</returns>
    Task<(HandOutcome Outcome, long Sum)> ReleaseAsync(int batchId);

    /// <summary>Finds out whether a batch comes to more than one person may make, and what it waits in for a second one.</summary>
    /// <returns>Whether it needs a second person, and the proposal; null: it is not proposed.</returns>
    Task<(bool NeedsSecond, ProposalStanding? Waits)> LookAsync(OpeningBatch batch);
}
