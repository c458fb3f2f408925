using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Keeps what shoppers have seen, so that an order takes the credit that was shown and no other.</summary>
public interface IShownCredits
{
    /// <summary>What the customer has seen in a store in this round of shopping; null: nothing.</summary>
    Task<ShownCredit?> GetAsync(Customer customer, int storeId);

    /// <summary>Notes that totals with this credit are on the customer's screen, and with them whatever there was to tell of an earlier order.</summary>
    /// <param name="customer">Who sees them.</param>
    /// <param name="storeId">Where.</param>
    /// <param name="amountMinor">Minor units, ≥ 0.</param>
    Task ShowAsync(Customer customer, int storeId, long amountMinor);

    /// <summary>Notes that an order was placed: what was shown before is used up.</summary>
    /// <param name="customer">Whose order.</param>
    /// <param name="storeId">Where.</param>
    /// <param name="order">The order.</param>
    /// <param name="isKnown">The shopper has been told that it was placed.</param>
    Task PlacedAsync(Customer customer, int storeId, Order order, bool isKnown);

    /// <summary>Forgets everything: the round of shopping is over.</summary>
    Task ForgetAsync(Customer customer, int storeId);
}
