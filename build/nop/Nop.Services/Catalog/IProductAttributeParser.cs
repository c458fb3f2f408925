using Microsoft.AspNetCore.Http;
using Nop.Core.Domain.Catalog;

namespace Nop.Services.Catalog;

public interface IProductAttributeParser
{
    Task<decimal> ParseCustomerEnteredPriceAsync(Product product, IFormCollection form);

    int ParseEnteredQuantity(Product product, IFormCollection form);

    Task<string> ParseProductAttributesAsync(Product product, IFormCollection form, List<string> errors);

    void ParseRentalDates(Product product, IFormCollection form, out DateTime? startDate, out DateTime? endDate);
}
