using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

public record CheckoutShippingMethodModel : BaseNopModel
{
    public IList<CheckoutShippingMethodModel.ShippingMethodModel> ShippingMethods { get; set; } = [];

    public record ShippingMethodModel : BaseNopModel
    {
        public string ShippingRateComputationMethodSystemName { get; set; }
        public string Name { get; set; }
        public string Description { get; set; }
        public string Fee { get; set; }
        public bool Selected { get; set; }
    }
}
