using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>What an order takes and gives, also while the ledger does not know it yet: the shop writes the letters about a placed order before it tells anybody that there is one.</summary>
public interface IOrderOutlook
{
    /// <summary>How an order stands or, where nothing is posted for it yet, how it will stand once it is paid. Reads only.</summary>
    Task<OrderOutlookResult> OfAsync(Order order);
}

/// <summary>What an order takes and gives, minor units.</summary>
/// <param name="Used">Credit that pays for it, reserved or captured, less what was given back.</param>
/// <param name="Earned">What it earned, less what was taken back; what it will earn where it is not posted.</param>
public sealed record OrderOutlookResult(long Used, long Earned)
{
    /// <summary>The currency of both, which is that of the wallet that the order is in; null: the primary store currency, as nothing is posted yet.</summary>
    public CurrencySpec? Currency { get; init; }
}
