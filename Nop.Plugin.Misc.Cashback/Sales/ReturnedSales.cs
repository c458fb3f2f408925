using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>Records sales of branches' files by the same way as those of the counter: what a receipt was recorded for before, here or there, is recorded once.</summary>
sealed class ReturnedSales(ISalonSales sales, IProductService products, ICategoryService categories, IStoreContext stores) : IReturnedSales
{
    Dictionary<string, int>? _categoryOf;

    public async Task<int> StoreIdAsync() => (await stores.GetCurrentStoreAsync()).Id;

    public async Task<(int ProductId, int CategoryId)?> LineAsync(string product, string category)
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

    public async Task<ReturnOutcome?> RecordAsync(int branchId, IReadOnlyList<ReturnRow> rows, int actorId, DateTime broughtOnUtc, bool isDryRun)
    {
        var first = rows[0];
        var request = new SaleRequest(first.CustomerId, first.StoreId, branchId, first.Receipt,
            [.. rows.Select(row => new SoldLine(row.LineProductId, row.LineCategoryId, row.Amount, row.Quantity))], rows.Sum(row => row.Credit), actorId)
        {
            Channel = SalonChannel.Of(actorId),
            SoldOnUtc = first.TakenOnUtc?.AsUtc() ?? broughtOnUtc,
        };
        var result = await sales.RecordAsync(request, isDryRun);
        return result.Refusal switch
        {
            SalonRefusal.None => result.Repeated ? ReturnOutcome.Already : isDryRun ? ReturnOutcome.Ready : ReturnOutcome.Taken,
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
            var other => throw new InvalidOperationException($"No sale of a return file ends so: {other}."),
        };
    }
}
