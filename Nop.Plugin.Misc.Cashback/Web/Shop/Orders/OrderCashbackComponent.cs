using Nop.Web.Framework.Components;
using Nop.Web.Models.Order;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Orders;

/// <summary>Redemption and earning of an order, on the shopper's order page.</summary>
public sealed class OrderCashbackComponent(OrderCashbackFactory factory) : NopViewComponent
{
    /// <summary>Renders the block, or nothing where the order has nothing to do with cashback.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        var model = additionalData is OrderDetailsModel order ? await factory.PrepareAsync(order.Id) : null;
        return model is null ? Content("") : View(CashbackDefaults.ViewFolder + "/Public/Components/OrderCashback.cshtml", model);
    }
}

/// <summary>Redemption and earning of an order.</summary>
/// <param name="Redeemed">Paid with cashback; null: nothing.</param>
/// <param name="Reduction">What the order's total is less by now, as its totals show it, in the order's currency; null: nothing.</param>
/// <param name="Restored">Of it given back; null: nothing.</param>
/// <param name="Earned">What it earned; null: nothing, or not paid yet.</param>
/// <param name="TakenBack">Of it taken back; null: nothing.</param>
/// <param name="Why">Each line of the explanation.</param>
public sealed record OrderCashbackModel(string? Redeemed, string? Reduction, string? Restored, string? Earned, string? TakenBack, IReadOnlyList<string> Why) : BaseNopModel;
