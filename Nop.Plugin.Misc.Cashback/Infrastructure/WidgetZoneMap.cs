using Nop.Plugin.Misc.Cashback.Components;
using Nop.Plugin.Misc.Cashback.Components.Public;
using Nop.Web.Framework.Infrastructure;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Which component stands in which zone; one component a zone.</summary>
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
