namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>An entry and whose it is.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Wallet">The wallet; without a customer and a currency where its row is gone, which a verification finds.</param>
public sealed record EntryOfWallet(LedgerEntry Entry, Wallet Wallet);

/// <summary>Looks up what people adjusted by hand, and what of it has been told. Reads only.</summary>
public sealed class HandmadeQueries(IRepository<LedgerEntry> entries, IRepository<Wallet> wallets, IRepository<ToldEntry> told)
{
    const int Adjust = (int)EntryKind.Adjust;
    const int Extend = (int)EntryKind.Extend;
    const int Restore = (int)EntryKind.Restore;
    const int Refund = (int)EntryKind.Refund;
    const int Salon = (int)Channel.Salon;
    const int Admin = (int)Channel.Admin;
    const int PayOut = (int)EntryKind.PayOut;
    const int Forfeit = (int)EntryKind.Forfeit;
    const int Merge = (int)EntryKind.Merge;
    const int Available = (int)LedgerAccount.Available;

    static readonly int[] s_ofStates = [(int)EntryKind.Freeze, (int)EntryKind.Unfreeze, (int)EntryKind.Close, (int)EntryKind.Reopen, Merge, (int)EntryKind.Unmerge];

    /// <summary>Whether an act has been done.</summary>
    /// <param name="idempotencyKey">Its key as it was given.</param>
    public async Task<bool> IsDoneAsync(string idempotencyKey)
    {
        var key = PostingContext.KeyOf(HashChain.KeyOf(idempotencyKey), 0);
        return await entries.Table.AnyAsync(entry => entry.IdempotencyKey == key);
    }

    /// <summary>Sums up the additions that somebody made to wallets by hand since an instant, credit of orders that was returned and what they extended included; minor units of whichever currency.</summary>
    public async Task<long> AddedAsync(int actorId, DateTime sinceUtc)
    {
        var since = sinceUtc.AsStored();
        return (await entries.Table
            .Where(entry => entry.ActorId == actorId && entry.CreatedOnUtc >= since && entry.ToAccountId == Available
                && (entry.KindId == Adjust || entry.KindId == Extend || entry.KindId == Restore && entry.ChannelId == Admin && entry.Reason != null))
            .Select(entry => entry.Amount).ToListAsync()).Sum();
    }

    /// <summary>Sums up what somebody extended since an instant by some acts; minor units of whichever currency.</summary>
    /// <param name="actorId">Who.</param>
    /// <param name="sinceUtc">Since when.</param>
    /// <param name="idempotencyKeys">The acts, by their keys as they were given.</param>
    public async Task<long> ExtendedAsync(int actorId, DateTime sinceUtc, IReadOnlyCollection<string> idempotencyKeys)
    {
        if (idempotencyKeys.Count == 0)
            return 0;
        var (since, acts) = (sinceUtc.AsStored(), idempotencyKeys.Select(HashChain.KeyOf).ToHashSet(StringComparer.Ordinal));
        return (await entries.GetAllAsync(all => all.Where(entry => entry.ActorId == actorId && entry.CreatedOnUtc >= since && entry.KindId == Extend)))
            .Where(entry => acts.Contains(PostingContext.ActOf(entry))).Sum(entry => entry.Amount);
    }

    /// <summary>Sums up what somebody took from wallets by hand since an instant, what they settled of wallets that they closed and what they merged into others included; minor units of whichever currency.</summary>
    public async Task<long> TakenAsync(int actorId, DateTime sinceUtc)
    {
        var since = sinceUtc.AsStored();
        return (await entries.Table
            .Where(entry => entry.ActorId == actorId && entry.CreatedOnUtc >= since && (entry.FromAccountId == Available && (entry.KindId == Adjust || entry.KindId == PayOut) || entry.KindId == Forfeit && entry.ChannelId == Admin || entry.KindId == Merge))
            .Select(entry => entry.Amount).ToListAsync()).Sum();
    }

    /// <summary>Some wallets, by their ids; one whose row is gone is missing.</summary>
    public async Task<IReadOnlyDictionary<int, Wallet>> WalletsAsync(IEnumerable<int> walletIds)
    {
        var ids = walletIds.Distinct().ToList();
        return (await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.Id)))).ToDictionary(wallet => wallet.Id);
    }

    /// <summary>Rows of entries made by hand, adjustments, extensions, refunds into credit, what staff gave back, and what they did to the state of wallets, that no letter has told yet.</summary>
    /// <param name="beforeUtc">Dated before this instant.</param>
    /// <param name="fromUtc">Or from this one on; null: only those before.</param>
    /// <remarks>Not by a mark that rises: rows commit in another order than they are numbered, and who writes to the database chooses number and date.</remarks>
    public async Task<IReadOnlyList<int>> UntoldAsync(DateTime beforeUtc, DateTime? fromUtc = null)
    {
        var (before, from) = (beforeUtc.AsStored(), (fromUtc ?? beforeUtc).AsStored());
        var untold = entries.Table.Where(entry => (entry.KindId == Adjust || entry.KindId == Extend || entry.KindId == Refund || entry.KindId == PayOut || entry.KindId == Forfeit && entry.ChannelId == Admin || s_ofStates.Contains(entry.KindId) || entry.KindId == Restore && (entry.ChannelId == Salon || entry.ChannelId == Admin && entry.Reason != null)) && !told.Table.Any(note => note.EntryId == entry.Id));
        untold = fromUtc is null ? untold.Where(entry => entry.CreatedOnUtc < before) : untold.Where(entry => entry.CreatedOnUtc < before || entry.CreatedOnUtc >= from);
        return await untold.OrderBy(entry => entry.Id).Select(entry => entry.Id).ToListAsync();
    }

    /// <summary>Entries made by hand in a span of time, told or not, in the order in which they were numbered.</summary>
    /// <param name="fromUtc">Dated at this instant or later.</param>
    /// <param name="toUtc">Before this one.</param>
    public async Task<IReadOnlyList<EntryOfWallet>> BetweenAsync(DateTime fromUtc, DateTime toUtc)
    {
        var (from, to) = (fromUtc.AsStored(), toUtc.AsStored());
        return await WithWalletsAsync(await entries.GetAllAsync(all => all
            .Where(entry => entry.CreatedOnUtc >= from && entry.CreatedOnUtc < to
                && (entry.KindId == Adjust || entry.KindId == Extend || entry.KindId == Refund || entry.KindId == PayOut || entry.KindId == Forfeit && entry.ChannelId == Admin || s_ofStates.Contains(entry.KindId)
                    || entry.KindId == Restore && (entry.ChannelId == Salon || entry.ChannelId == Admin && entry.Reason != null)))
            .OrderBy(entry => entry.Id)));
    }

    /// <summary>Entries by which staff gave a voucher up, of a span of time, in the order in which they were numbered.</summary>
    /// <inheritdoc cref="BetweenAsync"/>
    public async Task<IReadOnlyList<EntryOfWallet>> CancelledAsync(DateTime fromUtc, DateTime toUtc)
    {
        const int release = (int)EntryKind.Release;
        var (from, to) = (fromUtc.AsStored(), toUtc.AsStored());
        return await WithWalletsAsync(await entries.GetAllAsync(all => all
            .Where(entry => entry.CreatedOnUtc >= from && entry.CreatedOnUtc < to && entry.KindId == release && entry.ActorId > 0 && entry.ChannelId == Admin)
            .OrderBy(entry => entry.Id)));
    }

    /// <summary>Entries that a letter tells, in the order in which they were numbered.</summary>
    /// <param name="reportNumber">The letter.</param>
    public async Task<IReadOnlyList<EntryOfWallet>> ToldByAsync(int reportNumber)
    {
        var found = await entries.GetAllAsync(all => all.Where(entry => told.Table.Any(note => note.EntryId == entry.Id && note.ReportNumber == reportNumber)).OrderBy(entry => entry.Id));
        return await WithWalletsAsync(found);
    }

    async Task<IReadOnlyList<EntryOfWallet>> WithWalletsAsync(IList<LedgerEntry> found)
    {
        var byId = await WalletsAsync(found.Select(entry => entry.WalletId));
        return [.. found.Select(entry => new EntryOfWallet(entry, byId.GetValueOrDefault(entry.WalletId) ?? new Wallet { Id = entry.WalletId }))];
    }
}
