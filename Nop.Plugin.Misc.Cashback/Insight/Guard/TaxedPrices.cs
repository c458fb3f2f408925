using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Insight.Guard;

/// <summary>Splits prices, which shops type with or without tax, into net and tax. It asks for the rate of each tax category once.</summary>
sealed class TaxedPrices(ITaxService taxes, Customer customer)
{
    // Large, so that a shop that rounds to cents takes little from it.
    const decimal Sample = 1_000_000;
    const int Decimals = 10;

    readonly Dictionary<(int, bool), (decimal Net, decimal Tax)> _ofSample = [];

    /// <summary>A price without tax, and the tax on it.</summary>
    /// <param name="typed">As it stands with the product.</param>
    /// <param name="taxCategoryId">The product's tax category.</param>
    /// <param name="isTaxExempt">Whether the product is free of tax.</param>
    internal async Task<(decimal Net, decimal Tax)> OfAsync(decimal typed, int taxCategoryId, bool isTaxExempt)
    {
        if (!_ofSample.TryGetValue((taxCategoryId, isTaxExempt), out var sample))
            _ofSample[(taxCategoryId, isTaxExempt)] = sample = await SampleAsync(new() { TaxCategoryId = taxCategoryId, IsTaxExempt = isTaxExempt });
        return (decimal.Round(typed * sample.Net / Sample, Decimals), decimal.Round(typed * sample.Tax / Sample, Decimals));
    }

    async Task<(decimal Net, decimal Tax)> SampleAsync(Product product)
    {
        var (without, _) = await taxes.GetProductPriceAsync(product, Sample, includingTax: false, customer);
        var (with, _) = await taxes.GetProductPriceAsync(product, Sample, includingTax: true, customer);
        return (without, with - without);
    }
}
