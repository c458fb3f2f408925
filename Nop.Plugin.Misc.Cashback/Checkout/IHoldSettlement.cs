using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Ends checkout holds by what the shop's order rows say, not by answers or events, which get lost.</summary>
public interface IHoldSettlement
{
    /// <summary>Ends the holds that a crash left open: captured where the order exists, given back where it does not after <see cref="CashbackSettings.CheckoutHoldMinutes"/>. Safe on several nodes at once.</summary>
    /// <returns>How many were ended.</returns>
    Task<int> SettleAsync(CancellationToken cancellationToken);

    /// <summary>Ends one hold now: captures it if an order was placed with it, gives it back if not.</summary>
    /// <param name="reference">The hold of a checkout.</param>
    /// <param name="placed">The order that was placed with it; null: looked up by the hold.</param>
    /// <returns>The order; null: there is none and the credit is back. If the wallet was busy the hold stays open for the task.</returns>
    Task<Order?> SettleAsync(string reference, Order? placed);

    /// <summary>Captures the hold that an order was placed with, if that has not been done: whoever asks what was redeemed for an order calls it first.</summary>
    /// <returns>False: the wallet was busy, try again.</returns>
    Task<bool> SettleOrderAsync(Order order);
}
