using Nop.Core.Domain.Directory;

namespace Nop.Services.Catalog;

public interface IPriceFormatter
{
    Task<string> FormatPriceAsync(decimal price);
    Task<string> FormatPriceAsync(decimal price, bool showCurrency, bool showTax);
    Task<string> FormatPriceAsync(decimal price, bool showCurrency, Currency targetCurrency);
    Task<string> FormatPriceAsync(decimal price, bool showCurrency, string currencyCode, bool showTax, int languageId);
}
