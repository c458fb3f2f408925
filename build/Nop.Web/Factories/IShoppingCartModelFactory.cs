using Nop.Core.Domain.Orders;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Web.Factories;

public interface IShoppingCartModelFactory
{
    Task<OrderTotalsModel> PrepareOrderTotalsModelAsync(IList<ShoppingCartItem> cart, bool isEditable);

    Task<ShoppingCartModel> PrepareShoppingCartModelAsync(
        ShoppingCartModel model,
        IList<ShoppingCartItem> cart,
        bool isEditable = true,
        bool validateCheckoutAttributes = false,
        bool prepareAndDisplayOrderReviewData = false);
}
