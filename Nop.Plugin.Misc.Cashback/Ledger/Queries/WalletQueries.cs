namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads of wallets for lists and tiers. Never for a decision on a balance: that is made on what the ledger itself loads.</summary>
public interface IWalletQueries
{
    /// <summary>As <see cref="IWalletDirectory.SearchAsync"/>.</summary>
    Task<IPagedList<WalletRow>> SearchAsync(string? email, string? name, int? customerId, bool withCreditOnly, int pageIndex, int pageSize);

    /// <summary>A wallet with its customer; null: none.</summary>
    Task<WalletRow?> GetAsync(int walletId);

    /// <summary>A wallet with its customer; null: never opened.</summary>
    Task<WalletRow?> FindAsync(WalletKey key);

    /// <summary>Entries, newest first.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="pageIndex">From 0.</param>
    /// <param name="pageSize">Rows a page.</param>
    /// <param name="withNotes">Also what the chain notes of edited orders and moves nothing.</param>
    Task<IPagedList<LedgerEntry>> EntriesAsync(int walletId, int pageIndex, int pageSize, bool withNotes = true);

    /// <summary>Accounts of orders by order id.</summary>
    Task<IDictionary<int, OrderAccount>> OrdersAsync(int walletId, IReadOnlyCollection<int> orderIds);

    /// <summary>Wallets of a currency, ascending by id.</summary>
    Task<IList<Wallet>> PageAsync(string currencyCode, int afterWalletId, int take);

    /// <summary>Finds, of some customers, those whose wallet is closed.</summary>
    /// <param name="customerIds">The customers.</param>
    /// <param name="storeId">The scope of the wallets.</param>
    /// <param name="currencyCode">Their currency.</param>
    Task<IReadOnlySet<int>> ClosedAsync(IReadOnlyCollection<int> customerIds, int storeId, string currencyCode);

    /// <summary>As <see cref="IWalletDirectory.HeirAsync"/>.</summary>
    Task<WalletRow?> HeirAsync(Wallet wallet);

    /// <summary>As <see cref="IWalletDirectory.MergedAsync"/>.</summary>
    Task<IReadOnlyList<WalletRow>> MergedAsync(int walletId);

    /// <summary>As <see cref="IWalletDirectory.HeirOfClientAsync"/>.</summary>
    Task<Customer?> HeirOfClientAsync(int customerId);

    /// <summary>Whether there is a wallet of a currency.</summary>
    Task<bool> AnyOfAsync(string currencyCode);

    /// <summary>Counts the wallets of a currency, and sums up what they hold less what they owe; minor units.</summary>
    Task<(int Wallets, long Held)> OfCurrencyAsync(string currencyCode);

    /// <summary>When the first wallet was opened; null: there is none.</summary>
    Task<DateTime?> FirstOpenedOnAsync();

    /// <summary>Reads the spend that counts towards the tier of a wallet: that of its completed orders that are not cancelled or deleted.</summary>
    Task<IList<SpendRecord>> SpendAsync(WalletKey key);

    /// <summary>As <see cref="SpendAsync(WalletKey)"/>, of some customers at once, by customer.</summary>
    /// <param name="customerIds">The customers.</param>
    /// <param name="storeId">The store scope of their wallets; 0: all stores.</param>
    /// <param name="currencyCode">Currency of their wallets.</param>
    Task<ILookup<int, SpendRecord>> SpendAsync(IReadOnlyCollection<int> customerIds, int storeId, string currencyCode);
}

/// <inheritdoc cref="IWalletQueries"/>
class WalletQueries(
    IRepository<Wallet> wallets,
    IRepository<LedgerEntry> entries,
    IRepository<OrderAccount> orders,
    IRepository<Customer> customers) : IWalletQueries
{
    static readonly int[] s_notes = [(int)EntryKind.Schedule, (int)EntryKind.Edit, (int)EntryKind.Recount, (int)EntryKind.Reprice, (int)EntryKind.Note];

    public async Task<IReadOnlySet<int>> ClosedAsync(IReadOnlyCollection<int> customerIds, int storeId, string currencyCode)
    {
        var ids = customerIds.ToList();
        return (await wallets.Table.Where(wallet => ids.Contains(wallet.CustomerId) && wallet.StoreId == storeId && wallet.CurrencyCode == currencyCode && wallet.StateId == (int)WalletState.Closed)
            .Select(wallet => wallet.CustomerId).ToListAsync()).ToHashSet();
    }

    public async Task<WalletRow?> HeirAsync(Wallet wallet)
    {
        var heir = wallet;
        for (var hops = 0; heir.MergedIntoId is { } next && hops < Wallet.MostHeirs; hops++)
        {
            if (await wallets.Table.FirstOrDefaultAsync(row => row.Id == next) is not { } found)
                break;
            heir = found;
        }

        return heir.Id == wallet.Id ? null : await GetAsync(heir.Id);
    }

    public async Task<IReadOnlyList<WalletRow>> MergedAsync(int walletId)
    {
        var rows =
            from wallet in wallets.Table
            join customer in customers.Table on wallet.CustomerId equals customer.Id
            where wallet.MergedIntoId == walletId
            orderby wallet.Id
            select new { Wallet = wallet, Customer = customer };
        return [.. (await rows.ToListAsync()).Select(row => new WalletRow(row.Wallet, row.Customer))];
    }

    public async Task<Customer?> HeirOfClientAsync(int customerId)
    {
        var own = await wallets.Table.Where(wallet => wallet.CustomerId == customerId).ToListAsync();
        if (own.Count == 0 || own.Exists(wallet => wallet.MergedIntoId is null))
            return null;

        var heirs = new List<Customer>();
        foreach (var wallet in own)
        {
            if (await HeirAsync(wallet) is not { } heir)
                return null;
            heirs.Add(heir.Customer);
        }

        return heirs.TrueForAll(heir => heir.Id == heirs[0].Id) ? heirs[0] : null;
    }

    public Task<bool> AnyOfAsync(string currencyCode) => wallets.Table.AnyAsync(wallet => wallet.CurrencyCode == currencyCode);

    public async Task<(int Wallets, long Held)> OfCurrencyAsync(string currencyCode)
    {
        var found = wallets.Table.Where(wallet => wallet.CurrencyCode == currencyCode);
        return (await found.CountAsync(), (await found.Select(wallet => wallet.Pending + wallet.Available + wallet.Reserved + wallet.Debt).ToListAsync()).Sum());
    }

    public async Task<IPagedList<WalletRow>> SearchAsync(string? email, string? name, int? customerId, bool withCreditOnly, int pageIndex, int pageSize)
    {
        var people = customers.Table;
        if (email?.Trim() is { Length: > 0 } address)
            people = people.Where(customer => !customer.Deleted && customer.Email.Contains(address));
        if (name?.Trim() is { Length: > 0 } part)
            people = people.Where(customer => !customer.Deleted && (customer.FirstName.Contains(part) || customer.LastName.Contains(part)));

        var found = wallets.Table;
        if (customerId is { } whose)
            found = found.Where(wallet => wallet.CustomerId == whose);
        if (withCreditOnly)
            found = found.Where(wallet => wallet.Pending > 0 || wallet.Available > 0 || wallet.Reserved > 0);

        var rows =
            from wallet in found
            join customer in people on wallet.CustomerId equals customer.Id
            orderby wallet.Id descending
            select new { Wallet = wallet, Customer = customer };
        var page = await rows.ToPagedListAsync(pageIndex, pageSize);
        return new PagedList<WalletRow>([.. page.Select(row => new WalletRow(row.Wallet, row.Customer))], pageIndex, pageSize, page.TotalCount);
    }

    public Task<WalletRow?> GetAsync(int walletId) => FirstAsync(wallets.Table.Where(wallet => wallet.Id == walletId));

    public Task<WalletRow?> FindAsync(WalletKey key) => FirstAsync(Of(key));

    public Task<IPagedList<LedgerEntry>> EntriesAsync(int walletId, int pageIndex, int pageSize, bool withNotes = true) =>
        entries.Table.Where(entry => entry.WalletId == walletId && (withNotes || !s_notes.Contains(entry.KindId)))
            .OrderByDescending(entry => entry.Sequence)
            .ToPagedListAsync(pageIndex, pageSize);

    public async Task<IDictionary<int, OrderAccount>> OrdersAsync(int walletId, IReadOnlyCollection<int> orderIds)
    {
        var ids = orderIds.ToArray();
        return ids.Length == 0
            ? new Dictionary<int, OrderAccount>()
            : await orders.Table.Where(order => order.WalletId == walletId && ids.Contains(order.OrderId))
                .ToDictionaryAsync(order => order.OrderId);
    }

    public async Task<IList<Wallet>> PageAsync(string currencyCode, int afterWalletId, int take) =>
        await wallets.Table.Where(wallet => wallet.Id > afterWalletId && wallet.CurrencyCode == currencyCode)
            .OrderBy(wallet => wallet.Id).Take(take).ToListAsync();

    public async Task<DateTime?> FirstOpenedOnAsync() =>
        await wallets.Table.OrderBy(wallet => wallet.CreatedOnUtc).FirstOrDefaultAsync() is { } first ? first.CreatedOnUtc.AsUtc() : null;

    public async Task<IList<SpendRecord>> SpendAsync(WalletKey key) => [.. (await SpendAsync([key.CustomerId], key.StoreId, key.CurrencyCode))[key.CustomerId]];

    public async Task<ILookup<int, SpendRecord>> SpendAsync(IReadOnlyCollection<int> customerIds, int storeId, string currencyCode)
    {
        var ids = customerIds.ToList();
        var rows =
            from wallet in wallets.Table
            join order in orders.Table on wallet.Id equals order.WalletId
            where ids.Contains(wallet.CustomerId) && wallet.StoreId == storeId && wallet.CurrencyCode == currencyCode && order.CompletedOnUtc != null && !order.Voided
            select new { wallet.CustomerId, order.SpendBase, order.CompletedOnUtc, order.PaidTotal, order.Total, order.Refunded };
        return (await rows.ToListAsync()).ToLookup(row => row.CustomerId, row =>
            new SpendRecord(Fraction.Parse(row.SpendBase), row.CompletedOnUtc!.Value.AsUtc(), new OrderMoney(row.PaidTotal ?? row.Total, row.Total, row.Refunded)));
    }

    IQueryable<Wallet> Of(WalletKey key)
    {
        var (customerId, storeId, currencyCode) = key;
        return wallets.Table.Where(wallet => wallet.CustomerId == customerId && wallet.StoreId == storeId && wallet.CurrencyCode == currencyCode);
    }

    async Task<WalletRow?> FirstAsync(IQueryable<Wallet> found)
    {
        var rows =
            from wallet in found
            join customer in customers.Table on wallet.CustomerId equals customer.Id
            select new { Wallet = wallet, Customer = customer };
        return await rows.FirstOrDefaultAsync() is { } row ? new WalletRow(row.Wallet, row.Customer) : null;
    }
}
