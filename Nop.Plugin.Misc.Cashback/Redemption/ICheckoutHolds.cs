using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Redemption;

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
    /// <summary>Holds what the shopper chose. Call while nothing is being placed.</summary>
    Task<CheckoutOpening> OpenAsync(ProcessPaymentRequest request);

    /// <summary>Captures the hold if the order's row exists, gives it back if not. What fails here, the settlement ends.</summary>
    /// <param name="opening">How it began, with a reference.</param>
    /// <param name="request">The same request.</param>
    /// <param name="placed">The order that the shop answered with; null: it did not, which does not yet say that there is none.</param>
    Task CloseAsync(CheckoutOpening opening, ProcessPaymentRequest request, Order? placed);
}
