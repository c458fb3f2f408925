using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;

namespace Nop.Plugin.Misc.Cashback.Earning.Bonuses;

/// <summary>Who invited whom, and what became of it. Reads only.</summary>
public interface IReferralBook
{
    /// <summary>A page of invitations, newest first.</summary>
    /// <param name="email">A part of the e-mail of either; null: any.</param>
    /// <param name="state">How far they are; null: any.</param>
    /// <param name="pageIndex">From 0.</param>
    /// <param name="pageSize">Rows on a page.</param>
    Task<IPagedList<ReferralRow>> SearchAsync(string? email, ReferralState? state, int pageIndex, int pageSize);
}

/// <summary>How far an invitation is. The numbers are asked for by pages.</summary>
public enum ReferralState
{
    /// <summary>The friend has an account and no order that could clear.</summary>
    Invited = 1,

    /// <summary>The friend's first order has not cleared.</summary>
    Waiting = 2,

    /// <summary>Who invited, or the friend, or both got theirs.</summary>
    Given = 3,

    /// <summary>Neither gets anything.</summary>
    Refused = 4,
}

/// <summary>An invitation.</summary>
/// <param name="Referral">As it is kept.</param>
/// <param name="Friend">Who came; null: the shop has no such row any more.</param>
/// <param name="Referrer">Who invited; null as above.</param>
/// <param name="State">How far it is.</param>
/// <param name="Order">While it waits: the order that will clear first; null otherwise.</param>
/// <param name="ReferrerMinor">What who invited got, minor units.</param>
/// <param name="FriendMinor">What the friend got, minor units.</param>
public sealed record ReferralRow(
    Referral Referral, Customer? Friend, Customer? Referrer, ReferralState State, OrderOnTheWay? Order, long ReferrerMinor, long FriendMinor);
