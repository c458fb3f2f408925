using Nop.Web.Framework.Models;

namespace Nop.Web.Models.ShoppingCart;

public record ShoppingCartModel : BaseNopModel
{
    public bool OnePageCheckoutEnabled { get; set; }
    public bool IsEditable { get; set; }
    public IList<ShoppingCartModel.ShoppingCartItemModel> Items { get; set; } = [];
    public IList<string> Warnings { get; set; } = [];
    public ShoppingCartModel.DiscountBoxModel DiscountBox { get; set; }
    public ShoppingCartModel.GiftCardBoxModel GiftCardBox { get; set; }
    public ShoppingCartModel.OrderReviewDataModel OrderReviewData { get; set; } = new();

    public record DiscountBoxModel : BaseNopModel;

    public record GiftCardBoxModel : BaseNopModel;

    public record OrderReviewDataModel : BaseNopModel
    {
        public bool Display { get; set; }
        public bool IsShippable { get; set; }
        public string ShippingMethod { get; set; }
        public string PaymentMethod { get; set; }
    }

    public record ShoppingCartItemModel : BaseNopEntityModel
    {
        public string Sku { get; set; }
        public int ProductId { get; set; }
        public string ProductName { get; set; }
        public string UnitPrice { get; set; }
        public string SubTotal { get; set; }
        public int Quantity { get; set; }
    }
}
