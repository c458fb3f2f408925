using Nop.Services.Catalog;
using Nop.Web.Models.Catalog;

namespace Cashback.Preview.Web.Factories;

/// <summary>Products as pages show them.</summary>
public sealed class CatalogModels(IPriceFormatter prices, IWorkContext work)
{
    /// <summary>A product in a list.</summary>
    public async Task<ProductOverviewModel> OverviewAsync(Product product) => new()
    {
        Id = product.Id,
        Name = product.Name,
        Sku = product.Sku,
        ProductType = product.ProductType,
        ProductPrice = await PriceAsync(product),
    };

    /// <summary>A product on its page.</summary>
    public async Task<ProductDetailsModel> DetailsAsync(Product product) => new()
    {
        Id = product.Id,
        Name = product.Name,
        Sku = product.Sku,
        ProductPrice = await PriceAsync(product),
        AddToCart = new() { ProductId = product.Id, EnteredQuantity = 1 },
    };

    async Task<ProductPriceModel> PriceAsync(Product product) => new()
    {
        ProductId = product.Id,
        Price = await prices.FormatPriceAsync(product.Price),
        PriceValue = product.Price,
        IsRental = product.IsRental,
        CallForPrice = product.CallForPrice,
        CustomerEntersPrice = product.CustomerEntersPrice,
        CurrencyCode = (await work.GetWorkingCurrencyAsync()).CurrencyCode,
    };
}
