using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>A recorded sale with what became of it. Amounts in minor units of the wallet's currency.</summary>
/// <param name="Sale">The sale.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Returns">What came back of it, oldest first.</param>
/// <param name="Account">Its account in the ledger; null: there is none, which a verification finds.</param>
/// <param name="Wallet">Its wallet; without a customer where its row is gone.</param>
public sealed record RecordedSale(Sale Sale, IReadOnlyList<SaleLine> Lines, IReadOnlyList<SaleReturn> Returns, OrderAccount? Account, Wallet Wallet)
{
    /// <summary>The return that undid it, which is written in one transaction with what <see cref="SaleStates.SalesAlive"/> asks for; null: it stands.</summary>
    public SaleReturn? Undone => Returns.FirstOrDefault(row => row.IsUndo);

    /// <summary>What the goods cost that have not come back.</summary>
    public long Left => Sale.Gross - Returns.Sum(row => row.Amount);

    /// <summary>What it earned when it was recorded.</summary>
    public long Earned => Account?.Earned ?? 0;

    /// <summary>When that can be, or could be, used; null: it earned nothing.</summary>
    public DateTime? ActivatesOnUtc => Account is { Earned: > 0, CompletedOnUtc: { } completed } ? completed.AsUtc().AddDays(Account.ActivationDelayDays) : null;
}

/// <summary>Looks up sales. Reads only.</summary>
sealed class SaleQueries(
    IRepository<Sale> sales, IRepository<SaleLine> lines, IRepository<SaleReturn> returns, IRepository<OrderAccount> accounts, IRepository<Wallet> wallets, IRepository<Hold> holds)
{
    /// <summary>Table of sales, as findings name it.</summary>
    public const string Table = "Cashback_Sale";

    /// <summary>Table of their returns, as findings name it.</summary>
    public const string ReturnTable = "Cashback_SaleReturn";

    /// <summary>A sale by its number; null: none.</summary>
    public async Task<RecordedSale?> FindAsync(int number) => await OneAsync(await sales.GetAllAsync(all => all.Where(sale => sale.Number == number)));

    /// <summary>A sale by its act, as <see cref="HashChain.KeyOf"/> makes it of its key; null: none.</summary>
    public async Task<RecordedSale?> OfActAsync(string act) => await OneAsync(await sales.GetAllAsync(all => all.Where(sale => sale.Act == act)));

    /// <summary>The newest sale of a branch with a receipt number that was not undone; null: none.</summary>
    public async Task<RecordedSale?> NewestAsync(int branchId, string receipt)
    {
        // As typed, as a printer has it, or as a hurried clerk does.
        List<string> ways = [receipt, receipt.ToUpperInvariant(), receipt.ToLowerInvariant()];
        var found = await sales.GetAllAsync(all => all.Standing(accounts.Table).Where(sale => sale.BranchId == branchId && ways.Contains(sale.Receipt)).OrderByDescending(sale => sale.SoldOnUtc).ThenByDescending(sale => sale.Id).Take(1));
        return await OneAsync(found);
    }

    /// <summary>A return by its act; null: none.</summary>
    public async Task<SaleReturn?> ReturnAsync(string act) => await returns.Table.FirstOrDefaultAsync(row => row.Act == act);

    /// <summary>All sales of a wallet, oldest first.</summary>
    public async Task<IReadOnlyList<RecordedSale>> OfWalletAsync(int walletId) =>
        await WithRestAsync([.. await sales.GetAllAsync(all => all.Where(sale => sale.WalletId == walletId).OrderBy(sale => sale.Id))]);

    /// <summary>Of some customers' sales, those of which words are left, with whose they are.</summary>
    public async Task<IReadOnlyList<(Sale Sale, int CustomerId)>> WithWordsAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        var said = returns.Table.Where(row => row.Reason != "");
        var found = await (
            from wallet in wallets.Table
            join sale in sales.Table on wallet.Id equals sale.WalletId
            where ids.Contains(wallet.CustomerId) && (sale.Receipt != "" || said.Any(row => row.SaleNumber == sale.Number))
            select new { Sale = sale, wallet.CustomerId }).ToListAsync();
        return [.. found.Select(row => (row.Sale, row.CustomerId))];
    }

    /// <summary>Returns of a sale of which words are left.</summary>
    public Task<IList<SaleReturn>> ReturnsWithWordsAsync(int number) => returns.GetAllAsync(all => all.Where(row => row.SaleNumber == number && row.Reason != ""));

    /// <summary>Sales of a wallet by their numbers.</summary>
    public async Task<IReadOnlyDictionary<int, Sale>> OfWalletAsync(int walletId, IReadOnlyCollection<int> numbers)
    {
        if (numbers.Count == 0)
            return new Dictionary<int, Sale>();

        var wanted = numbers.ToList();
        return (await sales.GetAllAsync(all => all.Where(sale => sale.WalletId == walletId && wanted.Contains(sale.Number)))).ToDictionary(sale => sale.Number);
    }

    /// <summary>Sales by their numbers, in no order; one that is not there is not among them.</summary>
    public async Task<IReadOnlyList<RecordedSale>> OfNumbersAsync(IReadOnlyCollection<int> numbers)
    {
        var wanted = numbers.ToList();
        return wanted.Count == 0 ? [] : await WithRestAsync([.. await sales.GetAllAsync(all => all.Where(sale => wanted.Contains(sale.Number)))]);
    }

    /// <summary>Sales that a branch recorded from an instant on and before another, oldest first.</summary>
    public async Task<IReadOnlyList<Sale>> SoldAsync(int branchId, DateTime fromUtc, DateTime toUtc)
    {
        var (from, to) = (fromUtc.AsStored(), toUtc.AsStored());
        return [.. await sales.GetAllAsync(all => all.Where(sale => sale.BranchId == branchId && sale.SoldOnUtc >= from && sale.SoldOnUtc < to).OrderBy(sale => sale.Id))];
    }

    /// <summary>Returns that a branch recorded from an instant on and before another, oldest first, with their sales; null: there is none, which a verification finds.</summary>
    public async Task<IReadOnlyList<(SaleReturn Return, Sale? Of)>> ReturnedAsync(int branchId, DateTime fromUtc, DateTime toUtc)
    {
        var (from, to) = (fromUtc.AsStored(), toUtc.AsStored());
        var found = await returns.GetAllAsync(all => all.Where(row => row.BranchId == branchId && row.ReturnedOnUtc >= from && row.ReturnedOnUtc < to).OrderBy(row => row.Id));
        var numbers = found.Select(row => row.SaleNumber).Distinct().ToList();
        var saleOf = numbers.Count == 0 ? [] : (await sales.GetAllAsync(all => all.Where(sale => numbers.Contains(sale.Number)))).ToDictionary(sale => sale.Number);
        return [.. found.Select(row => (row, saleOf.GetValueOrDefault(row.SaleNumber)))];
    }

    /// <summary>Credit that was spent for some sales, and what of it is back, by their numbers of the ledger.</summary>
    public async Task<IReadOnlyDictionary<int, (long Spent, long Back)>> CreditAsync(IReadOnlyCollection<int> orderIds)
    {
        var wanted = orderIds.ToList();
        return (await holds.GetAllAsync(all => all.Where(hold => hold.OrderId != null && wanted.Contains(hold.OrderId.Value)))).GroupBy(hold => hold.OrderId!.Value)
            .ToDictionary(ofSale => ofSale.Key, ofSale => OrderPosting.RedemptionOf(ofSale, ofSale.Key));
    }

    /// <summary>Sales without an account in the ledger, in pages.</summary>
    public IAsyncEnumerable<IReadOnlyList<Sale>> UnpostedAsync()
    {
        var known = accounts.Table;
        var unposted = sales.Table.Where(sale => !known.Any(account => account.OrderId == -sale.Number));
        return Pages.ReadAsync(BookQueries.PageSize, last => unposted.Where(sale => sale.Id > last).OrderBy(sale => sale.Id), sale => sale.Id);
    }

    /// <summary>Returns of sales that nobody recorded, in pages.</summary>
    public IAsyncEnumerable<IReadOnlyList<SaleReturn>> ReturnsOfNothingAsync()
    {
        var known = sales.Table;
        var ofNothing = returns.Table.Where(row => !known.Any(sale => sale.Number == row.SaleNumber));
        return Pages.ReadAsync(BookQueries.PageSize, last => ofNothing.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id);
    }

    async Task<RecordedSale?> OneAsync(IList<Sale> found) => found is [var sale] ? (await WithRestAsync([sale]))[0] : null;

    async Task<IReadOnlyList<RecordedSale>> WithRestAsync(IReadOnlyList<Sale> found)
    {
        var numbers = found.Select(sale => sale.Number).ToList();
        var orderIds = numbers.Select(SaleNumber.OrderIdOf).ToList();
        var walletIds = found.Select(sale => sale.WalletId).Distinct().ToList();
        var linesOf = (await lines.GetAllAsync(all => all.Where(line => numbers.Contains(line.SaleNumber)).OrderBy(line => line.Ordinal))).ToLookup(line => line.SaleNumber);
        var returnsOf = (await returns.GetAllAsync(all => all.Where(row => numbers.Contains(row.SaleNumber)).OrderBy(row => row.Id))).ToLookup(row => row.SaleNumber);
        var accountOf = (await accounts.GetAllAsync(all => all.Where(account => orderIds.Contains(account.OrderId)))).ToDictionary(account => account.OrderId);
        var walletOf = (await wallets.GetAllAsync(all => all.Where(wallet => walletIds.Contains(wallet.Id)))).ToDictionary(wallet => wallet.Id);
        return
        [
            .. found.Select(sale => new RecordedSale(sale, [.. linesOf[sale.Number]], [.. returnsOf[sale.Number]],
                accountOf.GetValueOrDefault(SaleNumber.OrderIdOf(sale.Number)), walletOf.GetValueOrDefault(sale.WalletId) ?? new Wallet { Id = sale.WalletId })),
        ];
    }
}
