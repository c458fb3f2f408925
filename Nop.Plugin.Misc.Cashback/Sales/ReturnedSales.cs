using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>Records sales of branches' files by the same way as those of the counter: what a receipt was recorded for before, here or there, is recorded once.</summary>
sealed class ReturnedSales(ISalonSales sales, IProductService products, ICategoryService categories, IStoreContext stores) : IReturnedSales
{
    // Of one import: a file sells the same goods over and over.
    readonly Dictionary<(string Product, string Category), (int ProductId, int CategoryId)?> _lines = [];
    Dictionary<string, int>? _categoryOf;

    public async Task<int> StoreIdAsync() => (await stores.GetCurrentStoreAsync()).Id;

    public async Task<(int ProductId, int CategoryId)?> LineAsync(string product, string category)
    {
        if (!_lines.TryGetValue((product, category), out var line))
            _lines[(product, category)] = line = await FindLineAsync(product, category);
        return line;
    }

    public Task<ReturnOutcome?> RecordAsync(int branchId, IReadOnlyList<ReturnRow> rows, int actorId, DateTime broughtOnUtc) => RecordAsync(branchId, rows, actorId, broughtOnUtc, before: null);

    public Task<ReturnOutcome?> TryAsync(int branchId, IReadOnlyList<ReturnRow> rows, int actorId, DateTime broughtOnUtc, CreditBefore before) => RecordAsync(branchId, rows, actorId, broughtOnUtc, (CreditBefore?)before);

    async Task<(int ProductId, int CategoryId)?> FindLineAsync(string product, string category)
    {
        if (product.Length > 0)
            return await products.GetProductBySkuAsync(product) is { Deleted: false } found ? (found.Id, 0) : null;
        if (category.Length == 0)
            return (0, 0);
        // Two categories of one name are told apart by their numbers.
        _categoryOf ??= (await categories.GetAllCategoriesAsync(showHidden: true)).SelectMany(one => new[] { (Key: one.Name.Trim(), one.Id), (Key: one.Id.ToString(CultureInfo.InvariantCulture), one.Id) })
            .GroupBy(one => one.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Count() == 1 ? group.First().Id : 0, StringComparer.OrdinalIgnoreCase);
        return _categoryOf.GetValueOrDefault(category) is > 0 and var id ? (0, id) : null;
    }

    // With credit before it, it is tried only.
    async Task<ReturnOutcome?> RecordAsync(int branchId, IReadOnlyList<ReturnRow> rows, int actorId, DateTime broughtOnUtc, CreditBefore? before)
    {
        var first = rows[0];
        var request = new SaleRequest(first.CustomerId, first.StoreId, branchId, first.Receipt,
            [.. rows.Select(row => new SoldLine(row.LineProductId, row.LineCategoryId, row.Amount, row.Quantity))], rows.Sum(row => row.Credit), actorId)
        {
            Channel = SalonChannel.Of(actorId),
            SoldOnUtc = first.TakenOnUtc?.AsUtc() ?? broughtOnUtc,
            IsOfFile = true,
            CreditBefore = before ?? default,
        };
        var result = await sales.RecordAsync(request, before is not null);
        return result.Refusal switch
        {
            SalonRefusal.None => result.Repeated ? ReturnOutcome.Already : before is not null ? ReturnOutcome.Ready : ReturnOutcome.Taken,
            SalonRefusal.Busy or SalonRefusal.TooManyTries => null,
            SalonRefusal.Guest or SalonRefusal.AccountClosed => ReturnOutcome.AccountClosed,
            SalonRefusal.BadLine or SalonRefusal.BadAmount => ReturnOutcome.BadLine,
            SalonRefusal.TooMuch or SalonRefusal.Insufficient or SalonRefusal.OverLimit or SalonRefusal.BelowMinimum or SalonRefusal.NeedsSecondPerson
                or SalonRefusal.CreditOffToday or SalonRefusal.NotEntitled => ReturnOutcome.CreditRefused,
            SalonRefusal.ReceiptUsed => ReturnOutcome.ReceiptUsed,
            SalonRefusal.ReceiptIsCode => ReturnOutcome.ReceiptIsCode,
            SalonRefusal.Disabled => ReturnOutcome.Disabled,
            SalonRefusal.WrongBranch => ReturnOutcome.WrongBranch,
            SalonRefusal.OwnWallet => ReturnOutcome.OwnWallet,
            SalonRefusal.ProofRequired or SalonRefusal.ProofWrong => ReturnOutcome.ProofRequired,
            SalonRefusal.Altered => ReturnOutcome.Altered,
            SalonRefusal.Frozen => ReturnOutcome.Frozen,
            SalonRefusal.WalletClosed => ReturnOutcome.WalletClosed,
            SalonRefusal.CurrencyChanged => ReturnOutcome.OtherCurrency,
            var other => throw new InvalidOperationException($"No sale of a return file ends so: {other}."),
        };
    }
}
