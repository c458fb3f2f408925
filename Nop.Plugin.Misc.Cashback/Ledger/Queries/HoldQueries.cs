using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Looks up holds and what belongs to them. Reads only.</summary>
public interface IHoldQueries
{
    /// <summary>A hold by its reference; null: none.</summary>
    Task<Hold?> FindAsync(string reference);

    /// <summary>The first entry of an act by its key; null: not done yet.</summary>
    Task<LedgerEntry?> FindActAsync(string idempotencyKey);

    /// <summary>The hold that an act made, by the act's key; null: not done yet, or it made none.</summary>
    Task<Hold?> FindOfActAsync(string idempotencyKey);

    /// <summary>Sums up what open holds of a group still reserve, minor units.</summary>
    Task<long> HeldForGroupAsync(string groupKey);

    /// <summary>Whether orders of a wallet took credit since an instant and keep some of it, or are taking it: a hold that is open, but of the same group only where it was made lately.</summary>
    /// <param name="key">The wallet.</param>
    /// <param name="sinceUtc">From this instant on.</param>
    /// <param name="groupKey">The group whose older open hold gives way; empty: none.</param>
    /// <param name="latelyUtc">An open hold of the group counts from this instant on.</param>
    Task<bool> HasRedeemedAsync(WalletKey key, DateTime sinceUtc, string groupKey, DateTime latelyUtc);

    /// <summary>Amount that was redeemed for an order, and the part of it that is given back now; minor units.</summary>
    Task<(long Redeemed, long Restored)> OfOrderAsync(int orderId);

    /// <summary>Open holds of a purpose made before an instant, or past their date at another; ascending by row id.</summary>
    Task<IReadOnlyList<Hold>> OpenAsync(HoldPurpose purpose, DateTime? madeBeforeUtc, DateTime? pastDateUtc, int afterId, int take, CancellationToken cancellationToken);

    /// <summary>Finds, of holds of a wallet, those that were made to be spent at once, as at a checkout, and were spent whole; vouchers are not among them. By their numbers.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="numbers">The holds, by their numbers in the wallet.</param>
    Task<IReadOnlySet<int>> SpentAtOnceAsync(int walletId, IReadOnlyCollection<int> numbers);

    /// <summary>Purposes of holds of a wallet, by their numbers.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="numbers">The holds, by their numbers in the wallet.</param>
    Task<IReadOnlyDictionary<int, HoldPurpose>> PurposesAsync(int walletId, IReadOnlyCollection<int> numbers);

    /// <summary>A wallet's vouchers, newest first.</summary>
    Task<IList<Hold>> VouchersAsync(WalletKey key, bool openOnly);

    /// <summary>Open vouchers that some branches may take now, with their wallets; ascending by row id.</summary>
    /// <param name="branchIds">Those that at least one of these branches may take; empty: all.</param>
    /// <param name="nowUtc">Vouchers past their date at this instant are left out.</param>
    /// <param name="afterId">Row id of the last hold of the page before; 0: the first page.</param>
    /// <param name="take">Rows a page.</param>
    Task<IReadOnlyList<(Hold Hold, Wallet Wallet)>> OpenVouchersAsync(IReadOnlyCollection<int> branchIds, DateTime nowUtc, int afterId, int take);
}

/// <inheritdoc cref="IHoldQueries"/>
sealed class HoldQueries(IWalletStore store, IRepository<Hold> holds, IRepository<Wallet> wallets, IRepository<LedgerEntry> entries) : IHoldQueries
{
    public Task<Hold?> FindAsync(string reference) => store.FindHoldAsync(reference, CancellationToken.None);

    public Task<LedgerEntry?> FindActAsync(string idempotencyKey) => store.FindEntryAsync(idempotencyKey, CancellationToken.None);

    public async Task<Hold?> FindOfActAsync(string idempotencyKey)
    {
        if (await store.FindEntryAsync(idempotencyKey, CancellationToken.None) is not { } first)
            return null;

        // An act may have entries before its hold: lots that it activates, debt that they pay.
        const int hold = (int)EntryKind.Hold;
        var made = await entries.GetAllAsync(all => all
            .Where(entry => entry.WalletId == first.WalletId && entry.Sequence >= first.Sequence && entry.KindId == hold)
            .OrderBy(entry => entry.Sequence)
            .Take(1));
        if (made is not [{ HoldNumber: { } number } entry] || PostingContext.ActOf(entry.IdempotencyKey) != HashChain.KeyOf(idempotencyKey))
            return null;

        return (await holds.GetAllAsync(all => all.Where(row => row.WalletId == first.WalletId && row.Number == number)))[0];
    }

    public async Task<long> HeldForGroupAsync(string groupKey)
    {
        const int open = (int)HoldState.Open;
        return (await holds.GetAllAsync(all => all.Where(hold => hold.GroupKey == groupKey && hold.StateId == open))).Sum(hold => hold.Left);
    }

    public async Task<bool> HasRedeemedAsync(WalletKey key, DateTime sinceUtc, string groupKey, DateTime latelyUtc)
    {
        if (await store.FindAsync(key, CancellationToken.None) is not { } wallet)
            return false;

        const int checkout = (int)HoldPurpose.Checkout;
        const int open = (int)HoldState.Open;
        var (since, lately) = (sinceUtc.AsStored(), latelyUtc.AsStored());
        var found = await holds.GetAllAsync(all => all.Where(hold => hold.WalletId == wallet.Id && hold.PurposeId == checkout && hold.CreatedOnUtc >= since));
        return found.Any(hold => hold.StateId == open ? hold.GroupKey != groupKey || hold.CreatedOnUtc.AsStored() >= lately : hold.Captured > hold.Restored);
    }

    public async Task<(long Redeemed, long Restored)> OfOrderAsync(int orderId) =>
        OrderPosting.RedemptionOf(await holds.GetAllAsync(all => all.Where(hold => hold.OrderId == orderId)), orderId);

    public Task<IReadOnlyList<Hold>> OpenAsync(HoldPurpose purpose, DateTime? madeBeforeUtc, DateTime? pastDateUtc, int afterId, int take, CancellationToken cancellationToken) =>
        store.OpenHoldsAsync(purpose, madeBeforeUtc, pastDateUtc, afterId, take, cancellationToken);

    public async Task<IReadOnlySet<int>> SpentAtOnceAsync(int walletId, IReadOnlyCollection<int> numbers)
    {
        const int voucher = (int)HoldPurpose.Voucher;
        var ids = numbers.Distinct().ToList();
        return ids.Count == 0
            ? new HashSet<int>()
            : (await holds.GetAllAsync(all => all.Where(hold => hold.WalletId == walletId && ids.Contains(hold.Number) && hold.PurposeId != voucher && hold.Captured == hold.Amount))).Select(hold => hold.Number).ToHashSet();
    }

    public async Task<IReadOnlyDictionary<int, HoldPurpose>> PurposesAsync(int walletId, IReadOnlyCollection<int> numbers)
    {
        var ids = numbers.Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<int, HoldPurpose>()
            : (await holds.GetAllAsync(all => all.Where(hold => hold.WalletId == walletId && ids.Contains(hold.Number)))).ToDictionary(hold => hold.Number, hold => hold.Purpose);
    }

    public async Task<IList<Hold>> VouchersAsync(WalletKey key, bool openOnly)
    {
        if (await store.FindAsync(key, CancellationToken.None) is not { } wallet)
            return [];

        const int voucher = (int)HoldPurpose.Voucher;
        const int open = (int)HoldState.Open;
        return await holds.GetAllAsync(all => all
            .Where(hold => hold.WalletId == wallet.Id && hold.PurposeId == voucher && (!openOnly || hold.StateId == open))
            .OrderByDescending(hold => hold.Id));
    }

    public async Task<IReadOnlyList<(Hold Hold, Wallet Wallet)>> OpenVouchersAsync(IReadOnlyCollection<int> branchIds, DateTime nowUtc, int afterId, int take)
    {
        const int voucher = (int)HoldPurpose.Voucher;
        const int open = (int)HoldState.Open;
        var now = nowUtc.AsStored();
        var (all, some) = (branchIds.Count == 0, branchIds.ToList());
        var page = await holds.GetAllAsync(rows => rows
            .Where(hold => hold.Id > afterId && hold.PurposeId == voucher && hold.StateId == open)
            .Where(hold => all || hold.BranchId == 0 || some.Contains(hold.BranchId))
            .Where(hold => hold.ExpiresOnUtc == null || hold.ExpiresOnUtc > now)
            .OrderBy(hold => hold.Id)
            .Take(take));
        var ids = page.Select(hold => hold.WalletId).Distinct().ToList();
        var owners = (await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.Id)))).ToDictionary(wallet => wallet.Id);
        return [.. page.Select(hold => (hold, owners[hold.WalletId]))];
    }
}
