namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Sums up what the gift runs give that somebody released alone. Reads only.</summary>
public sealed class ReleasedGifts(IRepository<GiftRun> runs, IRepository<BonusGrant> grants, ProposalBook proposals)
{
    /// <summary>What somebody's runs that were released since an instant have given and may still give, minor units. What a second person approved does not count.</summary>
    /// <param name="releaserId">Customer id of who released them.</param>
    /// <param name="sinceUtc">Since when.</param>
    public async Task<long> OfAsync(int releaserId, DateTime sinceUtc)
    {
        var since = sinceUtc.AsStored();
        var approved = await proposals.DoneOfAsync(ProposalKind.GiftRun, releaserId);
        var released = (await runs.GetAllAsync(all => all.Where(run => run.ReleasedBy == releaserId && run.ReleasedOnUtc >= since))).Where(run => !approved.Contains(run.Id)).ToList();
        var ids = released.ConvertAll(run => run.Id);
        var counts = (await grants.Table.Where(row => ids.Contains(row.RunId)).GroupBy(row => row.RunId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync())
            .ToDictionary(row => row.Key, row => row.Count);
        return released.Sum(run => SumOf(run, run.Amount * counts.GetValueOrDefault(run.Id)));
    }

    // Until it ends, clients may still come into its audience.
    static long SumOf(GiftRun run, long given) => run.EndedOnUtc is not null ? given : Math.Max(given, run.Most ?? run.ReleasedFor ?? 0);
}
