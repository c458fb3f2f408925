namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Refunds money of an order into credit, where the client agrees: the shop marks the money as refunded and keeps it, the ledger gives credit for it, once. Never to oneself.</summary>
public interface IMoneyRefunds
{
    /// <summary>What can be refunded so; null: nothing, the order is not in a wallet that is open to it, or the wallet is not in the shop's currency.</summary>
    Task<(Wallet Wallet, long Left)?> LeftOfAsync(Order order);

    /// <summary>What it would do to the client's credit, by the code that does it. Writes nothing.</summary>
    /// <returns>Null: the ledger has nothing of the order.</returns>
    Task<LedgerResult<OrderForecast>?> ForecastAsync(Order order, MoneyRefundWish wish);

    /// <summary>Does it. The same form again does nothing more: it answers as the first time, and with FormUsed where it asks for something else.</summary>
    Task<AdjustmentResult> RefundAsync(Order order, MoneyRefundWish wish);

    /// <summary>Those of an order that broke off and that nobody can tell from the order's row whether the shop has marked them.</summary>
    Task<IReadOnlyList<MoneyRefund>> UnclearOfAsync(int orderId);

    /// <summary>Sums up the money of an order that went back as credit; minor units.</summary>
    Task<long> GivenOfAsync(int orderId);

    /// <summary>Ends one that broke off, as its order tells, and where that does not tell, as a person says.</summary>
    /// <param name="refundId">Which.</param>
    /// <param name="isMarked">Whether the shop has marked the money as refunded, so that the client gets the credit.</param>
    /// <returns>Done; Own; Changed: it has ended; Busy: whoever began it may still be at it.</returns>
    Task<HandOutcome> EndAsync(int refundId, bool isMarked);

    /// <summary>Finishes those that broke off: gives the credit where the order says that the money was marked, nothing where it says that it was not, and leaves to a person what cannot be told.</summary>
    /// <returns>How many were ended.</returns>
    Task<int> SettleAsync(CancellationToken cancellationToken);
}

/// <summary>Money that goes back as credit, as staff ask for it.</summary>
/// <param name="Amount">The money, minor units, above 0.</param>
/// <param name="Bonus">What the shop adds, minor units, 0 or more.</param>
/// <param name="Days">Days after today on the last of which it can be used; null: it never ends.</param>
/// <param name="Reason">Why.</param>
/// <param name="Attempt">Names the form, once for each time that it is shown.</param>
public sealed record MoneyRefundWish(long Amount, long Bonus, int? Days, string Reason, Guid Attempt);

/// <summary>Tells the client.</summary>
interface IRefundLetter
{
    /// <summary>Writes the letter.</summary>
    Task SendAsync(Customer customer, int storeId, MoneyRefund refund, CurrencySpec currency);
}
