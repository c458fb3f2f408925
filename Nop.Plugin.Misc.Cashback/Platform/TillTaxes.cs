using Nop.Core.Domain.Tax;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>The tax in what a till sold, where the till did not tell it. A till's prices have their tax in them; what is no product of the shop is taxed as a new product would be.</summary>
public sealed class TillTaxes(ITaxService taxes, ISettingService settings)
{
    /// <summary>Works the tax out, by the shop's rules.</summary>
    /// <param name="product">The product; null: none of the shop's.</param>
    /// <param name="gross">Amount with tax.</param>
    /// <param name="customer">Who buys.</param>
    public async Task<decimal> OfAsync(Product? product, decimal gross, Customer customer)
    {
        product ??= new Product { TaxCategoryId = (await settings.LoadSettingAsync<TaxSettings>()).DefaultTaxCategoryId };
        var (net, _) = await taxes.GetProductPriceAsync(product, product.TaxCategoryId, gross, includingTax: false, customer, priceIncludesTax: true);
        return gross - net;
    }
}
