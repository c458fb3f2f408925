using Nop.Services.Tax;

namespace Cashback.Preview.Services;

/// <summary>Prices are kept net; tax is that of the product's category.</summary>
public sealed class TaxService(CartPricing pricing) : ITaxService
{
    /// <inheritdoc/>
    public Task<(decimal price, decimal taxRate)> GetProductPriceAsync(Product product, decimal price, bool includingTax, Customer customer) =>
        GetProductPriceAsync(product, product.TaxCategoryId, price, includingTax, customer, priceIncludesTax: false);

    /// <inheritdoc/>
    public async Task<(decimal price, decimal taxRate)> GetProductPriceAsync(Product product, int taxCategoryId, decimal price, bool includingTax, Customer customer, bool priceIncludesTax)
    {
        var percent = await pricing.TaxPercentAsync(product);
        var factor = 1 + (percent / 100);
        var net = priceIncludesTax ? price / factor : price;
        return (includingTax ? net * factor : net, percent);
    }
}
