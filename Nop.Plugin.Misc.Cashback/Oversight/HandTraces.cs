using Nop.Plugin.Misc.Cashback.Ledger.Queries;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>What proposals say of a client: why a wallet was to be adjusted, and the number of its card. Without a reason nothing can be done any more of one that still waits.</summary>
sealed class HandTraces(IRepository<Proposal> proposals, WalletTraces wallets) : IPersonTraces
{
    const int Adjustment = (int)ProposalKind.Adjustment;

    /// <inheritdoc/>
    public async Task EraseAsync(int customerId)
    {
        foreach (var proposal in await OfAsync(customerId))
        {
            (proposal.Reason, proposal.Name) = ("", "");
            await proposals.UpdateAsync(proposal, publishEvent: false);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var found = new List<int>();
        foreach (var customerId in customerIds)
        {
            if ((await OfAsync(customerId)).Count > 0)
                found.Add(customerId);
        }

        return found;
    }

    async Task<IList<Proposal>> OfAsync(int customerId)
    {
        var ids = (await wallets.OfAsync(customerId)).Select(wallet => wallet.Id).ToList();
        return ids.Count == 0 ? [] : await proposals.GetAllAsync(all => all.Where(row => row.KindId == Adjustment && ids.Contains(row.SubjectId) && row.Reason != ""));
    }
}
