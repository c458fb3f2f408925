using Nop.Core.Domain.Tax;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>Works out what a sale earns, by the calculator of orders.</summary>
sealed class SaleEarning(IRuleSetProvider rules, IProductService products, ITaxService taxes, ICustomerService customers, ISettingService settings, EarningOfPurchases earning)
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
        var tax = line.Tax is { } told ? new Money(told, set.Currency).ToDecimal() : await TaxAsync(product, gross, customer, set);
        return new(
            line.Ordinal,
            line.Name,
            set.BaseIncludesTax ? gross : gross - tax,
            line.ProductId,
            product is not null ? await rules.CategoriesOfAsync(product.Id) : line.CategoryId > 0 ? [line.CategoryId] : [],
            product is not null ? await rules.ManufacturersOfAsync(product.Id, set) : [],
            product?.IsGiftCard ?? false,
            line.Quantity,
            product is { ProductCost: > 0 } ? product.ProductCost * line.Quantity : null,
            set.BaseIncludesTax ? tax : 0);
    }

    // A till's prices have their tax in them. What is no product of the shop is taxed as a new product would be.
    async Task<decimal> TaxAsync(Product? product, decimal gross, Customer customer, EarnRuleSet set)
    {
        if (set.BaseIncludesTax && set.MarginCapPercent is null)
            return 0;

        product ??= new Product { TaxCategoryId = (await settings.LoadSettingAsync<TaxSettings>()).DefaultTaxCategoryId };
        var (net, _) = await taxes.GetProductPriceAsync(product, product.TaxCategoryId, gross, includingTax: false, customer, priceIncludesTax: true);
        return gross - net;
    }
}
