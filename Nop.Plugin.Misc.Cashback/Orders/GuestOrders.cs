using Nop.Core.Domain.Common;
using Nop.Plugin.Misc.Cashback.Members;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Brings a customer's earlier guest orders to their wallet, once the address is known to be theirs.</summary>
public sealed class GuestOrders(
    GuestClaims claims,
    IOrderReconciler reconciler,
    AddressNotes notes,
    IAddressLetter letter,
    IRepository<Order> orders,
    IRepository<Address> addresses,
    ISettingService settings)
{
    const int Most = 200;

    /// <summary>Follows an opened account. In shops that confirm addresses the answer to their letter is waited for; elsewhere the plugin writes its own.</summary>
    public async Task RegisteredAsync(Customer customer)
    {
        await notes.KeepRegisteredAsync(customer);
        if (!customer.Active && (await settings.LoadSettingAsync<CustomerSettings>()).UserRegistrationType == UserRegistrationType.EmailValidation)
            await notes.KeepAwaitedAsync(customer);
        else
            await FollowAsync(customer);
    }

    /// <summary>Follows an account that was activated. Only one whose activation was waited for has confirmed its address: the shop tells this of others too.</summary>
    public async Task ActivatedAsync(Customer customer)
    {
        if (!await notes.IsAwaitedAsync(customer))
            return;

        await notes.KeepConfirmedAsync(customer);
        await FollowAsync(customer);
    }

    /// <summary>Confirms the address of the signed-in customer by the token of the letter to it.</summary>
    /// <returns>False: it is not that letter's.</returns>
    public async Task<bool> ConfirmAsync(Customer customer, string? token)
    {
        if (!await notes.IsTokenAsync(customer, token))
            return false;

        await notes.KeepConfirmedAsync(customer);
        await FollowAsync(customer);
        return true;
    }

    /// <summary>Claims what may be claimed now: after registering, confirming, joining or getting a card.</summary>
    public async Task FollowAsync(Customer customer)
    {
        if (string.IsNullOrWhiteSpace(customer.Email) || await notes.RegisteredOnAsync(customer) is not { } registered
            || await claims.MostDaysAsync() is not (> 0 and var days))
            return;

        var found = await FindAsync(customer.Email, registered.AddDays(-days), registered);
        if (found.Count == 0)
            return;

        if (await notes.IsConfirmedAsync(customer))
        {
            foreach (var orderId in found)
                await reconciler.ReconcileAsync(orderId);
        }
        else if (await notes.NewTokenAsync(customer) is { } token)
        {
            await letter.SendAsync(customer, token);
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
