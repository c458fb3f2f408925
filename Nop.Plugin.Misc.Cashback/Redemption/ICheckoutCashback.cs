using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>What a shopper wants to redeem: an amount, as much as possible, or nothing.</summary>
/// <param name="AskedMinor">Minor units, &gt; 0; null: as much as possible.</param>
public sealed record CashbackChoice(long? AskedMinor)
{
    /// <summary>As much as possible.</summary>
    public static CashbackChoice AsMuchAsPossible { get; } = new((long?)null);
}

/// <summary>The shopper's choice in the cart and what it comes to. Reads are pure: nothing is held before the order is placed.</summary>
public interface ICheckoutCashback
{
    /// <summary>The choice kept for the customer in a store; null: redeem nothing.</summary>
    Task<CashbackChoice?> GetChoiceAsync(Customer customer, int storeId);

    /// <summary>Keeps the choice; null clears it.</summary>
    Task SetChoiceAsync(Customer customer, int storeId, CashbackChoice? choice);

    /// <summary>What the choice comes to for a payable total now: usable credit, the shop's limits, whether the cart may redeem at all.</summary>
    /// <param name="customer">The cart's customer.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="cart">The cart; a recurring one or one with gift cards takes no credit.</param>
    /// <param name="payable">The total before cashback, primary currency.</param>
    /// <param name="choice">What is asked.</param>
    Task<RedemptionQuote> QuoteAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, decimal payable, CashbackChoice choice);

    /// <summary>What was redeemed for a placed order, minor units, and how much of it was given back; (0, 0): nothing.</summary>
    Task<(long Redeemed, long Restored)> ForOrderAsync(int orderId);
}
