using System.Xml.Linq;
using Nop.Services.Catalog;

namespace Cashback.Preview.Services;

/// <summary>Reads what is chosen on a product's page, from fields named as nopCommerce names them, and writes options as nopCommerce does.</summary>
public sealed class OptionParser : IProductAttributeParser
{
    const int MostPieces = 99;

    /// <summary>Name of the field of a product's options.</summary>
    public const string Field = "product_attribute_1";

    /// <inheritdoc/>
    public Task<decimal> ParseCustomerEnteredPriceAsync(Product product, IFormCollection form) =>
        Task.FromResult(decimal.TryParse(form[$"addtocart_{product.Id}.CustomerEnteredPrice"], CultureInfo.CurrentCulture, out var price) ? price : 0);

    /// <inheritdoc/>
    public int ParseEnteredQuantity(Product product, IFormCollection form) =>
        int.TryParse(form[$"addtocart_{product.Id}.EnteredQuantity"], CultureInfo.InvariantCulture, out var quantity) ? Math.Clamp(quantity, 1, MostPieces) : 1;

    /// <inheritdoc/>
    public Task<string> ParseProductAttributesAsync(Product product, IFormCollection form, List<string> errors) =>
        Task.FromResult(int.TryParse(form[Field], CultureInfo.InvariantCulture, out var optionId) ? XmlOf(optionId) : "");

    /// <inheritdoc/>
    public void ParseRentalDates(Product product, IFormCollection form, out DateTime? startDate, out DateTime? endDate)
    {
        startDate = Day(form[$"rental_start_date_{product.Id}"]);
        endDate = Day(form[$"rental_end_date_{product.Id}"]);
    }

    /// <summary>An option as it is kept in cart and order.</summary>
    public static string XmlOf(int optionId) => new XElement("Attributes", new XElement("ProductAttribute", new XAttribute("ID", 1),
        new XElement("ProductAttributeValue", new XElement("Value", optionId)))).ToString(SaveOptions.DisableFormatting);

    /// <summary>The option that is kept; null: none.</summary>
    public static int? IdIn(string? attributesXml) => string.IsNullOrEmpty(attributesXml) ? null : (int?)XElement.Parse(attributesXml).Descendants("Value").FirstOrDefault();

    static DateTime? Day(string? text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day.Date : null;
}
