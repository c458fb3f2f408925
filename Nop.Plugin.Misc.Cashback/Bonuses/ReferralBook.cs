namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Lists who invited whom, and how each invitation ended. Reads only.</summary>
/// <remarks>Searched and paged in the database; what a page needs beside is read with a few queries whatever its size.</remarks>
public sealed class ReferralBook(
    IRepository<Referral> referrals, IRepository<Customer> customers, IRepository<Order> orders, IRepository<BonusGrant> grants, ClearedOrders cleared, Purchases purchases,
    ShopText shopText)
{
    /// <summary>A page of invitations, newest first.</summary>
    /// <param name="email">A part of the e-mail of either; null: any.</param>
    /// <param name="state">How far they are; null: any.</param>
    /// <param name="pageIndex">From 0.</param>
    /// <param name="pageSize">Rows on a page.</param>
    public async Task<IPagedList<ReferralRow>> SearchAsync(string? email, ReferralState? state, int pageIndex, int pageSize)
    {
        var found = InState(referrals.Table, state);
        if (email?.Trim() is { Length: > 0 } typed)
        {
            var part = shopText.Storable(typed);
            var people = customers.Table.Where(customer => !customer.Deleted && customer.Email.Contains(part));
            found = found.Where(row => people.Any(customer => customer.Id == row.FriendId || customer.Id == row.ReferrerId));
        }

        var page = await found.OrderByDescending(row => row.Id).ToPagedListAsync(pageIndex, pageSize);
        return new PagedList<ReferralRow>([.. await RowsAsync(page)], pageIndex, pageSize, page.TotalCount);
    }

    IQueryable<Referral> InState(IQueryable<Referral> all, ReferralState? state)
    {
        var (onTheWay, sold) = (orders.Table.OnTheWay(), purchases.SoldForMoney());
        return state switch
        {
            ReferralState.Invited => all.Where(row => row.SettledOnUtc == null && !onTheWay.Any(order => order.CustomerId == row.FriendId && order.CreatedOnUtc >= row.CreatedOnUtc)
                && !sold.Any(sale => sale.CustomerId == row.FriendId && sale.OnUtc >= row.CreatedOnUtc)),
            ReferralState.Waiting => all.Where(row => row.SettledOnUtc == null && (onTheWay.Any(order => order.CustomerId == row.FriendId && order.CreatedOnUtc >= row.CreatedOnUtc)
                || sold.Any(sale => sale.CustomerId == row.FriendId && sale.OnUtc >= row.CreatedOnUtc))),
            ReferralState.Given => all.Where(row => row.SettledOnUtc != null && row.RefusalId == 0),
            ReferralState.Refused => all.Where(row => row.RefusalId != 0),
            _ => all,
        };
    }

    async Task<List<ReferralRow>> RowsAsync(IList<Referral> page)
    {
        if (page.Count == 0)
            return [];

        var ids = page.SelectMany(row => new[] { row.FriendId, row.ReferrerId }).Distinct().ToList();
        var people = (await customers.Table.Where(row => ids.Contains(row.Id)).ToListAsync()).ToDictionary(row => row.Id);
        var open = page.Where(row => row.SettledOnUtc is null).ToList();
        var placed = open.Count == 0 ? [] : await cleared.OnTheWayAsync([.. open.Select(row => row.FriendId)], open.Min(row => row.CreatedOnUtc));
        var ordersOf = placed.ToLookup(order => order.CustomerId);
        var given = await GivenAsync(page, ids);
        return
        [
            .. page.Select(row =>
            {
                var order = row.SettledOnUtc is null
                    ? ordersOf[row.FriendId].Where(one => one.PlacedOnUtc >= row.CreatedOnUtc).OrderBy(one => one.ClearsOnUtc ?? DateTime.MaxValue).ThenBy(one => one.OrderId).FirstOrDefault()
                    : null;
                return new ReferralRow(row, people.GetValueOrDefault(row.FriendId), people.GetValueOrDefault(row.ReferrerId), StateOf(row, order), order,
                    given.GetValueOrDefault((row.ReferrerId, BonusReasons.Friend(row.FriendId))), given.GetValueOrDefault((row.FriendId, BonusReasons.Invited)));
            }),
        ];
    }

    async Task<Dictionary<(int CustomerId, string Reason), long>> GivenAsync(IList<Referral> page, List<int> ids)
    {
        var reasons = page.Select(row => BonusReasons.Friend(row.FriendId)).Append(BonusReasons.Invited).ToList();
        var rows = await grants.Table.Where(row => row.BonusId != 0 && ids.Contains(row.CustomerId) && reasons.Contains(row.Reason)).ToListAsync();
        return rows.GroupBy(row => (row.CustomerId, row.Reason)).ToDictionary(group => group.Key, group => group.Sum(row => row.Amount));
    }

    static ReferralState StateOf(Referral row, OrderOnTheWay? order) =>
        row.RefusalId != 0 ? ReferralState.Refused
        : row.SettledOnUtc is not null ? ReferralState.Given
        : order is not null ? ReferralState.Waiting
        : ReferralState.Invited;
}

/// <summary>How far an invitation is. The numbers are asked for by pages.</summary>
public enum ReferralState
{
    /// <summary>The friend has an account and no order that could clear.</summary>
    Invited = 1,

    /// <summary>The friend's first order has not cleared.</summary>
    Waiting = 2,

    /// <summary>The referrer, the friend, or both got theirs.</summary>
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
