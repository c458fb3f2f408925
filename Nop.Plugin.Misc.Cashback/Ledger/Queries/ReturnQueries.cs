namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads what a branch's return file is held against, many rows at a time. Reads only.</summary>
sealed class ReturnQueries(IRepository<Hold> holds, IRepository<Wallet> wallets, IRepository<LedgerEntry> entries, IRepository<Customer> customers)
{
    // Databases take some two thousand parameters.
    const int Most = 900;

    /// <summary>Vouchers by their references.</summary>
    public async Task<IReadOnlyDictionary<string, VoucherOfWallet>> VouchersAsync(IReadOnlyList<string> references)
    {
        const int voucher = (int)HoldPurpose.Voucher;
        var found = new List<Hold>();
        foreach (var part in references.Chunk(Most))
            found.AddRange(await holds.GetAllAsync(all => all.Where(hold => hold.PurposeId == voucher && part.Contains(hold.Reference))));
        var walletOf = new Dictionary<int, Wallet>();
        foreach (var part in found.Select(hold => hold.WalletId).Distinct().Chunk(Most))
        {
            foreach (var wallet in await wallets.GetAllAsync(all => all.Where(wallet => part.Contains(wallet.Id))))
                walletOf[wallet.Id] = wallet;
        }

        return found.ToDictionary(hold => hold.Reference, hold => walletOf.TryGetValue(hold.WalletId, out var wallet) ? new VoucherOfWallet(hold, wallet.CurrencyCode) { State = wallet.State, StoreId = wallet.StoreId } : new(hold, ""), StringComparer.Ordinal);
    }

    /// <summary>What captures took, by the keys of their acts; an act that was not done is not among them.</summary>
    /// <param name="idempotencyKeys">Keys of the acts.</param>
    /// <param name="undoKeyOf">Key of the act that undoes an act.</param>
    public async Task<IReadOnlyDictionary<string, TakenBefore>> CapturesAsync(IReadOnlyList<string> idempotencyKeys, Func<string, string> undoKeyOf)
    {
        var taken = new Dictionary<string, TakenBefore>(StringComparer.Ordinal);
        foreach (var part in idempotencyKeys.Chunk(Most / 2))
        {
            var keyOf = part.ToDictionary(EntryKeyOf, StringComparer.Ordinal);
            var undoOf = part.ToDictionary(key => EntryKeyOf(undoKeyOf(HashChain.KeyOf(key))), StringComparer.Ordinal);
            var wanted = keyOf.Keys.Concat(undoOf.Keys).ToList();
            var found = await entries.GetAllAsync(all => all.Where(entry => wanted.Contains(entry.IdempotencyKey)));
            foreach (var entry in found.Where(entry => keyOf.ContainsKey(entry.IdempotencyKey)))
                taken[keyOf[entry.IdempotencyKey]] = new(entry.Amount, IsUndone: false) { OnUtc = entry.CreatedOnUtc.AsUtc() };
            foreach (var undone in found.Where(entry => undoOf.ContainsKey(entry.IdempotencyKey)).Select(entry => undoOf[entry.IdempotencyKey]))
                taken[undone] = taken[undone] with { IsUndone = true };
        }

        return taken;
    }

    /// <summary>Owners of some wallets, by wallet; one whose row is gone is not among them.</summary>
    public async Task<IReadOnlyDictionary<int, Customer>> OwnersOfAsync(IReadOnlyList<int> walletIds)
    {
        var owners = new Dictionary<int, Customer>();
        foreach (var part in walletIds.Chunk(Most))
        {
            var found = from wallet in wallets.Table
                        join customer in customers.Table on wallet.CustomerId equals customer.Id
                        where part.Contains(wallet.Id)
                        select new { wallet.Id, Customer = customer };
            foreach (var one in await found.ToListAsync())
                owners[one.Id] = one.Customer;
        }

        return owners;
    }

    /// <summary>Whose the vouchers are that some customers ever had: customers by references.</summary>
    public async Task<IReadOnlyDictionary<string, int>> OwnersAsync(IReadOnlyCollection<int> customerIds)
    {
        const int voucher = (int)HoldPurpose.Voucher;
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in customerIds.Chunk(Most))
        {
            var found = from hold in holds.Table
                        join wallet in wallets.Table on hold.WalletId equals wallet.Id
                        where hold.PurposeId == voucher && part.Contains(wallet.CustomerId)
                        select new { hold.Reference, wallet.CustomerId };
            foreach (var one in await found.ToListAsync())
                owners[one.Reference] = one.CustomerId;
        }

        return owners;
    }

    /// <summary>References of open vouchers that a branch may take, of which just an amount is left and which were made within some time: at most two.</summary>
    public async Task<IReadOnlyList<string>> OfAmountAsync(int branchId, long amount, string currencyCode, DateTime fromUtc, DateTime untilUtc)
    {
        const int voucher = (int)HoldPurpose.Voucher;
        const int open = (int)HoldState.Open;
        var (earliest, latest) = (fromUtc.AsStored(), untilUtc.AsStored());
        var found = from hold in holds.Table
                    join wallet in wallets.Table on hold.WalletId equals wallet.Id
                    where hold.PurposeId == voucher && hold.StateId == open && (hold.BranchId == 0 || hold.BranchId == branchId)
                        && hold.Amount - hold.Captured - hold.Released == amount && wallet.CurrencyCode == currencyCode && hold.CreatedOnUtc >= earliest && hold.CreatedOnUtc <= latest
                    select hold.Reference;
        return await found.Take(2).ToListAsync();
    }

    /// <summary>References of open vouchers that a branch may take.</summary>
    /// <param name="branchId">The branch.</param>
    public async Task<IReadOnlyList<string>> OpenReferencesAsync(int branchId)
    {
        const int voucher = (int)HoldPurpose.Voucher;
        const int open = (int)HoldState.Open;
        return await holds.Table
            .Where(hold => hold.PurposeId == voucher && hold.StateId == open && (hold.BranchId == 0 || hold.BranchId == branchId))
            .Select(hold => hold.Reference)
            .ToListAsync();
    }

    static string EntryKeyOf(string idempotencyKey) => PostingContext.KeyOf(HashChain.KeyOf(idempotencyKey), 0);
}

/// <summary>A voucher with the currency of its wallet.</summary>
/// <param name="Hold">The voucher's hold.</param>
/// <param name="CurrencyCode">Its currency; empty: the wallet's row is gone.</param>
sealed record VoucherOfWallet(Hold Hold, string CurrencyCode)
{
    /// <summary>State of the wallet.</summary>
    public WalletState State { get; init; }

    /// <summary>Store of the wallet; 0: one wallet for all stores.</summary>
    public int StoreId { get; init; }
}

/// <summary>What an act took.</summary>
/// <param name="Amount">Minor units.</param>
/// <param name="IsUndone">Whether it was given back at the counter.</param>
sealed record TakenBefore(long Amount, bool IsUndone)
{
    /// <summary>When it was taken, UTC; null: by a row of the same file.</summary>
    public DateTime? OnUtc { get; init; }

    /// <summary>Whether it was taken for the receipt after an earlier taking for it was given back.</summary>
    public bool IsAgain { get; init; }
}
