using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Who earns on an order: its customer, or who registered later with the same, confirmed address (docs/tiers-and-members.md).</summary>
public interface IGuestClaims
{
    /// <summary>Who earns on an order that the ledger does not know yet. Claims it for who may; only an order that is paid, and neither cancelled nor deleted, can be claimed.</summary>
    /// <returns>Null: it is a guest's, and nobody may claim it now.</returns>
    Task<OrderEarner?> EarnerAsync(Order order);

    /// <summary>Who claimed an order; null: nobody.</summary>
    Task<int?> ClaimerAsync(int orderId);

    /// <summary>The most days of the stores' settings; 0: nowhere can orders be claimed.</summary>
    Task<int> MostDaysAsync();
}

/// <summary>Who earns on an order.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="IsClaim">The order was a guest's: it earns with the tier of a new client.</param>
public sealed record OrderEarner(int CustomerId, bool IsClaim);
