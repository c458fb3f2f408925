namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>Works out what a sale earns, by the calculator of orders.</summary>
sealed class SaleEarning(IRuleSetProvider rules, IProductService products, TillTaxes taxes, ICustomerService customers, EarningOfPurchases earning)
{
    /// <summary>Computes the earning by the rules in force now, with the tier held now.</summary>
    /// <param name="sale">The sale.</param>
    /// <param name="lines">Its lines, with their names.</param>
    /// <param name="key">The wallet.</param>
    /// <param name="soldOnUtc">When it is recorded.</param>
    public Task<FrozenEarning> ComputeAsync(SaleRequest sale, IReadOnlyList<SaleLine> lines, WalletKey key, DateTime soldOnUtc) =>
        earning.ComputeAsync(new(sale.StoreId, soldOnUtc.AsUtc()), key, async set => new(
            await LinesAsync(sale.CustomerId, lines, set), Discount: 0,
            new Money(sale.Gross - sale.Credit, set.Currency).ToDecimal(),
            new Money(sale.Gross, set.Currency).ToDecimal()));

    async Task<IReadOnlyList<EarnLine>> LinesAsync(int customerId, IReadOnlyList<SaleLine> lines, EarnRuleSet set)
    {
        var customer = await customers.GetCustomerByIdAsync(customerId);
        var read = new List<EarnLine>(lines.Count);
        foreach (var line in lines)
            read.Add(await LineAsync(line, customer, set));
        return read;
    }

    async Task<EarnLine> LineAsync(SaleLine line, Customer customer, EarnRuleSet set)
    {
        var product = line.ProductId > 0 ? await products.GetProductByIdAsync(line.ProductId) : null;
        var gross = new Money(line.Amount, set.Currency).ToDecimal();
        var tax = line.Tax is { } told ? new Money(told, set.Currency).ToDecimal() : set is { BaseIncludesTax: true, MarginCapPercent: null } ? 0 : await taxes.OfAsync(product, gross, customer);
        return new(
            line.Ordinal,
            line.Name,
            set.BaseIncludesTax ? gross : gross - tax,
            line.ProductId,
            await rules.CategoriesOfAsync(product?.Id ?? 0, line.CategoryId),
            product is not null ? await rules.ManufacturersOfAsync(product.Id, set) : [],
            product?.IsGiftCard ?? false,
            line.Quantity,
            product is { ProductCost: > 0 } ? product.ProductCost * line.Quantity : null,
            set.BaseIncludesTax ? tax : 0);
    }
}
