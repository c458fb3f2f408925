using Nop.Core.Domain.Orders;

namespace Nop.Services.Orders;

public class PlaceOrderResult : BaseNopResult
{
    public Order PlacedOrder { get; set; }
}
