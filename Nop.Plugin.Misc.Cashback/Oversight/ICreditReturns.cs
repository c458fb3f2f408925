namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Gives back credit of orders that were paid with credit alone, which the shop has no money to refund for. Never to oneself, and not more than one person may add alone.</summary>
public interface ICreditReturns
{
    /// <summary>What of an order's credit can be given back; null: money was paid for it, so that its refund gives credit back, or it is not paid, or is cancelled.</summary>
    Task<(Wallet Wallet, long Left)?> LeftOfAsync(Order order);

    /// <summary>Gives credit back. The same form again does nothing more: it answers as the first time.</summary>
    /// <param name="order">The order.</param>
    /// <param name="amount">Minor units, above 0.</param>
    /// <param name="reason">Why.</param>
    /// <param name="attempt">Names the form, once for each time that it is shown.</param>
    Task<AdjustmentResult> ReturnAsync(Order order, long amount, string reason, Guid attempt);
}
