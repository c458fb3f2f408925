using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>Follows edits of an order's lines, so that credit which the order needs no longer comes back (scenarios, rule 15).</summary>
public interface IOrderEdits
{
    /// <summary>Before the shop computes the total anew: brings the ledger in step with the order as it was.</summary>
    /// <param name="order">The order.</param>
    /// <returns>What the edit is to be measured against; null: the order was paid without credit, so that its new total is the shop's.</returns>
    /// <exception cref="Nop.Core.NopException">The wallet is busy; nothing was changed.</exception>
    Task<OrderBeforeEdit?> BeginAsync(Order order);

    /// <summary>After it: gives back what the order needs no longer.</summary>
    /// <param name="order">With the total that the shop computed, in which credit has no part.</param>
    /// <param name="before">As it was.</param>
    /// <exception cref="Nop.Core.NopException">The wallet is busy; nothing was given back.</exception>
    Task<EditedOrder> FollowAsync(Order order, OrderBeforeEdit before);
}

/// <summary>An order that was paid with credit, before an edit.</summary>
/// <param name="Wallet">The wallet that it was paid from.</param>
/// <param name="PaidMinor">Its total if it is paid, 0 if not; minor units.</param>
public sealed record OrderBeforeEdit(Wallet Wallet, long PaidMinor);

/// <summary>What an edit comes to.</summary>
/// <param name="CreditMinor">What credit pays of the new total before credit; minor units.</param>
/// <param name="GivenBackMinor">What went back to the wallet; minor units.</param>
/// <param name="Currency">Of both.</param>
public sealed record EditedOrder(long CreditMinor, long GivenBackMinor, CurrencySpec Currency);
