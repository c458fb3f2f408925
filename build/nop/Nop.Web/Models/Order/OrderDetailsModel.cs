using Nop.Core.Domain.Orders;
using Nop.Services.Orders;
using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Order;

public record OrderDetailsModel : BaseNopEntityModel
{
    public string CustomOrderNumber { get; set; }
    public DateTime CreatedOn { get; set; }
    public OrderStatus OrderStatus { get; set; }
    public string PaymentMethod { get; set; }
    public string PaymentMethodStatus { get; set; }
    public string OrderSubtotal { get; set; }
    public string OrderTotal { get; set; }
    public CustomValues CustomValues { get; set; } = [];
    public IList<OrderDetailsModel.GiftCard> GiftCards { get; set; } = [];
    public IList<OrderDetailsModel.OrderItemModel> Items { get; set; } = [];

    public record GiftCard : BaseNopModel
    {
        public string CouponCode { get; set; }
        public string Amount { get; set; }
    }

    public record OrderItemModel : BaseNopEntityModel
    {
        public int ProductId { get; set; }
        public string ProductName { get; set; }
        public string UnitPrice { get; set; }
        public string SubTotal { get; set; }
        public int Quantity { get; set; }
    }
}
