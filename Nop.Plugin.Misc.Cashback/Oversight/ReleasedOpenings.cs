using Nop.Plugin.Misc.Cashback.Openings;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Sums up the opening balances that somebody confirmed alone. Reads only.</summary>
public sealed class ReleasedOpenings(IRepository<OpeningBatch> batches)
{
    /// <summary>What somebody confirmed since an instant came to, minor units, posted or not. What a second person approved does not count.</summary>
    /// <param name="confirmerId">Customer id of who confirmed it.</param>
    /// <param name="sinceUtc">Since when.</param>
    public async Task<long> OfAsync(int confirmerId, DateTime sinceUtc)
    {
        var since = sinceUtc.AsStored();
        return (await batches.Table.Where(batch => batch.ConfirmedBy == confirmerId && batch.ConfirmedOnUtc >= since && batch.ApprovedBy == 0).Select(batch => batch.Sum).ToListAsync()).Sum();
    }
}
