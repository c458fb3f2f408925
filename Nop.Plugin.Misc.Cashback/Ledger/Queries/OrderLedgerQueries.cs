using Nop.Core.Domain.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads the ledger by orders, and finds orders that it does not agree with.</summary>
public interface IOrderLedgerQueries
{
    /// <summary>Reads the trace of an order.</summary>
    Task<OrderTrace> TraceAsync(int orderId);

    /// <summary>Reads the newest entries that an order caused, newest first; what a checkout had set aside before there was an order is not among them.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="take">At most so many.</param>
    Task<IList<LedgerEntry>> EntriesAsync(int orderId, int take);

    /// <summary>Whether an order's account says other than its row, which was just saved, of total, refunds and cancellation; false: they agree, or the order has no account.</summary>
    Task<bool> DiffersAsync(Order saved);

    /// <summary>Finds, of some orders, those with an account that is neither cancelled nor deleted.</summary>
    Task<ISet<int>> KnownAsync(IReadOnlyCollection<int> orderIds);

    /// <summary>Reads the charges of a wallet's orders, and of its sales in the salon, to programmes (<see cref="OrderCharges"/>), with the instants at which they were placed.</summary>
    Task<IList<(DateTime PlacedOnUtc, string Charges)>> ChargesAsync(WalletKey key);

    /// <summary>Orders that were paid by a customer with an account, and of which the ledger knows nothing; ascending by id.</summary>
    /// <param name="placed">Those among them.</param>
    /// <param name="registeredRoleId">The role that customers with an account have.</param>
    /// <param name="afterOrderId">Ids above this one.</param>
    /// <param name="take">At most so many.</param>
    Task<IList<int>> PaidAndUnknownAsync(PlacedOrders placed, int registeredRoleId, int afterOrderId, int take);

    /// <summary>Orders that were paid by a guest, of which the ledger knows nothing, and whose billing address has the e-mail of somebody with an account; ascending by id.</summary>
    /// <param name="placed">Those among them.</param>
    /// <param name="registeredRoleId">The role that customers with an account have.</param>
    /// <param name="afterOrderId">Ids above this one.</param>
    /// <param name="take">At most so many.</param>
    Task<IList<int>> PaidByGuestsAsync(PlacedOrders placed, int registeredRoleId, int afterOrderId, int take);

    /// <summary>Orders whose account does not say what the order's row says, but perhaps for what rounding explains; ascending by id.</summary>
    Task<IList<OrderComparison>> PerhapsDifferentAsync(DateTime placedFromUtc, int afterOrderId, int take);

    /// <summary>Orders without an account, cancelled or alive again, whose redemption stands otherwise; ascending by id.</summary>
    Task<IList<int>> RedeemedAndDifferentAsync(DateTime placedFromUtc, int afterOrderId, int take);
}

/// <summary>Orders of some stores from a day on.</summary>
/// <param name="FromUtc">Placed at this instant or later.</param>
/// <param name="StoreIds">The stores.</param>
/// <param name="OfOtherStores">All stores but these; without any named, all.</param>
public sealed record PlacedOrders(DateTime FromUtc, IReadOnlyCollection<int> StoreIds, bool OfOtherStores = false);

/// <summary>Trace of an order in the ledger.</summary>
/// <param name="Wallet">The wallet that it is in; null: the order is unknown.</param>
/// <param name="Account">Its account; null: not paid yet, as far as the ledger knows.</param>
/// <param name="Redeemed">Credit that it was paid with, given back since or not; minor units.</param>
public sealed record OrderTrace(Wallet? Wallet, OrderAccount? Account, long Redeemed)
{
    /// <summary>Part of <see cref="Redeemed"/> that is given back now; minor units.</summary>
    public long Restored { get; init; }

    /// <summary>Credit by which the order's total is less, as it is now: what was redeemed, without what was given back by the time at which the total was last computed anew. Refunds and cancellations change no total. Minor units.</summary>
    public long InTotal { get; init; }

    /// <summary>The currency of every amount: the wallet's, whatever the shop's is now; null: the order is unknown.</summary>
    public CurrencySpec? Currency => Wallet is null ? null : CurrencySpec.For(Wallet.CurrencyCode);

    /// <summary>Whether the ledger has anything of it that must follow it.</summary>
    public bool IsKnown => Account is not null || Redeemed > 0;
}

/// <summary>An order's row beside its account.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="CurrencyCode">The wallet's currency.</param>
/// <param name="OrderTotal">In units of the currency, as the order has it.</param>
/// <param name="RefundedAmount">In units of the currency, as the order has it.</param>
/// <param name="Total">In minor units, as the account has it.</param>
/// <param name="Refunded">In minor units, as the account has it.</param>
/// <param name="AgreesElse">They agree but for total and refunds.</param>
public sealed record OrderComparison(int OrderId, string CurrencyCode, decimal OrderTotal, decimal RefundedAmount, long Total, long Refunded, bool AgreesElse)
{
    /// <summary>They agree.</summary>
    public bool Agrees
    {
        get
        {
            var currency = CurrencySpec.For(CurrencyCode);
            return AgreesElse && Total == MinorOf(OrderTotal, currency) && Refunded == MinorOf(RefundedAmount, currency);
        }
    }

    /// <summary>An amount of an order's row as the ledger takes it: minor units, 0 or more.</summary>
    public static long MinorOf(decimal amount, CurrencySpec currency) => Math.Max(0, Money.FromDecimalHalfUp(amount, currency).Minor);
}

/// <inheritdoc cref="IOrderLedgerQueries"/>
class OrderLedgerQueries(
    IRepository<Wallet> wallets,
    IRepository<OrderAccount> accounts,
    IRepository<Hold> holds,
    IRepository<LedgerEntry> entries,
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

    public async Task<OrderTrace> TraceAsync(int orderId)
    {
        var account = await accounts.Table.FirstOrDefaultAsync(row => row.OrderId == orderId);
        var all = await holds.Table.Where(hold => hold.OrderId == orderId).ToListAsync();

        var (redeemed, restored) = OrderPosting.RedemptionOf(all, orderId);
        var walletId = account?.WalletId ?? all.FirstOrDefault()?.WalletId;
        var wallet = walletId is null ? null : await wallets.Table.FirstOrDefaultAsync(row => row.Id == walletId);
        // Only of an order that credit alone paid for do staff return credit.
        var returned = account is { MoneyPaid: 0 } && restored > 0 ? OrderPosting.ReturnedOf(await entries.GetAllAsync(rows => rows.OrderNotes().Where(entry => entry.OrderId == orderId))) : 0;
        return new(wallet, account, redeemed) { Restored = restored, InTotal = OrderPosting.InTotalOf(all, orderId, returned) };
    }

    public Task<IList<LedgerEntry>> EntriesAsync(int orderId, int take) =>
        entries.GetAllAsync(all => all.Where(entry => entry.OrderId == orderId).OrderByDescending(entry => entry.Sequence).Take(take));

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

    public async Task<ISet<int>> KnownAsync(IReadOnlyCollection<int> orderIds)
    {
        var ids = orderIds.ToList();
        return (await accounts.Table.Where(row => ids.Contains(row.OrderId) && !row.Voided).Select(row => row.OrderId).ToListAsync()).ToHashSet();
    }

    public async Task<IList<(DateTime PlacedOnUtc, string Charges)>> ChargesAsync(WalletKey key)
    {
        var sold = await (
            from wallet in wallets.Table
            join account in accounts.Table on wallet.Id equals account.WalletId
            where wallet.CustomerId == key.CustomerId && wallet.StoreId == key.StoreId && wallet.CurrencyCode == key.CurrencyCode && account.OrderId < 0 && account.Charges != ""
            select new { CreatedOnUtc = account.FrozenOnUtc, account.Charges }).ToListAsync();
        var rows = await (
            from wallet in wallets.Table
            join account in accounts.Table on wallet.Id equals account.WalletId
            join order in orders.Table on account.OrderId equals order.Id
            where wallet.CustomerId == key.CustomerId && wallet.StoreId == key.StoreId && wallet.CurrencyCode == key.CurrencyCode && account.Charges != ""
            select new { order.CreatedOnUtc, account.Charges }).ToListAsync();
        return [.. rows.Concat(sold).Select(row => (row.CreatedOnUtc.AsUtc(), row.Charges))];
    }

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
        var since = placed.FromUtc.AsStored();
        var found = orders.Table.Where(order => order.CreatedOnUtc >= since);
        var stores = placed.StoreIds.ToList();
        if (!placed.OfOtherStores)
            return found.Where(order => stores.Contains(order.StoreId));
        return stores.Count == 0 ? found : found.Where(order => !stores.Contains(order.StoreId));
    }
}
