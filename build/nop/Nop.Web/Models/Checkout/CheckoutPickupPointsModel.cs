using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

public record CheckoutPickupPointsModel : BaseNopModel
{
    public bool AllowPickupInStore { get; set; }
    public bool PickupInStore { get; set; }
}
