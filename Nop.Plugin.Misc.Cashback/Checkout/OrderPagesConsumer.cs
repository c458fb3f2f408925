using Nop.Web.Areas.Admin.Models.Orders;
using Nop.Web.Framework.Events;
using Nop.Web.Models.Order;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>
/// Leaves out of an order's pages which of its custom values are not for their reader: from staff the name of the hold and what stands in the prices, which only the plugin reads; from the shopper
/// the amount, which the totals and the box of the same page say. Letters and the PDF, which have neither, keep it.
/// </summary>
sealed class OrderPagesConsumer(IOrderService orders, ICheckoutCashback checkout) : IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    public async Task HandleEventAsync(ModelPreparedEvent<BaseNopModel> eventMessage)
    {
        switch (eventMessage.Model)
        {
            case OrderModel { CustomValues: { } values }:
                values.RemoveAll(value => CheckoutReference.IsOne(value.Value) || WrittenReduction.IsOne(value.Value));
                break;
            case OrderDetailsModel { CustomValues: { Count: > 0 } values, Id: var id } when await orders.GetOrderByIdAsync(id) is { } order
                && WrittenCredit.FindIn(order) is { } amount && (await checkout.ForOrderAsync(id)).Redeemed > 0:
                values.RemoveAll(value => (value.Name, value.Value) == amount);
                break;
        }
    }
}
