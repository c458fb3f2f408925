using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Catalog;

public record ProductDetailsModel : BaseNopEntityModel
{
    public string Name { get; set; }
    public string Sku { get; set; }
    public ProductPriceModel ProductPrice { get; set; }
    public ProductDetailsModel.AddToCartModel AddToCart { get; set; }

    public record AddToCartModel : BaseNopModel
    {
        public int ProductId { get; set; }
        public int EnteredQuantity { get; set; }
    }
}
