using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>The only way orders reach the ledger.</summary>
public interface IOrderReconciler
{
    /// <summary>Brings what the ledger holds for an order in step with the order as the database has it now. Running it again changes nothing.</summary>
    /// <returns>False: the wallet was busy, try again; the sweep will.</returns>
    Task<bool> ReconcileAsync(int orderId);

    /// <summary>Reconciles an order whose row was just saved, if the row says other than the ledger of its total, refunds or cancellation: staff typed a total, or another plugin wrote one. An order is saved many times in its life, so it looks first, at one row.</summary>
    /// <param name="saved">The order as it was saved.</param>
    Task FollowSavedAsync(Order saved);

    /// <summary>Reconciles every order whose state and postings differ, page by page.</summary>
    /// <returns>How many were brought in step.</returns>
    Task<int> SweepAsync(CancellationToken cancellationToken);
}
