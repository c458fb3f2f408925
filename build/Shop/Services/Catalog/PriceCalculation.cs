using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Stores;
using Nop.Services.Catalog;
using Nop.Services.Directory;

namespace Cashback.Preview.Services;

/// <summary>Prices: what the product says, without discounts of its own.</summary>
public sealed class PriceCalculation(ICurrencyService currencies, CurrencySettings settings) : IPriceCalculationService
{
    /// <inheritdoc/>
    public Task<(decimal priceWithoutDiscounts, decimal finalPrice, decimal appliedDiscountAmount, List<Discount> appliedDiscounts)> GetFinalPriceAsync(Product product,
        Customer customer, Store store, decimal additionalCharge = 0, bool includeDiscounts = true, int quantity = 1) =>
        Task.FromResult((product.Price + additionalCharge, product.Price + additionalCharge, 0m, new List<Discount>()));

    /// <inheritdoc/>
    public Task<(decimal priceWithoutDiscounts, decimal finalPrice, decimal appliedDiscountAmount, List<Discount> appliedDiscounts)> GetFinalPriceAsync(Product product,
        Customer customer, Store store, decimal additionalCharge, bool includeDiscounts, int quantity, DateTime? rentalStartDate, DateTime? rentalEndDate) =>
        GetFinalPriceAsync(product, customer, store, additionalCharge, includeDiscounts, quantity);

    /// <inheritdoc/>
    public async Task<(decimal priceWithoutDiscounts, decimal finalPrice, decimal appliedDiscountAmount, List<Discount> appliedDiscounts)> GetFinalPriceAsync(Product product,
        Customer customer, Store store, decimal? overriddenProductPrice, decimal additionalCharge, bool includeDiscounts, int quantity, DateTime? rentalStartDate,
        DateTime? rentalEndDate)
    {
        if (overriddenProductPrice is { } price)
            return (price + additionalCharge, price + additionalCharge, 0m, []);
        return await GetFinalPriceAsync(product, customer, store, additionalCharge, includeDiscounts, quantity);
    }

    /// <inheritdoc/>
    public decimal Round(decimal value, RoundingType roundingType) =>
        Math.Round(value, roundingType == RoundingType.Rounding1 ? 0 : 2, MidpointRounding.AwayFromZero);

    /// <inheritdoc/>
    public async Task<decimal> RoundPriceAsync(decimal value, Currency currency = null!)
    {
        currency ??= await currencies.GetCurrencyByIdAsync(settings.PrimaryStoreCurrencyId);
        return Math.Round(value, CurrencyDecimals.Of(currency.CurrencyCode), MidpointRounding.AwayFromZero);
    }
}
