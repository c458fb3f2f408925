using Nop.Core.Domain.Common;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Earner of an order.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="IsClaim">The order was a guest's: it earns with the tier of a new client.</param>
public sealed record OrderEarner(int CustomerId, bool IsClaim);

/// <summary>Decides who earns on an order: its customer, or who registered later with the same address and has answered the plugin's letter to it (docs/tiers-and-members.md).</summary>
public sealed class GuestClaims(
    IRepository<OrderClaim> claims,
    IRepository<Address> addresses,
    ICustomerService customers,
    AddressRecords records,
    IMembership membership,
    IWalletDirectory wallets,
    ISettingService settings,
    IStoreService stores,
    TimeProvider time)
{
    /// <summary>Finds the earner of an order that the ledger does not know yet. Claims it for who may; only an order that is paid, and neither cancelled nor deleted, can be claimed.</summary>
    /// <returns>Null: it is a guest's, and nobody may claim it now.</returns>
    public async Task<OrderEarner?> EarnerAsync(Order order)
    {
        if (await ClaimerAsync(order.Id) is { } claimer)
            return new(claimer, IsClaim: true);

        if (await customers.GetCustomerByIdAsync(order.CustomerId) is { } customer && await customers.IsRegisteredAsync(customer)
            && !(order.CreatedOnUtc < await records.RegisteredOnAsync(customer)))
            return new(customer.Id, IsClaim: false);

        return await MayClaimAsync(order) is { } other ? await ClaimAsync(order, other) : null;
    }

    /// <summary>Finds the customer who claimed an order; null: nobody.</summary>
    public async Task<int?> ClaimerAsync(int orderId) => (await claims.Table.FirstOrDefaultAsync(claim => claim.OrderId == orderId))?.CustomerId;

    /// <summary>The most days of the stores' settings; 0: nowhere can orders be claimed.</summary>
    public async Task<int> MostDaysAsync()
    {
        var most = (await settings.LoadSettingAsync<CashbackSettings>()).GuestClaimDays;
        foreach (var store in await stores.GetAllStoresAsync())
            most = Math.Max(most, (await settings.LoadSettingAsync<CashbackSettings>(store.Id)).GuestClaimDays);
        return most;
    }

    async Task<Customer?> MayClaimAsync(Order order)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>(order.StoreId);
        if (values.GuestClaimDays <= 0 || !OrderStates.IsAlive(order) || !OrderStates.IsStillPaid(order)
            || await addresses.GetByIdAsync(order.BillingAddressId) is not { Email: { } email } || string.IsNullOrWhiteSpace(email)
            || await customers.GetCustomerByEmailAsync(email) is not { Active: true, Deleted: false } customer
            || !string.Equals(customer.Email, email, StringComparison.OrdinalIgnoreCase)
            || !await customers.IsRegisteredAsync(customer)
            || await records.RegisteredOnAsync(customer) is not { } registered
            || order.CreatedOnUtc > registered || order.CreatedOnUtc < registered.AddDays(-values.GuestClaimDays)
            || !await records.IsAnsweredAsync(customer))
            return null;

        return await membership.WhyNotAsync(customer.Id, await wallets.ScopeAsync(order.StoreId), values) is null ? customer : null;
    }

    async Task<OrderEarner> ClaimAsync(Order order, Customer customer)
    {
        var claim = new OrderClaim { OrderId = order.Id, CustomerId = customer.Id, ClaimedOnUtc = time.GetUtcNow().UtcDateTime };
        // Another event of the same order may claim it meanwhile.
        var isOurs = await claims.TryInsertAsync(claim, row => row.OrderId == order.Id, publishEvent: true);
        return new(isOurs ? customer.Id : (await ClaimerAsync(order.Id))!.Value, IsClaim: true);
    }
}

/// <summary>A guest's order that counts for somebody who registered later with the same e-mail address and answered the letter to it.</summary>
[StoredIn("Cashback_OrderClaim")]
[Unique(nameof(OrderId))]
[Indexed(nameof(CustomerId))]
public sealed class OrderClaim : BaseEntity
{
    /// <summary>The order; unique.</summary>
    public int OrderId { get; set; }

    /// <summary>The customer who earns on it.</summary>
    public int CustomerId { get; set; }

    /// <summary>Since when.</summary>
    public DateTime ClaimedOnUtc { get; set; }
}
