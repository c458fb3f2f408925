namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Tiers that were reached or lost lately.</summary>
sealed class TierNews(IRepository<TierChange> changes)
{
    /// <summary>Changes from an instant on, in the order of their rows.</summary>
    /// <param name="sinceUtc">The instant.</param>
    /// <param name="afterId">Row of the last one of the page before; 0: the first page.</param>
    /// <param name="take">Rows a page.</param>
    public async Task<IList<TierChange>> PageAsync(DateTime sinceUtc, int afterId, int take)
    {
        const int raised = (int)TierChangeKind.Raised;
        const int fell = (int)TierChangeKind.Fell;
        const int undone = (int)TierChangeKind.Undone;
        var since = sinceUtc.AsStored();
        return await changes.GetAllAsync(all => all
            .Where(change => change.Id > afterId && change.CreatedOnUtc >= since && change.FromTierId != change.ToTierId && (change.KindId == raised || change.KindId == fell || change.KindId == undone))
            .OrderBy(change => change.Id)
            .Take(take));
    }
}
