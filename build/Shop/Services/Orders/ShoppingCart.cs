using Nop.Core.Caching;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Stores;
using Nop.Services.Catalog;
using Nop.Services.Orders;

namespace Cashback.Preview.Services;

/// <summary>Carts.</summary>
public sealed class ShoppingCart(
    IRepository<ShoppingCartItem> items, IProductService products, UnitPrices prices, CartPricing pricing, IShortTermCacheManager cache, TimeProvider clock) : IShoppingCartService
{
    static readonly CacheKey ItemsKey = new("Nop.shoppingcartitem.all.{0}-{1}-{2}-{3}");

    /// <inheritdoc/>
    /// <remarks>Read once a request, as nopCommerce does; a write forgets it.</remarks>
    public async Task<IList<ShoppingCartItem>> GetShoppingCartAsync(Customer customer, ShoppingCartType? shoppingCartType = null, int storeId = 0, int? productId = null,
        DateTime? createdFromUtc = null, DateTime? createdToUtc = null, int? customWishlistId = null)
    {
        var type = (int?)shoppingCartType;
        var found = await cache.GetAsync(() => items.Table.Where(item => item.CustomerId == customer.Id && (type == null || item.ShoppingCartTypeId == type)
            && (storeId == 0 || item.StoreId == storeId) && (productId == null || item.ProductId == productId)).OrderBy(item => item.Id).ToListAsync(),
            ItemsKey, customer.Id, type ?? 0, storeId, productId ?? 0);
        return [.. found];
    }

    /// <inheritdoc/>
    public async Task<(decimal subTotal, decimal discountAmount, List<Discount> appliedDiscounts, int? maximumDiscountQty)> GetSubTotalAsync(ShoppingCartItem shoppingCartItem, bool includeDiscounts)
    {
        var line = (await pricing.PriceAsync([shoppingCartItem])).Lines[0];
        return includeDiscounts ? (line.Net, line.Discount, [], null) : (line.Net + line.Discount, 0, [], null);
    }

    /// <inheritdoc/>
    public async Task<(decimal unitPrice, decimal discountAmount, List<Discount> appliedDiscounts)> GetUnitPriceAsync(ShoppingCartItem shoppingCartItem, bool includeDiscounts)
    {
        var (subTotal, discount, _, _) = await GetSubTotalAsync(shoppingCartItem, includeDiscounts);
        return (subTotal / shoppingCartItem.Quantity, discount / shoppingCartItem.Quantity, []);
    }

    /// <inheritdoc/>
    public async Task<(decimal unitPrice, decimal discountAmount, List<Discount> appliedDiscounts)> GetUnitPriceAsync(Product product, Customer customer, Store store,
        ShoppingCartType shoppingCartType, int quantity, string attributesXml, decimal customerEnteredPrice, DateTime? rentalStartDate, DateTime? rentalEndDate,
        bool includeDiscounts) => (await prices.OfAsync(product, quantity, attributesXml, customerEnteredPrice, rentalStartDate, rentalEndDate), 0m, []);

    /// <inheritdoc/>
    public async Task<bool> ShoppingCartIsRecurringAsync(IList<ShoppingCartItem> shoppingCart) =>
        (await products.GetProductsByIdsAsync([.. shoppingCart.Select(item => item.ProductId)])).Any(product => product.IsRecurring);

    /// <summary>Puts pieces of a product into a cart; a product that is there already in the same option gets more pieces.</summary>
    public async Task<ShoppingCartItem> AddAsync(Customer customer, Product product, int quantity, int storeId, string attributesXml = "")
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if ((await GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, storeId, product.Id)).FirstOrDefault(item => (item.AttributesXml ?? "") == attributesXml) is { } there)
        {
            there.Quantity += quantity;
            there.UpdatedOnUtc = now;
            await items.UpdateAsync(there);
            return there;
        }

        return await AddLineAsync(customer, product, quantity, storeId, item => item.AttributesXml = attributesXml);
    }

    /// <summary>Puts a line of its own into a cart, also where the product is there already.</summary>
    public async Task<ShoppingCartItem> AddLineAsync(Customer customer, Product product, int quantity, int storeId, Action<ShoppingCartItem>? choose = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var item = new ShoppingCartItem
        {
            CustomerId = customer.Id,
            ProductId = product.Id,
            Quantity = quantity,
            StoreId = storeId,
            ShoppingCartType = ShoppingCartType.ShoppingCart,
            CreatedOnUtc = now,
            UpdatedOnUtc = now,
        };
        choose?.Invoke(item);
        await items.InsertAsync(item);
        return item;
    }

    /// <summary>Sets the number of pieces; 0 takes the line out.</summary>
    public async Task SetQuantityAsync(ShoppingCartItem item, int quantity)
    {
        if (quantity <= 0)
        {
            await items.DeleteAsync(item);
            return;
        }

        item.Quantity = quantity;
        item.UpdatedOnUtc = clock.GetUtcNow().UtcDateTime;
        await items.UpdateAsync(item);
    }

    /// <summary>Empties a cart.</summary>
    public Task ClearAsync(IList<ShoppingCartItem> cart) => items.DeleteAsync(cart);
}
