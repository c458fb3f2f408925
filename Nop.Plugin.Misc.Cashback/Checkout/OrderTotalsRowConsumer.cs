using Nop.Services.Events;
using Nop.Web.Framework.Events;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Gives the totals of the cart and of the checkout what their total was reduced by, just after that was computed.</summary>
sealed class OrderTotalsRowConsumer(CashbackRow row, CreditText text) : IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    /// <summary>Key in the model's CustomProperties, for a theme that shows the row itself: the amount as text, "-€5.00".</summary>
    public const string Property = "Cashback";

    public async Task HandleEventAsync(ModelPreparedEvent<BaseNopModel> eventMessage)
    {
        if (eventMessage.Model is not OrderTotalsModel model)
            return;

        row.Text = row.Minor > 0 && !string.IsNullOrEmpty(model.OrderTotal) ? await text.AsReductionAsync(row.Minor) : null;
        if (row.Text is not null)
            model.CustomProperties[Property] = row.Text;
    }
}
