using Nop.Plugin.Misc.Cashback.Web.Admin.Members;
using Nop.Plugin.Misc.Cashback.Web.Admin.Orders;
using Nop.Plugin.Misc.Cashback.Web.Shop.Account;
using Nop.Plugin.Misc.Cashback.Web.Shop.Cart;
using Nop.Plugin.Misc.Cashback.Web.Shop.Hints;
using Nop.Plugin.Misc.Cashback.Web.Shop.Orders;
using Nop.Web.Framework.Infrastructure;

namespace Nop.Plugin.Misc.Cashback;

/// <summary>The component of each widget zone.</summary>
public static class WidgetZoneMap
{
    /// <summary>Zone → type of the view component.</summary>
    public static IReadOnlyDictionary<string, Type> Components { get; } = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
        [PublicWidgetZones.AccountNavigationAfter] = typeof(AccountNavigationComponent),
        [PublicWidgetZones.ProductBoxAddinfoMiddle] = typeof(ProductEarnComponent),
        [PublicWidgetZones.ProductPriceBottom] = typeof(ProductEarnComponent),
        [PublicWidgetZones.OrderSummaryContentDeals] = typeof(CartCashbackComponent),
        [PublicWidgetZones.OrderSummaryTotals] = typeof(CartEarnComponent),
        [PublicWidgetZones.OpCheckoutPaymentMethodTop] = typeof(CartCashbackComponent),
        [PublicWidgetZones.CheckoutPaymentMethodTop] = typeof(CartCashbackComponent),
        [PublicWidgetZones.CheckoutCompletedBottom] = typeof(OrderCompletedComponent),
        [PublicWidgetZones.OrderDetailsPageAfterproducts] = typeof(OrderCashbackComponent),
        [AdminWidgetZones.CustomerDetailsBlock] = typeof(AdminCustomerCashbackViewComponent),
        [AdminWidgetZones.OrderDetailsBlock] = typeof(AdminOrderCashbackViewComponent),
    };
}
