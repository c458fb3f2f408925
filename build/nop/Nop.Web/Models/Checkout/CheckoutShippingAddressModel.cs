using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

public record CheckoutShippingAddressModel : BaseNopModel
{
    public bool DisplayPickupInStore { get; set; }
    public CheckoutPickupPointsModel PickupPointsModel { get; set; } = new();
}
