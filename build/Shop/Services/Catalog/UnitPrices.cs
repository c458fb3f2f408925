using Nop.Core.Caching;

namespace Cashback.Preview.Services;

/// <summary>What a piece costs as it is chosen: by pieces, options, days of a rent, or as the customer says.</summary>
public sealed class UnitPrices(IRepository<ProductOption> options, IRepository<QuantityPrice> steps, IStaticCacheManager cache)
{
    /// <summary>The net price of a piece.</summary>
    /// <param name="product">The product.</param>
    /// <param name="quantity">Pieces.</param>
    /// <param name="attributesXml">The option as <see cref="OptionParser"/> writes it; null or empty: none.</param>
    /// <param name="enteredPrice">What the customer says, where the product asks.</param>
    /// <param name="rentalStart">First day of a rent.</param>
    /// <param name="rentalEnd">The day after its last.</param>
    public async Task<decimal> OfAsync(Product product, int quantity, string? attributesXml, decimal enteredPrice, DateTime? rentalStart, DateTime? rentalEnd)
    {
        ArgumentNullException.ThrowIfNull(product);
        if (product.CustomerEntersPrice)
            return enteredPrice;

        var price = (await StepsAsync())[product.Id].Where(step => step.Quantity <= quantity).MaxBy(step => step.Quantity)?.Price ?? product.Price;
        if (OptionParser.IdIn(attributesXml) is { } optionId)
            price += (await OptionsOfAsync(product.Id)).FirstOrDefault(option => option.Id == optionId)?.PriceAdjustment ?? 0;
        return product.IsRental && rentalStart is { } start && rentalEnd is { } end ? price * Math.Max(1, (end - start).Days) : price;
    }

    /// <summary>What a product can be chosen in.</summary>
    public async Task<IReadOnlyList<ProductOption>> OptionsOfAsync(int productId) => [.. (await cache.GetAsync(new CacheKey("Nop.productoption.all"),
        async () => (await options.Table.OrderBy(option => option.Id).ToListAsync()).ToLookup(option => option.ProductId)))[productId]];

    Task<ILookup<int, QuantityPrice>> StepsAsync() => cache.GetAsync(new CacheKey("Nop.quantityprice.all"),
        async () => (await steps.Table.ToListAsync()).ToLookup(step => step.ProductId));
}
