namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>
/// Traces of a client in proposals: why a wallet was to be adjusted, what the client was to read of it, and the number of its card; and what was written to the client of adjustments that were
/// made. Without a reason nothing can be done any more of a proposal that still waits.
/// </summary>
sealed class HandTraces(IRepository<Proposal> proposals, AdjustmentTexts texts, WalletTraces wallets) : IPersonTraces
{
    const int Adjustment = (int)ProposalKind.Adjustment;

    public async Task EraseAsync(int customerId)
    {
        var owned = await wallets.OfAsync(customerId);
        foreach (var proposal in await OfAsync(owned))
        {
            (proposal.Reason, proposal.ClientText, proposal.Name) = ("", "", "");
            await proposals.UpdateAsync(proposal, publishEvent: false);
        }

        await texts.EraseAsync([.. owned.Select(wallet => wallet.Id)]);
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var owned = await wallets.OfAsync(customerIds);
        var named = (await OfAsync(owned)).Select(proposal => proposal.SubjectId).ToHashSet();
        named.UnionWith(await texts.FindAsync([.. owned.Select(wallet => wallet.Id)]));
        return [.. owned.Where(wallet => named.Contains(wallet.Id)).Select(wallet => wallet.CustomerId)];
    }

    async Task<IList<Proposal>> OfAsync(IEnumerable<Wallet> owned)
    {
        var ids = owned.Select(wallet => wallet.Id).ToList();
        return ids.Count == 0 ? [] : await proposals.GetAllAsync(all => all.Where(row => row.KindId == Adjustment && ids.Contains(row.SubjectId) && row.Reason != ""));
    }
}
