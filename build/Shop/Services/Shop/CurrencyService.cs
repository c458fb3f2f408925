using Nop.Core.Domain.Directory;
using Nop.Services.Directory;

namespace Cashback.Preview.Services;

/// <summary>Currencies; amounts are kept in the primary one.</summary>
public sealed class CurrencyService(IRepository<Currency> currencies, Nop.Core.Caching.IStaticCacheManager cache) : ICurrencyService
{
    /// <inheritdoc/>
    public async Task<IList<Currency>> GetAllCurrenciesAsync(bool showHidden = false, int storeId = 0)
    {
        var all = await cache.GetAsync<IList<Currency>>(new("Nop.currency.all"), async () => await currencies.Table.OrderBy(currency => currency.DisplayOrder).ThenBy(currency => currency.Id).ToListAsync());
        return showHidden ? all : [.. all.Where(currency => currency.Published)];
    }

    /// <inheritdoc/>
    public async Task<Currency> GetCurrencyByIdAsync(int currencyId) => (await GetAllCurrenciesAsync(true)).FirstOrDefault(currency => currency.Id == currencyId)!;

    /// <inheritdoc/>
    public async Task<Currency> GetCurrencyByCodeAsync(string currencyCode) =>
        (await GetAllCurrenciesAsync(true)).FirstOrDefault(currency => string.Equals(currency.CurrencyCode, currencyCode, StringComparison.OrdinalIgnoreCase))!;

    /// <inheritdoc/>
    public decimal ConvertCurrency(decimal amount, decimal exchangeRate) => amount * exchangeRate;

    /// <inheritdoc/>
    public Task<decimal> ConvertCurrencyAsync(decimal amount, Currency sourceCurrencyCode, Currency targetCurrencyCode) =>
        Task.FromResult(sourceCurrencyCode.Id == targetCurrencyCode.Id ? amount : amount / sourceCurrencyCode.Rate * targetCurrencyCode.Rate);

    /// <inheritdoc/>
    public Task<decimal> ConvertFromPrimaryStoreCurrencyAsync(decimal amount, Currency targetCurrencyCode) => Task.FromResult(amount * targetCurrencyCode.Rate);

    /// <inheritdoc/>
    public Task<decimal> ConvertToPrimaryStoreCurrencyAsync(decimal amount, Currency sourceCurrencyCode) => Task.FromResult(amount / sourceCurrencyCode.Rate);
}

/// <summary>How many decimals amounts of a currency have, by ISO 4217.</summary>
public static class CurrencyDecimals
{
    /// <summary>0, 2 or 3.</summary>
    public static int Of(string code) => code.ToUpperInvariant() switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
