namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Finds the second person of what was done by two: who confirmed a taking at the counter, who approved an adjustment or extension.</summary>
public sealed class SecondPeople(ITakingConfirmations takings, ProposalBook proposals)
{
    /// <summary>Their customer ids, by act; of what one person did alone there is none.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="entries">Entries of the wallet.</param>
    public async Task<IReadOnlyDictionary<string, int>> OfAsync(int walletId, IReadOnlyCollection<LedgerEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var found = new Dictionary<string, int>(await takings.OfAsync([.. entries.Where(entry => entry.Channel == Channel.Salon).Select(entry => PostingContext.ActOf(entry.IdempotencyKey)).Distinct()]), StringComparer.Ordinal);
        if (!entries.Any(entry => entry.Kind.IsByHand()))
            return found;

        foreach (var (proposal, decision, state) in await proposals.OfWalletAsync(walletId))
        {
            if (state == ProposalState.Done && decision is not null)
                found[HashChain.KeyOf(proposal.OtherId == walletId ? MergeAmounts.KeyOfOther(proposal.ActKey, proposal.SubjectId) : proposal.ActKey)] = decision.DecidedBy;
        }

        return found;
    }
}
