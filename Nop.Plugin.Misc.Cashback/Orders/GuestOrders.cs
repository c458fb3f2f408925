using Nop.Core.Domain.Common;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Brings a customer's earlier guest orders to their wallet, once the plugin's own letter to the address is answered: the shop confirms an address for its own purposes, and not on every road.</summary>
public sealed class GuestOrders(
    GuestClaims claims,
    IOrderReconciler reconciler,
    AddressRecords records,
    IAddressLetter letter,
    IRepository<Order> orders,
    IRepository<Address> addresses,
    ISettingService settings)
{
    const int Most = 200;

    /// <summary>Follows an opened account. Where the shop confirms addresses, its own letter goes first.</summary>
    public async Task RegisteredAsync(Customer customer)
    {
        await records.KeepRegisteredAsync(customer);
        if (!customer.Active && (await settings.LoadSettingAsync<CustomerSettings>()).UserRegistrationType == UserRegistrationType.EmailValidation)
            await records.KeepAwaitedAsync(customer);
        else
            await FollowAsync(customer);
    }

    /// <summary>Follows an account that was activated because its address was confirmed.</summary>
    public async Task ActivatedAsync(Customer customer)
    {
        await records.KeepActivatedAsync(customer);
        if (await records.IsConfirmedAsync(customer))
            await FollowAsync(customer);
    }

    /// <summary>Claims what may be claimed now: after registering, confirming, joining or getting a card.</summary>
    public async Task FollowAsync(Customer customer)
    {
        if (string.IsNullOrWhiteSpace(customer.Email) || await records.RegisteredOnAsync(customer) is not { } registered
            || await claims.MostDaysAsync() is not (> 0 and var days))
            return;

        var found = await FindAsync(customer.Email, registered.AddDays(-days), registered);
        if (found.Count == 0)
            return;

        if (await records.IsAnsweredAsync(customer))
        {
            foreach (var orderId in found)
                await reconciler.ReconcileAsync(orderId);
        }
        else if (await records.NewTokenAsync(customer, again: false) is { } token)
        {
            await letter.SendAsync(customer, token, isAboutOrders: true);
        }
    }

    // Only what was placed before there was an account may be claimed; whether it is young enough in its store is decided where it is.
    async Task<IList<int>> FindAsync(string email, DateTime fromUtc, DateTime untilUtc)
    {
        var (earliest, latest) = (fromUtc.AsStored(), untilUtc.AsStored());
        var lower = email.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // This is a query: the database makes it lower-case.
        var found =
            from order in orders.Table.Alive()
            join address in addresses.Table on order.BillingAddressId equals address.Id
            where order.CreatedOnUtc >= earliest && order.CreatedOnUtc <= latest && address.Email != null && address.Email.ToLower() == lower
            orderby order.Id descending
            select order.Id;
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        return await found.Take(Most).ToListAsync();
    }
}
