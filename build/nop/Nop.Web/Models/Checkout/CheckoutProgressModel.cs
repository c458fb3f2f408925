using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

public record CheckoutProgressModel : BaseNopModel
{
    public CheckoutProgressStep CheckoutProgressStep { get; set; }
}
