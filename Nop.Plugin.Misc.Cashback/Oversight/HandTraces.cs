namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>
/// Traces of a client in proposals: why a wallet was to be adjusted, or why that was declined, what the client was to read of it, and the number of its card; and what was written to the client
/// of adjustments that were made. Without a reason nothing can be done any more of a proposal that still waits.
/// </summary>
sealed class HandTraces(IRepository<Proposal> proposals, IRepository<ProposalDecision> decisions, AdjustmentTexts texts, WalletTraces wallets) : IPersonTraces
{
    public async Task EraseAsync(int customerId)
    {
        var owned = await wallets.OfAsync(customerId);
        foreach (var proposal in await OfAsync(owned))
        {
            (proposal.Reason, proposal.ClientText, proposal.Name) = ("", "", "");
            await proposals.UpdateAsync(proposal, publishEvent: false);
        }

        foreach (var (decision, _) in await DecisionsAsync(owned))
        {
            decision.Reason = "";
            await decisions.UpdateAsync(decision, publishEvent: false);
        }

        await texts.EraseAsync([.. owned.Select(wallet => wallet.Id)]);
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var owned = await wallets.OfAsync(customerIds);
        var named = (await OfAsync(owned)).SelectMany(proposal => new[] { proposal.SubjectId, proposal.OtherId ?? 0 }).ToHashSet();
        named.UnionWith((await DecisionsAsync(owned)).Select(found => found.WalletId));
        named.UnionWith(await texts.FindAsync([.. owned.Select(wallet => wallet.Id)]));
        return [.. owned.Where(wallet => named.Contains(wallet.Id)).Select(wallet => wallet.CustomerId)];
    }

    async Task<IList<Proposal>> OfAsync(IEnumerable<Wallet> owned)
    {
        var ids = owned.Select(wallet => wallet.Id).ToList();
        return ids.Count == 0 ? [] : await proposals.GetAllAsync(all => all.Where(row => ProposalKinds.OfWallets.Contains(row.KindId) && (ids.Contains(row.SubjectId) || row.OtherId != null && ids.Contains(row.OtherId.Value)) && row.Reason != ""));
    }

    // Those with words of whoever decided, and about whose wallet.
    async Task<IReadOnlyList<(ProposalDecision Decision, int WalletId)>> DecisionsAsync(IEnumerable<Wallet> owned)
    {
        var ids = owned.Select(wallet => wallet.Id).ToList();
        if (ids.Count == 0)
            return [];
        var found = await (
            from decision in decisions.Table
            join proposal in proposals.Table on decision.ProposalId equals proposal.Id
            where decision.Reason != "" && ProposalKinds.OfWallets.Contains(proposal.KindId) && ids.Contains(proposal.SubjectId)
            select new { decision, proposal.SubjectId }).ToListAsync();
        return [.. found.Select(row => (row.decision, row.SubjectId))];
    }
}
