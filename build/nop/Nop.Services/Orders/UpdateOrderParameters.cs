using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Shipping;

namespace Nop.Services.Orders;

public class UpdateOrderParameters
{
    public UpdateOrderParameters(Order updatedOrder, OrderItem updatedOrderItem)
    {
        UpdatedOrder = updatedOrder;
        UpdatedOrderItem = updatedOrderItem;
    }

    public Order UpdatedOrder { get; set; }
    public OrderItem UpdatedOrderItem { get; set; }
    public decimal PriceInclTax { get; set; }
    public decimal PriceExclTax { get; set; }
    public int Quantity { get; set; }
    public decimal DiscountAmountInclTax { get; set; }
    public decimal DiscountAmountExclTax { get; set; }
    public decimal SubTotalInclTax { get; set; }
    public decimal SubTotalExclTax { get; set; }
    public List<string> Warnings { get; } = [];
    public List<Discount> AppliedDiscounts { get; } = [];
    public PickupPoint PickupPoint { get; set; }
}
