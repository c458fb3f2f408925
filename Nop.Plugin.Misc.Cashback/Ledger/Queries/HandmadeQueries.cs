namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>An entry and whose it is.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Wallet">The wallet; without a customer and a currency where its row is gone, which a verification finds.</param>
public sealed record EntryOfWallet(LedgerEntry Entry, Wallet Wallet);

/// <summary>Looks up what people adjusted by hand. Reads only.</summary>
public sealed class HandmadeQueries(IRepository<LedgerEntry> entries, IRepository<Wallet> wallets)
{
    const int Adjust = (int)EntryKind.Adjust;
    const int Restore = (int)EntryKind.Restore;
    const int Salon = (int)Channel.Salon;
    const int Available = (int)LedgerAccount.Available;

    /// <summary>Whether an act has been done.</summary>
    /// <param name="idempotencyKey">Its key as it was given.</param>
    public async Task<bool> IsDoneAsync(string idempotencyKey)
    {
        var key = PostingContext.KeyOf(HashChain.KeyOf(idempotencyKey), 0);
        return await entries.Table.AnyAsync(entry => entry.IdempotencyKey == key);
    }

    /// <summary>Sums up the additions that somebody made to wallets by hand since an instant; minor units of whichever currency.</summary>
    public async Task<long> AddedAsync(int actorId, DateTime sinceUtc)
    {
        var since = sinceUtc.AsStored();
        return (await entries.Table
            .Where(entry => entry.ActorId == actorId && entry.CreatedOnUtc >= since && entry.KindId == Adjust && entry.ToAccountId == Available)
            .Select(entry => entry.Amount).ToListAsync()).Sum();
    }

    /// <summary>Adjustments of a time, oldest first.</summary>
    /// <param name="fromUtc">From this instant on.</param>
    /// <param name="untilUtc">Before this one.</param>
    public Task<IReadOnlyList<EntryOfWallet>> AdjustedAsync(DateTime fromUtc, DateTime untilUtc) =>
        OfTimeAsync(fromUtc, untilUtc, all => all.Where(entry => entry.KindId == Adjust));

    /// <summary>Reads the redemptions in the salon that were given back there within a time, oldest first.</summary>
    /// <param name="fromUtc">From this instant on.</param>
    /// <param name="untilUtc">Before this one.</param>
    public Task<IReadOnlyList<EntryOfWallet>> GivenBackAsync(DateTime fromUtc, DateTime untilUtc) =>
        OfTimeAsync(fromUtc, untilUtc, all => all.Where(entry => entry.KindId == Restore && entry.ChannelId == Salon));

    async Task<IReadOnlyList<EntryOfWallet>> OfTimeAsync(DateTime fromUtc, DateTime untilUtc, Func<IQueryable<LedgerEntry>, IQueryable<LedgerEntry>> those)
    {
        var (from, until) = (fromUtc.AsStored(), untilUtc.AsStored());
        var found = await entries.GetAllAsync(all => those(all.Where(entry => entry.CreatedOnUtc >= from && entry.CreatedOnUtc < until)).OrderBy(entry => entry.Id));
        var ids = found.Select(entry => entry.WalletId).Distinct().ToList();
        var byId = (await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.Id)))).ToDictionary(wallet => wallet.Id);
        return [.. found.Select(entry => new EntryOfWallet(entry, byId.GetValueOrDefault(entry.WalletId) ?? new Wallet { Id = entry.WalletId }))];
    }
}
