using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>The credit that a placed order was paid with, when staff edit the order.</summary>
public interface IOrderCredit
{
    /// <summary>Takes the credit off a total that the shop has just computed anew. Where the new total is below the credit it becomes 0, and staff are told what is over.</summary>
    Task TakeOffAgainAsync(UpdateOrderParameters parameters);
}
