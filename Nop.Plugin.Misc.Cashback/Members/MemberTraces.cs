namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Traces of a member who was deleted for good: joining and card, claims of guest orders, a pinned tier and the reasons that staff gave for tiers and blocked cards.</summary>
/// <remarks>Whose a card number was stays, so that it becomes nobody else's. The tier itself and what happened to it stay, without words, like the purchases that made it.</remarks>
sealed class MemberTraces(IRepository<Membership> members, IRepository<OrderClaim> claims, IRepository<CustomerTier> held, IRepository<TierChange> changes, IRepository<CardBlock> blocks) : IPersonTraces
{
    public async Task EraseAsync(int customerId)
    {
        await members.DeleteAsync(row => row.CustomerId == customerId);
        await claims.DeleteAsync(row => row.CustomerId == customerId);
        foreach (var tier in await held.GetAllAsync(all => all.Where(row => row.CustomerId == customerId && row.PinnedTierId != 0)))
        {
            (tier.PinnedTierId, tier.PinnedUntilUtc) = (0, null);
            await held.UpdateAsync(tier, publishEvent: false);
        }

        foreach (var change in await changes.GetAllAsync(all => all.Where(row => row.CustomerId == customerId && row.Reason != "")))
        {
            change.Reason = "";
            await changes.UpdateAsync(change, publishEvent: false);
        }

        foreach (var block in await blocks.GetAllAsync(all => all.Where(row => row.CustomerId == customerId && row.Reason != "")))
        {
            block.Reason = "";
            await blocks.UpdateAsync(block, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        return
        [
            .. await members.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
            .. await claims.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
            .. await held.Table.Where(row => ids.Contains(row.CustomerId) && row.PinnedTierId != 0).Select(row => row.CustomerId).ToListAsync(),
            .. await changes.Table.Where(row => ids.Contains(row.CustomerId) && row.Reason != "").Select(row => row.CustomerId).ToListAsync(),
            .. await blocks.Table.Where(row => ids.Contains(row.CustomerId) && row.Reason != "").Select(row => row.CustomerId).ToListAsync(),
        ];
    }
}
