namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>The credit that a placed order was paid with, when staff edit the order.</summary>
interface IOrderCredit
{
    /// <summary>Lets the shop compute an order's total anew, takes the credit that the order still needs off it, and gives the rest back to the wallet (scenarios, rule 15). Staff are told what went back, and what money is over.</summary>
    /// <param name="parameters">The edit.</param>
    /// <param name="compute">The shop's own computation, without credit.</param>
    Task UpdateTotalsAsync(UpdateOrderParameters parameters, Func<Task> compute);
}
