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
    /// <summary>What undid it; null: it stands.</summary>
    public SaleReturn? Undone => Returns.FirstOrDefault(row => row.IsUndo);

    /// <summary>What the goods cost that have not come back.</summary>
    public long Left => Sale.Gross - Returns.Sum(row => row.Amount);

    /// <summary>What it earned when it was recorded.</summary>
    public long Earned => Account?.Earned ?? 0;
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

    /// <summary>A return by its act; null: none.</summary>
    public async Task<SaleReturn?> ReturnAsync(string act) => await returns.Table.FirstOrDefaultAsync(row => row.Act == act);

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
