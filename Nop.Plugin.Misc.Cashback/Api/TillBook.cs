using Nop.Plugin.Misc.Cashback.Api.Keys;

namespace Nop.Plugin.Misc.Cashback.Api;

/// <summary>Compares who took credit over the API with the tills that were given keys. Keys are revoked, never deleted: each till that ever was is there.</summary>
sealed class TillBook(BookQueries ledger, IRepository<TillKey> keys) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken)
    {
        var known = (await keys.GetAllAsync(all => all)).Select(key => key.ActorId).ToHashSet();
        return await ledger.TakenByTillsAsync().FindAsync(
            page => Task.FromResult(page.Where(entry => !known.Contains(entry.ActorId)).Select(entry => LedgerFinding.OfEntry(entry, FindingCode.ActorWithoutRight, "a till of the shop", $"customer {entry.ActorId}"))),
            cancellationToken);
    }
}
