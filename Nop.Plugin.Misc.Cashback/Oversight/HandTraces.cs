namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Traces of a client in proposals: why a wallet was to be adjusted, and the number of its card. Without a reason nothing can be done any more of one that still waits.</summary>
sealed class HandTraces(IRepository<Proposal> proposals, WalletTraces wallets) : IPersonTraces
{
    const int Adjustment = (int)ProposalKind.Adjustment;

    public async Task EraseAsync(int customerId)
    {
        foreach (var proposal in await OfAsync(await wallets.OfAsync(customerId)))
        {
            (proposal.Reason, proposal.Name) = ("", "");
            await proposals.UpdateAsync(proposal, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var owned = await wallets.OfAsync(customerIds);
        var named = (await OfAsync(owned)).Select(proposal => proposal.SubjectId).ToHashSet();
        return [.. owned.Where(wallet => named.Contains(wallet.Id)).Select(wallet => wallet.CustomerId)];
    }

    async Task<IList<Proposal>> OfAsync(IEnumerable<Wallet> owned)
    {
        var ids = owned.Select(wallet => wallet.Id).ToList();
        return ids.Count == 0 ? [] : await proposals.GetAllAsync(all => all.Where(row => row.KindId == Adjustment && ids.Contains(row.SubjectId) && row.Reason != ""));
    }
}
