using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What the ledger knows of orders, and which orders it does not agree with.</summary>
public interface IOrderLedgerQueries
{
    /// <summary>What the ledger knows of an order.</summary>
    Task<OrderTrace> TraceAsync(int orderId);

    /// <summary>Whether an order's account says other than its row, which was just saved, of total, refunds and cancellation; false: they agree, or the order has no account.</summary>
    Task<bool> DiffersAsync(Order saved);

    /// <summary>Those of some orders that have an account which is neither cancelled nor deleted.</summary>
    Task<ISet<int>> KnownAsync(IReadOnlyCollection<int> orderIds);

    /// <summary>What the orders of a wallet charged to programmes (<see cref="OrderCharges"/>), with the instants at which they were placed.</summary>
    Task<IList<(DateTime PlacedOnUtc, string Charges)>> ChargesAsync(WalletKey key);

    /// <summary>Orders that were paid by a customer with an account, and of which the ledger knows nothing; ascending by id.</summary>
    /// <param name="placed">Those among them.</param>
    /// <param name="registeredRoleId">The role that customers with an account have.</param>
    /// <param name="afterOrderId">Ids above this one.</param>
    /// <param name="take">At most so many.</param>
    Task<IList<int>> PaidAndUnknownAsync(PlacedOrders placed, int registeredRoleId, int afterOrderId, int take);

    /// <summary>Orders that were paid by a guest, of which the ledger knows nothing, and whose billing address has the e-mail of somebody with an account; ascending by id.</summary>
    /// <param name="placed">Those among them.</param>
    /// <param name="registeredRoleId">The role that customers with an account have.</param>
    /// <param name="afterOrderId">Ids above this one.</param>
    /// <param name="take">At most so many.</param>
    Task<IList<int>> PaidByGuestsAsync(PlacedOrders placed, int registeredRoleId, int afterOrderId, int take);

    /// <summary>Orders whose account does not say what the order's row says, but perhaps for what rounding explains; ascending by id.</summary>
    Task<IList<OrderComparison>> PerhapsDifferentAsync(DateTime placedFromUtc, int afterOrderId, int take);

    /// <summary>Orders without an account, cancelled or alive again, whose redemption stands otherwise; ascending by id.</summary>
    Task<IList<int>> RedeemedAndDifferentAsync(DateTime placedFromUtc, int afterOrderId, int take);
}

/// <summary>Orders of some stores from a day on.</summary>
/// <param name="FromUtc">Placed at this instant or later.</param>
/// <param name="StoreIds">The stores.</param>
/// <param name="OfOtherStores">All stores but these; without any named, all.</param>
public sealed record PlacedOrders(DateTime FromUtc, IReadOnlyCollection<int> StoreIds, bool OfOtherStores = false);

/// <summary>What the ledger knows of an order.</summary>
/// <param name="Wallet">The wallet that it is in; null: the order is unknown.</param>
/// <param name="Account">Its account; null: not paid yet, as far as the ledger knows.</param>
/// <param name="Redeemed">Credit that it was paid with, given back since or not; minor units.</param>
public sealed record OrderTrace(Wallet? Wallet, OrderAccount? Account, long Redeemed)
{
    /// <summary>What of <see cref="Redeemed"/> is given back now; minor units.</summary>
    public long Restored { get; init; }

    /// <summary>What the order's total is less by, as it is now: what was redeemed, without what was given back by the time at which the total was last computed anew. Refunds and cancellations change no total. Minor units.</summary>
    public long InTotal { get; init; }

    /// <summary>The currency of every amount: the wallet's, whatever the shop's is now; null: the order is unknown.</summary>
    public CurrencySpec? Currency => Wallet is null ? null : CurrencySpec.For(Wallet.CurrencyCode);

    /// <summary>Whether the ledger has anything of it that must follow it.</summary>
    public bool IsKnown => Account is not null || Redeemed > 0;
}

/// <summary>An order's row beside its account.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CurrencyCode">The wallet's currency.</param>
/// <param name="OrderTotal">In units of the currency, as the order has it.</param>
/// <param name="RefundedAmount">In units of the currency, as the order has it.</param>
/// <param name="Total">In minor units, as the account has it.</param>
/// <param name="Refunded">In minor units, as the account has it.</param>
/// <param name="AgreesElse">They agree but for total and refunds.</param>
public sealed record OrderComparison(int OrderId, string CurrencyCode, decimal OrderTotal, decimal RefundedAmount, long Total, long Refunded, bool AgreesElse)
{
    /// <summary>They agree.</summary>
    public bool Agrees
    {
        get
        {
            var currency = CurrencySpec.For(CurrencyCode);
            return AgreesElse && Total == MinorOf(OrderTotal, currency) && Refunded == MinorOf(RefundedAmount, currency);
        }
    }

    /// <summary>An amount of an order's row as the ledger takes it: minor units, 0 or more.</summary>
    public static long MinorOf(decimal amount, CurrencySpec currency) => Math.Max(0, Money.FromDecimalHalfUp(amount, currency).Minor);
}
