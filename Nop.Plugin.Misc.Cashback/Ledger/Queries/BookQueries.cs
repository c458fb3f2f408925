namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads the rows that other books are held against, in pages by row id. Reads only.</summary>
sealed class BookQueries(IRepository<LedgerEntry> entries, IRepository<Wallet> wallets, IRepository<OrderAccount> accounts)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 500;

    const int Capture = (int)EntryKind.Capture;
    const int Salon = (int)Channel.Salon;
    const int Till = (int)Channel.Api;

    /// <summary>Bonuses with whose they are.</summary>
    public IAsyncEnumerable<IReadOnlyList<EntryOfWallet>> BonusesAsync() => OfKindAsync(EntryKind.Bonus);

    /// <summary>Opening balances with whose they are.</summary>
    public IAsyncEnumerable<IReadOnlyList<EntryOfWallet>> OpeningsAsync() => OfKindAsync(EntryKind.Opening);

    /// <summary>Finds the first entries of those of some acts that have been done. An act is named by what <see cref="HashChain.KeyOf"/> makes of its key.</summary>
    public async Task<IReadOnlyDictionary<string, LedgerEntry>> FirstsAsync(IEnumerable<string> acts)
    {
        var keys = acts.Select(act => PostingContext.KeyOf(act, 0)).ToList();
        return (await entries.GetAllAsync(all => all.Where(entry => keys.Contains(entry.IdempotencyKey)))).ToDictionary(entry => PostingContext.ActOf(entry.IdempotencyKey), StringComparer.Ordinal);
    }

    async IAsyncEnumerable<IReadOnlyList<EntryOfWallet>> OfKindAsync(EntryKind kind)
    {
        var kindId = (int)kind;
        var given = entries.Table.Where(entry => entry.KindId == kindId);
        await foreach (var page in Pages.ReadAsync(PageSize, last => given.Where(entry => entry.Id > last).OrderBy(entry => entry.Id), entry => entry.Id))
        {
            var walletOf = await WalletsAsync(page.Select(entry => entry.WalletId));
            yield return [.. page.Select(entry => new EntryOfWallet(entry, walletOf(entry.WalletId)))];
        }
    }

    /// <summary>Finds which of some acts have been done. An act is named by what <see cref="HashChain.KeyOf"/> makes of its key.</summary>
    public async Task<ISet<string>> DoneAsync(IEnumerable<string> acts)
    {
        var keys = acts.Select(act => PostingContext.KeyOf(act, 0)).ToList();
        return (await entries.Table.Where(entry => keys.Contains(entry.IdempotencyKey)).Select(entry => entry.IdempotencyKey).ToListAsync()).Select(PostingContext.ActOf).ToHashSet();
    }

    /// <summary>Accounts of the shop's orders, or of sales in the salon, with whose they are, with the explanations of those that earned.</summary>
    /// <param name="ofSales">Those of sales.</param>
    public async IAsyncEnumerable<IReadOnlyList<AccountOfWallet>> AccountsAsync(bool ofSales)
    {
        var wanted = ofSales ? accounts.Table.Where(account => account.OrderId < 0) : accounts.Table.Where(account => account.OrderId >= 0);
        var pages = Pages.ReadAsync(
            PageSize,
            last => wanted.Where(account => account.Id > last).OrderBy(account => account.Id)
                .Select(account => new
                {
                    account.Id, account.WalletId, account.OrderId, account.Total, account.PaidTotal, account.Refunded, account.Voided, account.Earned, account.EarnExact, account.Taken, account.Waived,
                    Snapshot = account.Earned == 0 ? "" : account.Snapshot,
                }),
            account => account.Id);
        await foreach (var page in pages)
        {
            var walletOf = await WalletsAsync(page.Select(account => account.WalletId));
            yield return [.. page.Select(account => new AccountOfWallet(account.OrderId, walletOf(account.WalletId), account.Total, account.Refunded, account.Voided)
            {
                MoneyPaid = account.PaidTotal ?? account.Total,
                Earned = account.Earned,
                EarnExact = account.EarnExact,
                Kept = account.Earned - account.Taken - account.Waived,
                Taken = account.Taken,
                Snapshot = account.Snapshot,
            })];
        }
    }

    /// <summary>Entries that took credit in the salon.</summary>
    /// <param name="sinceUtc">From this instant on.</param>
    public IAsyncEnumerable<IReadOnlyList<LedgerEntry>> TakenInSalonAsync(DateTime sinceUtc)
    {
        var since = sinceUtc.AsStored();
        var taken = entries.Table.Where(entry => entry.KindId == Capture && entry.ChannelId == Salon && entry.CreatedOnUtc >= since);
        return Pages.ReadAsync(PageSize, last => taken.Where(entry => entry.Id > last).OrderBy(entry => entry.Id), entry => entry.Id);
    }

    /// <summary>Entries that took credit over the API for tills.</summary>
    public IAsyncEnumerable<IReadOnlyList<LedgerEntry>> TakenByTillsAsync()
    {
        var taken = entries.Table.Where(entry => entry.KindId == Capture && entry.ChannelId == Till);
        return Pages.ReadAsync(PageSize, last => taken.Where(entry => entry.Id > last).OrderBy(entry => entry.Id), entry => entry.Id);
    }

    // A wallet that is gone is found by what names it.
    async Task<Func<int, Wallet>> WalletsAsync(IEnumerable<int> walletIds)
    {
        var ids = walletIds.Distinct().ToList();
        var byId = (await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.Id)))).ToDictionary(wallet => wallet.Id);
        return id => byId.GetValueOrDefault(id) ?? new Wallet { Id = id };
    }
}

/// <summary>An order's account beside its wallet. Amounts in minor units.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Wallet">The wallet; without a customer and a currency where its row is gone.</param>
/// <param name="Total">What the order costs in money, as the ledger last learned.</param>
/// <param name="Refunded">Refunded money, as the ledger last learned.</param>
/// <param name="Voided">Cancelled or deleted, as the ledger last learned.</param>
sealed record AccountOfWallet(int OrderId, Wallet Wallet, long Total, long Refunded, bool Voided)
{
    /// <summary>The money that was paid when it earned.</summary>
    public long MoneyPaid { get; init; }

    /// <summary>What it earned.</summary>
    public long Earned { get; init; }

    /// <summary>The exact amount of that (<see cref="OrderAccount.EarnExact"/>).</summary>
    public string EarnExact { get; init; } = "";

    /// <summary>What of it was neither taken back nor waived.</summary>
    public long Kept { get; init; }

    /// <summary>What of it was taken back.</summary>
    public long Taken { get; init; }

    /// <summary>The most that it may keep now: what of the exact amount the money that was kept still earns (scenarios, rules 6 and 10).</summary>
    public long MayKeep => OrderTargets.EarnTarget(Fraction.Parse(EarnExact), new(MoneyPaid, Total, Refunded), Voided);

    /// <summary>The explanation of that (<see cref="OrderAccount.Snapshot"/>); empty where it earned nothing.</summary>
    public string Snapshot { get; init; } = "";
}
