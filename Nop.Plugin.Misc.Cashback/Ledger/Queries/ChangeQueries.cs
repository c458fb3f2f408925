namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>A change of what a branch may take, of what it took, or of what it sold.</summary>
/// <param name="Entry">The entry; its row's number rises.</param>
/// <param name="Hold">The voucher or other hold that it is about, as it stands now; null: none.</param>
/// <param name="Sale">The sale that it is of; null: none.</param>
sealed record BranchChange(LedgerEntry Entry, Hold? Hold, Sale? Sale)
{
    /// <summary>What a sale earned, minor units, with the entry that completes its recording; null: it is another entry.</summary>
    public long? Earned { get; init; }

    /// <summary>What came back of a sale, with the entry that completes that; null: it is another entry.</summary>
    public SaleReturn? Return { get; init; }
}

/// <summary>Changes after a number.</summary>
/// <param name="Found">Those of the branch.</param>
/// <param name="UpTo">The number to ask from next.</param>
/// <param name="HasMore">Whether there is more already.</param>
sealed record BranchChanges(IReadOnlyList<BranchChange> Found, int UpTo, bool HasMore);

/// <summary>Reads the entries that concern a branch, in the order of their numbers. Reads only.</summary>
/// <remarks>
/// Numbers are given before their transactions commit, and these end in any order. Behind a gap nothing is told while somebody may still fill it: what is behind it and
/// younger than the longest that a transaction lives waits.
/// </remarks>
sealed class ChangeQueries(
    IRepository<LedgerEntry> entries, IRepository<Hold> holds, IRepository<Sale> sales, IRepository<SaleReturn> returns, IRepository<OrderAccount> accounts, TimeProvider clock)
{
    /// <summary>Longer than a transaction of the ledger lives.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(2);

    /// <summary>Entries that one answer looks through at most: where other branches are busy it may tell of nothing and say that there is more.</summary>
    public const int MostRead = 10_000;

    const int PageSize = 500;
    const int Voucher = (int)HoldPurpose.Voucher;
    const int Counter = (int)HoldPurpose.Counter;
    const int Till = (int)HoldPurpose.Till;

    /// <summary>Changes of a branch.</summary>
    /// <param name="branchId">The branch: its holds and sales, and vouchers of every branch.</param>
    /// <param name="after">The number after which.</param>
    /// <param name="most">At most so many.</param>
    public async Task<BranchChanges> AfterAsync(int branchId, int after, int most)
    {
        var (found, upTo) = (new List<BranchChange>(), after);
        for (var read = 0; read < MostRead; read += PageSize)
        {
            var from = upTo;
            var page = await entries.GetAllAsync(all => all.Where(entry => entry.Id > from).OrderBy(entry => entry.Id).Take(PageSize));
            var settled = SettledOf(page, from);
            var byNumber = await HoldsAsync(settled, branchId);
            var sold = await SoldAsync(settled, branchId);
            foreach (var entry in settled)
            {
                if (found.Count == most)
                    return new(found, upTo, HasMore: true);
                upTo = entry.Id;
                var hold = entry.HoldNumber is { } number ? byNumber.GetValueOrDefault((entry.WalletId, number)) : null;
                if (sold.Of(entry, hold) is { } change)
                    found.Add(change);
            }

            if (settled.Count < PageSize)
                return new(found, upTo, HasMore: false);
        }

        return new(found, upTo, HasMore: true);
    }

    List<LedgerEntry> SettledOf(IList<LedgerEntry> page, int after)
    {
        var old = clock.GetUtcNow().UtcDateTime.Subtract(Settled).AsStored();
        var (settled, last) = (new List<LedgerEntry>(page.Count), after);
        foreach (var entry in page)
        {
            if (entry.Id != last + 1 && entry.CreatedOnUtc.AsStored() > old)
                break;
            settled.Add(entry);
            last = entry.Id;
        }

        return settled;
    }

    async Task<Dictionary<(int WalletId, int Number), Hold>> HoldsAsync(List<LedgerEntry> page, int branchId)
    {
        var (walletIds, numbers) = (page.Select(entry => entry.WalletId).Distinct().ToList(), page.Select(entry => entry.HoldNumber ?? 0).Distinct().ToList());
        return (await holds.GetAllAsync(all => all.Where(hold => walletIds.Contains(hold.WalletId) && numbers.Contains(hold.Number)
                && (hold.PurposeId == Voucher && (hold.BranchId == 0 || hold.BranchId == branchId) || (hold.PurposeId == Counter || hold.PurposeId == Till) && hold.BranchId == branchId))))
            .ToDictionary(hold => (hold.WalletId, hold.Number));
    }

    async Task<SoldThere> SoldAsync(List<LedgerEntry> page, int branchId)
    {
        var numbers = page.Select(entry => SaleNumber.Of(entry.OrderId)).OfType<int>().Distinct().ToList();
        if (numbers.Count == 0)
            return new([], [], []);

        var there = (await sales.GetAllAsync(all => all.Where(sale => sale.BranchId == branchId && numbers.Contains(sale.Number)))).ToDictionary(sale => sale.Number);
        var (known, orderIds) = (there.Keys.ToList(), there.Keys.Select(SaleNumber.OrderIdOf).ToList());
        return new(
            there,
            (await returns.GetAllAsync(all => all.Where(row => known.Contains(row.SaleNumber)))).ToDictionary(row => row.Act, StringComparer.Ordinal),
            (await accounts.GetAllAsync(all => all.Where(account => orderIds.Contains(account.OrderId)))).ToDictionary(account => account.OrderId, account => account.Earned));
    }

    // The branch's sales among some entries, what came back of them by its act, and what each earned.
    sealed record SoldThere(Dictionary<int, Sale> Sales, Dictionary<string, SaleReturn> Returns, Dictionary<int, long> Earned)
    {
        public BranchChange? Of(LedgerEntry entry, Hold? hold)
        {
            var sale = SaleNumber.Of(entry.OrderId) is { } number ? Sales.GetValueOrDefault(number) : null;
            if (sale is null || entry.OrderDigest is null)
                return hold is null && sale is null ? null : new(entry, hold, sale);

            // The entry that has the digest of the account is the last one of its act for the sale.
            var act = PostingContext.ActOf(entry);
            return new(entry, hold, sale)
            {
                Earned = act == sale.Act ? Earned.GetValueOrDefault(entry.OrderId!.Value) : null,
                Return = Returns.GetValueOrDefault(act),
            };
        }
    }
}
