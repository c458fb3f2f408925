using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>How the placing of an order begins.</summary>
/// <param name="AmountMinor">What is held, minor units; 0: no credit is used.</param>
/// <param name="Reference">The hold; null where none was made.</param>
/// <param name="Error">What to tell the shopper instead of placing the order; null: go on.</param>
/// <param name="Refusal">The reason behind <paramref name="Error"/>; null: there is none, or the wallet was busy.</param>
public sealed record CheckoutOpening(long AmountMinor, string? Reference, string? Error = null, RedemptionRefusal? Refusal = null)
{
    /// <summary>An order without credit.</summary>
    public static CheckoutOpening WithoutCredit { get; } = new(0, null);
}

/// <summary>Credit around the placing of one order: held before any payment, then captured or given back.</summary>
public interface ICheckoutHolds
{
    /// <summary>Holds what the shopper chose and was shown; answers with an error where that cannot be had, or where another order was placed without the shopper knowing. Call while nothing is being placed.</summary>
    Task<CheckoutOpening> OpenAsync(ProcessPaymentRequest request);

    /// <summary>Captures the hold if the order's row exists, gives it back if not; an order that was placed ends the shopper's choice. What fails here, the settlement ends.</summary>
    /// <param name="opening">How it began.</param>
    /// <param name="request">The same request.</param>
    /// <param name="result">What the shop answered, to which an order is added that it does not tell of; null: it threw, which does not yet say that there is no order.</param>
    Task CloseAsync(CheckoutOpening opening, ProcessPaymentRequest request, PlaceOrderResult? result);
}
