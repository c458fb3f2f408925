using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

public record CheckoutCompletedModel : BaseNopModel
{
    public int OrderId { get; set; }
    public string CustomOrderNumber { get; set; }
    public bool OnePageCheckoutEnabled { get; set; }

    public virtual CheckoutCompletedModel <Clone>$() => throw new NotSupportedException();
}
