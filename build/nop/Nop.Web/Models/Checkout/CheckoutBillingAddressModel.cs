using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

public record CheckoutBillingAddressModel : BaseNopModel
{
    public bool ShipToSameAddress { get; set; }
    public bool ShipToSameAddressAllowed { get; set; }
}
