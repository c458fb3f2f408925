using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;

namespace Nop.Services.Orders;

public interface IShoppingCartService
{
    Task<IList<ShoppingCartItem>> GetShoppingCartAsync(
        Customer customer,
        ShoppingCartType? shoppingCartType = null,
        int storeId = 0,
        int? productId = null,
        DateTime? createdFromUtc = null,
        DateTime? createdToUtc = null,
        int? customWishlistId = null);

    Task<(decimal subTotal, decimal discountAmount, List<Discount> appliedDiscounts, int? maximumDiscountQty)> GetSubTotalAsync(
        ShoppingCartItem shoppingCartItem,
        bool includeDiscounts);

    Task<(decimal unitPrice, decimal discountAmount, List<Discount> appliedDiscounts)> GetUnitPriceAsync(
        ShoppingCartItem shoppingCartItem,
        bool includeDiscounts);

    Task<(decimal unitPrice, decimal discountAmount, List<Discount> appliedDiscounts)> GetUnitPriceAsync(
        Product product,
        Customer customer,
        Store store,
        ShoppingCartType shoppingCartType,
        int quantity,
        string attributesXml,
        decimal customerEnteredPrice,
        DateTime? rentalStartDate,
        DateTime? rentalEndDate,
        bool includeDiscounts);

    Task<bool> ShoppingCartIsRecurringAsync(IList<ShoppingCartItem> shoppingCart);
}
