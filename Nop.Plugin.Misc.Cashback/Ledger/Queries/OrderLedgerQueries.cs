using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <inheritdoc cref="IOrderLedgerQueries"/>
public class OrderLedgerQueries(
    IRepository<Wallet> wallets,
    IRepository<OrderAccount> accounts,
    IRepository<Hold> holds,
    IRepository<Order> orders,
    IRepository<CustomerCustomerRoleMapping> roles,
    IRepository<Customer> customers,
    IRepository<Address> addresses) : IOrderLedgerQueries
{
    // Inside of a query's conditions only columns and numbers are understood.
    const int Cancelled = OrderStates.Cancelled;
    const int Complete = OrderStates.Complete;
    const int VoidedPayment = OrderStates.PaymentVoided;
    const int PaidInFull = OrderStates.PaidInFull;
    const int PartiallyRefunded = OrderStates.PartiallyRefunded;
    const int Refunded = OrderStates.Refunded;

    /// <inheritdoc/>
    public async Task<OrderTrace> TraceAsync(int orderId)
    {
        var account = await accounts.Table.FirstOrDefaultAsync(row => row.OrderId == orderId);
        var all = await holds.Table.Where(hold => hold.OrderId == orderId).ToListAsync();

        var (redeemed, restored) = OrderPosting.RedemptionOf(all, orderId);
        var walletId = account?.WalletId ?? all.FirstOrDefault()?.WalletId;
        var wallet = walletId is null ? null : await wallets.Table.FirstOrDefaultAsync(row => row.Id == walletId);
        return new(wallet, account, redeemed) { Restored = restored, InTotal = OrderPosting.InTotalOf(all, orderId) };
    }

    /// <inheritdoc/>
    public async Task<bool> DiffersAsync(Order saved)
    {
        var rows =
            from account in accounts.Table
            join wallet in wallets.Table on account.WalletId equals wallet.Id
            where account.OrderId == saved.Id
            select new { wallet.CurrencyCode, account.Total, account.Refunded, account.Voided };
        return await rows.FirstOrDefaultAsync() is { } row
            && !new OrderComparison(saved.Id, row.CurrencyCode, saved.OrderTotal, saved.RefundedAmount, row.Total, row.Refunded,
                AgreesElse: row.Voided == OrderStates.IsVoided(saved.Deleted, saved.OrderStatusId, saved.PaymentStatusId)).Agrees;
    }

    /// <inheritdoc/>
    public async Task<ISet<int>> KnownAsync(IReadOnlyCollection<int> orderIds)
    {
        var ids = orderIds.ToList();
        return (await accounts.Table.Where(row => ids.Contains(row.OrderId) && !row.Voided).Select(row => row.OrderId).ToListAsync()).ToHashSet();
    }

    /// <inheritdoc/>
    public async Task<IList<(DateTime PlacedOnUtc, string Charges)>> ChargesAsync(WalletKey key)
    {
        var rows = await (
            from wallet in wallets.Table
            join account in accounts.Table on wallet.Id equals account.WalletId
            join order in orders.Table on account.OrderId equals order.Id
            where wallet.CustomerId == key.CustomerId && wallet.StoreId == key.StoreId && wallet.CurrencyCode == key.CurrencyCode && account.Charges != ""
            select new { order.CreatedOnUtc, account.Charges }).ToListAsync();
        return [.. rows.Select(row => (row.CreatedOnUtc.AsUtc(), row.Charges))];
    }

    /// <inheritdoc/>
    public async Task<IList<int>> PaidAndUnknownAsync(PlacedOrders placed, int registeredRoleId, int afterOrderId, int take)
    {
        var known = accounts.Table;
        var registered = roles.Table.Where(role => role.CustomerRoleId == registeredRoleId);
        return await Of(placed).Paid()
            .Where(order => order.Id > afterOrderId)
            .Where(order => !known.Any(account => account.OrderId == order.Id))
            .Where(order => registered.Any(role => role.CustomerId == order.CustomerId))
            .OrderBy(order => order.Id).Select(order => order.Id).Take(take).ToListAsync();
    }

    /// <inheritdoc/>
    public async Task<IList<int>> PaidByGuestsAsync(PlacedOrders placed, int registeredRoleId, int afterOrderId, int take)
    {
        var known = accounts.Table;
        var people = customers.Table.Where(customer => customer.Active && !customer.Deleted);
        var registered = roles.Table.Where(role => role.CustomerRoleId == registeredRoleId);
        var found =
            from order in Of(placed).StillPaid().Alive()
            join address in addresses.Table on order.BillingAddressId equals address.Id
            where order.Id > afterOrderId
                && !known.Any(account => account.OrderId == order.Id)
                && !registered.Any(role => role.CustomerId == order.CustomerId)
                && people.Any(customer => customer.Email == address.Email)
            orderby order.Id
            select order.Id;
        return await found.Take(take).ToListAsync();
    }

    /// <inheritdoc/>
    public async Task<IList<OrderComparison>> PerhapsDifferentAsync(DateTime placedFromUtc, int afterOrderId, int take)
    {
        var since = placedFromUtc.AsStored();
        var (withoutDecimals, withThreeDecimals) = (CurrencySpec.WithDecimals(0), CurrencySpec.WithDecimals(3));
        var rows =
            from order in orders.Table
            join account in accounts.Table on order.Id equals account.OrderId
            join wallet in wallets.Table on account.WalletId equals wallet.Id
            where order.Id > afterOrderId && order.CreatedOnUtc >= since
            let voided = order.Deleted || order.OrderStatusId == Cancelled || order.PaymentStatusId == VoidedPayment
            let paid = order.PaymentStatusId == PaidInFull || order.PaymentStatusId == PartiallyRefunded || order.PaymentStatusId == Refunded
            let unit = withoutDecimals.Contains(wallet.CurrencyCode) ? 1m : withThreeDecimals.Contains(wallet.CurrencyCode) ? 1000m : 100m
            where (account.Voided && !voided) || (!account.Voided && voided)
                || (account.CompletedOnUtc == null && paid && order.OrderStatusId == Complete)
                || order.PaymentStatusId == PartiallyRefunded || order.PaymentStatusId == Refunded || account.Refunded > 0
                || order.OrderTotal * unit != account.Total
            orderby order.Id
            select new
            {
                order.Id,
                wallet.CurrencyCode,
                order.OrderTotal,
                order.RefundedAmount,
                account.Total,
                account.Refunded,
                account.Voided,
                account.CompletedOnUtc,
                order.Deleted,
                order.OrderStatusId,
                order.PaymentStatusId,
            };
        return
        [
            .. (await rows.Take(take).ToListAsync()).Select(row => new OrderComparison(
                row.Id, row.CurrencyCode, row.OrderTotal, row.RefundedAmount, row.Total, row.Refunded,
                AgreesElse: row.Voided == OrderStates.IsVoided(row.Deleted, row.OrderStatusId, row.PaymentStatusId)
                    && (row.CompletedOnUtc != null || row.OrderStatusId != Complete || !OrderStates.IsPaid(row.PaymentStatusId)))),
        ];
    }

    /// <inheritdoc/>
    public async Task<IList<int>> RedeemedAndDifferentAsync(DateTime placedFromUtc, int afterOrderId, int take)
    {
        var since = placedFromUtc.AsStored();
        var known = accounts.Table;
        var taken = holds.Table.Where(hold => hold.Captured > hold.Restored);
        var givenBack = holds.Table.Where(hold => hold.Restored > 0);
        var freed = holds.Table.Where(hold => hold.Captured > 0 && hold.Freed >= hold.Captured);
        return await orders.Table
            .Where(order => order.Id > afterOrderId && order.CreatedOnUtc >= since)
            .Where(order => !known.Any(account => account.OrderId == order.Id))
            .Where(order =>
                ((order.Deleted || order.OrderStatusId == Cancelled || order.PaymentStatusId == VoidedPayment)
                    && taken.Any(hold => hold.OrderId == order.Id))
                || (!order.Deleted && order.OrderStatusId != Cancelled && order.PaymentStatusId != VoidedPayment
                    && givenBack.Any(hold => hold.OrderId == order.Id) && !taken.Any(hold => hold.OrderId == order.Id) && !freed.Any(hold => hold.OrderId == order.Id)))
            .OrderBy(order => order.Id).Select(order => order.Id).Take(take).ToListAsync();
    }

    IQueryable<Order> Of(PlacedOrders placed)
    {
        ArgumentNullException.ThrowIfNull(placed);
        var since = placed.FromUtc.AsStored();
        var found = orders.Table.Where(order => order.CreatedOnUtc >= since);
        var stores = placed.StoreIds.ToList();
        if (!placed.OfOtherStores)
            return found.Where(order => stores.Contains(order.StoreId));
        return stores.Count == 0 ? found : found.Where(order => !stores.Contains(order.StoreId));
    }
}
