using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>What a shopper wants to redeem: an amount, as much as possible, or nothing.</summary>
/// <param name="AskedMinor">Minor units, &gt; 0; null: as much as possible.</param>
public sealed record CashbackChoice(long? AskedMinor)
{
    /// <summary>As much as possible.</summary>
    public static CashbackChoice AsMuchAsPossible { get; } = new((long?)null);
}

/// <summary>Why a cart takes no credit, whatever the shopper has.</summary>
public enum CartObstacle
{
    /// <summary>Cashback is switched off in the store.</summary>
    Disabled,

    /// <summary>The cart recurs: the next orders would repeat the reduction for nothing.</summary>
    Recurring,

    /// <summary>The cart holds gift cards: credit that expires would become credit that does not.</summary>
    GiftCards,
}

/// <summary>The shopper's choice in the cart and what it comes to. Reads are pure: nothing is held before the order is placed.</summary>
public interface ICheckoutCashback
{
    /// <summary>The choice kept for the customer in a store; null: redeem nothing. A choice belongs to one round of shopping: after 24 hours, or in another currency, it is none.</summary>
    Task<CashbackChoice?> GetChoiceAsync(Customer customer, int storeId);

    /// <summary>Keeps the choice; null clears it.</summary>
    Task SetChoiceAsync(Customer customer, int storeId, CashbackChoice? choice);

    /// <summary>Why the cart takes no credit at all; null: nothing is in the way.</summary>
    Task<CartObstacle?> ObstacleAsync(int storeId, IList<ShoppingCartItem> cart);

    /// <summary>What a choice comes to for a payable total now: usable credit, the shop's limits, whether the cart may redeem at all.</summary>
    /// <param name="customer">The cart's customer.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="cart">The cart; one with a <see cref="CartObstacle"/> takes no credit, which is no refusal.</param>
    /// <param name="payable">The total before cashback, primary currency.</param>
    /// <param name="choice">What is asked.</param>
    /// <param name="replacedOrderGuid">The order about to be placed: what an earlier attempt at it still holds counts as usable, because the next hold replaces it.</param>
    Task<RedemptionQuote> QuoteAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, decimal payable, CashbackChoice choice, Guid? replacedOrderGuid = null);

    /// <summary>What the kept choice comes to, as <see cref="QuoteAsync"/>, with what stands in its way; null: nothing is chosen.</summary>
    Task<ChoiceStanding?> StandingAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, decimal payable, Guid? replacedOrderGuid = null);

    /// <summary>The least that may be redeemed in a store at a time, minor units; 0: no such limit.</summary>
    Task<long> MinimumAsync(int storeId);

    /// <summary>What an order in the store must come to after credit, minor units; 0: no such limit.</summary>
    Task<long> LeastTotalAsync(int storeId);

    /// <summary>What was redeemed for a placed order, minor units, and how much of it was given back; (0, 0): nothing.</summary>
    Task<(long Redeemed, long Restored)> ForOrderAsync(int orderId);
}
