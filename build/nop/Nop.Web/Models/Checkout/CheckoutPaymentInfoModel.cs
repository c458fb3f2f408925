using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

public record CheckoutPaymentInfoModel : BaseNopModel
{
    public Type PaymentViewComponent { get; set; }
    public bool DisplayOrderTotals { get; set; }
}
