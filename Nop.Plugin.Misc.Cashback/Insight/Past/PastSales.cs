using System.Runtime.CompilerServices;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Insight.Past;

/// <summary>Reads what was sold in the salon in the past, in the form of orders. What was undone never happened. Never writes.</summary>
/// <remarks>Sales in a currency that the shop's cashback has no longer are left out: their amounts cannot be added to the others.</remarks>
sealed class PastSales(
    SoldQueries sales,
    IRepository<SaleLine> lines,
    IRepository<SaleReturn> returns,
    IRepository<Product> products,
    IRepository<CustomerCustomerRoleMapping> roles,
    ICustomerService customers,
    IWalletDirectory directory,
    TillTaxes taxes)
{
    const int PageSize = 1000;

    // Large, so that a shop that rounds to cents takes little from it.
    const decimal Sample = 1_000_000;

    // Every database that a shop runs on can compare with it.
    static readonly DateTime _beforeAll = new(1900, 1, 1);

    readonly Customer _nobody = new();
    readonly Dictionary<(int CategoryId, bool IsExempt, bool IsProduct), decimal> _taxOfSample = [];

    /// <summary>How many sales were recorded before an instant.</summary>
    /// <param name="storeId">The store whose settings held; 0: all.</param>
    /// <param name="toUtc">The instant.</param>
    public async Task<int> CountAsync(int storeId, DateTime toUtc) => await sales.Before(storeId, toUtc, (await directory.GetCurrencyAsync()).Code).CountAsync();

    /// <summary>Sales recorded before an instant, oldest first, page by page, so that memory stays flat.</summary>
    /// <param name="storeId">The store whose settings held; 0: all.</param>
    /// <param name="toUtc">The instant.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public async IAsyncEnumerable<IReadOnlyList<PastOrder>> ReadAsync(int storeId, DateTime toUtc, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var registered = (await customers.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName))?.Id ?? 0;
        var currency = await directory.GetCurrencyAsync();
        var (at, id) = (_beforeAll, 0);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await PageAsync(sales.Before(storeId, toUtc, currency.Code), at, id, registered);
            if (page.Count == 0)
                yield break;
            yield return await WholeAsync(page, currency);
            if (page.Count < PageSize)
                yield break;
            (at, id) = (page[^1].Sale.SoldOnUtc, page[^1].Sale.Id);
        }
    }

    async Task<List<SoldRow>> PageAsync(IQueryable<SoldRow> found, DateTime atUtc, int id, int registered)
    {
        var at = atUtc.AsStored();
        var page = await found.Where(row => row.Sale.SoldOnUtc >= at && (row.Sale.SoldOnUtc > at || row.Sale.Id > id))
            .OrderBy(row => row.Sale.SoldOnUtc).ThenBy(row => row.Sale.Id).Take(PageSize).ToListAsync();
        var ids = page.Select(row => row.CustomerId).Distinct().ToList();
        var known = ids.Count == 0 ? [] : (await roles.Table.Where(role => role.CustomerRoleId == registered && ids.Contains(role.CustomerId)).Select(role => role.CustomerId).ToListAsync()).ToHashSet();
        foreach (var row in page)
            row.HasAccount = known.Contains(row.CustomerId);
        return page;
    }

    async Task<IReadOnlyList<PastOrder>> WholeAsync(List<SoldRow> page, CurrencySpec currency)
    {
        var numbers = page.ConvertAll(row => row.Sale.Number);
        var linesOf = (await lines.Table.Where(line => numbers.Contains(line.SaleNumber)).OrderBy(line => line.Ordinal).ToListAsync()).ToLookup(line => line.SaleNumber);
        var returnsOf = (await returns.Table.Where(row => numbers.Contains(row.SaleNumber)).ToListAsync()).ToLookup(row => row.SaleNumber);
        var ids = linesOf.SelectMany(ofSale => ofSale).Select(line => line.ProductId).Where(id => id > 0).Distinct().ToList();
        var productOf = ids.Count == 0 ? [] : (await products.Table.Where(product => ids.Contains(product.Id))
            .Select(product => new SoldProduct(product.Id, product.TaxCategoryId, product.IsTaxExempt, product.ProductCost)).ToListAsync()).ToDictionary(product => product.Id);
        var whole = new List<PastOrder>(page.Count);
        foreach (var row in page)
        {
            var sale = row.Sale;
            var back = returnsOf[sale.Number].ToList();
            var (returned, creditBack) = (back.Sum(one => one.Amount), back.Sum(one => one.CreditBack));
            var sold = new List<PastLine>();
            foreach (var line in linesOf[sale.Number])
                sold.Add(await LineAsync(line, productOf.GetValueOrDefault(line.ProductId), currency));
            var on = sale.SoldOnUtc.AsUtc();
            whole.Add(new(SaleNumber.OrderIdOf(sale.Number), row.CustomerId, on)
            {
                StoreId = sale.StoreId,
                HasAccount = row.HasAccount,
                CompletedOnUtc = on,
                RefundedOnUtc = back.Count == 0 ? null : back.Min(one => one.ReturnedOnUtc).AsUtc(),
                Total = Units(sale.Money),
                Credit = Units(sale.Credit),
                Refunded = Units(returned - creditBack),
                Goods = Units(sale.Gross),
                GoodsBack = Units(returned),
                Lines = sold,
            });
        }

        return whole;

        decimal Units(long minor) => new Money(minor, currency).ToDecimal();
    }

    async Task<PastLine> LineAsync(SaleLine line, SoldProduct? product, CurrencySpec currency)
    {
        var gross = new Money(line.Amount, currency).ToDecimal();
        var tax = line.Tax is { } told ? new Money(told, currency).ToDecimal() : gross * await TaxOfSampleAsync(product) / Sample;
        return new(line.ProductId, line.Quantity, gross - tax, gross, product is { Cost: > 0 } ? product.Cost * line.Quantity : null, line.CategoryId);
    }

    // Asked once for each tax category, of nobody in particular: who is free of tax, or is taxed elsewhere, must not decide it for all others.
    async Task<decimal> TaxOfSampleAsync(SoldProduct? product)
    {
        var key = (product?.TaxCategoryId ?? 0, product?.IsTaxExempt ?? false, product is not null);
        if (!_taxOfSample.TryGetValue(key, out var tax))
        {
            var taxed = product is null ? null : new Product { TaxCategoryId = product.TaxCategoryId, IsTaxExempt = product.IsTaxExempt };
            _taxOfSample[key] = tax = await taxes.OfAsync(taxed, Sample, _nobody);
        }

        return tax;
    }

    sealed record SoldProduct(int Id, int TaxCategoryId, bool IsTaxExempt, decimal Cost);
}
