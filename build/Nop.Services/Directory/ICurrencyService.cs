using Nop.Core.Domain.Directory;

namespace Nop.Services.Directory;

public interface ICurrencyService
{
    decimal ConvertCurrency(decimal amount, decimal exchangeRate);
    Task<decimal> ConvertCurrencyAsync(decimal amount, Currency sourceCurrencyCode, Currency targetCurrencyCode);
    Task<decimal> ConvertFromPrimaryStoreCurrencyAsync(decimal amount, Currency targetCurrencyCode);
    Task<decimal> ConvertToPrimaryStoreCurrencyAsync(decimal amount, Currency sourceCurrencyCode);
    Task<IList<Currency>> GetAllCurrenciesAsync(bool showHidden = false, int storeId = 0);
    Task<Currency> GetCurrencyByCodeAsync(string currencyCode);
    Task<Currency> GetCurrencyByIdAsync(int currencyId);
}
