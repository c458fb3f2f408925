using Nop.Core.Domain.Orders;

namespace Nop.Services.Orders;

public class PlaceOrderResult
{
    public Order PlacedOrder { get; set; }
}
