using Nop.Core.Domain.Common;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Reads what the shop knows of how to reach a client: account, address book, and the addresses of all orders.</summary>
sealed class ReferralParties(IRepository<Customer> customers, IRepository<CustomerAddressMapping> book, IRepository<Address> addresses, IRepository<Order> orders, Purchases purchases)
{
    /// <summary>A client's contact data.</summary>
    public async Task<ReferralParty> OfAsync(int customerId)
    {
        var customer = await customers.GetByIdAsync(customerId);
        var placed = await orders.Table.Where(order => order.CustomerId == customerId)
            .Select(order => new { order.BillingAddressId, order.ShippingAddressId }).ToListAsync();
        var ids = placed.Select(order => order.BillingAddressId)
            .Concat(placed.Select(order => order.ShippingAddressId ?? 0))
            .Concat(await book.Table.Where(row => row.CustomerId == customerId).Select(row => row.AddressId).ToListAsync())
            .Where(id => id > 0).Distinct().ToList();
        var known = await addresses.Table.Where(address => ids.Contains(address.Id)).ToListAsync();
        return new(
            customerId,
            [customer?.Email ?? "", .. known.Select(address => address.Email ?? "")],
            [customer?.Phone ?? "", .. known.Select(address => address.PhoneNumber ?? "")],
            [
                ContactKey.Address(customer?.StreetAddress, customer?.ZipPostalCode, customer?.City),
                .. known.Select(address => ContactKey.Address(address.Address1, address.ZipPostalCode, address.City)),
            ]);
    }

    /// <summary>Whether a client had ordered, or bought in the salon, before an instant, under this account or as a guest with the same mailbox (<see cref="ContactKey.Email"/>).</summary>
    public async Task<bool> OrderedBeforeAsync(int customerId, DateTime beforeUtc)
    {
        var before = beforeUtc.AsStored();
        if (await orders.Table.AnyAsync(order => order.CustomerId == customerId && order.CreatedOnUtc < before) || await purchases.SoldBeforeAsync(customerId, before))
            return true;
        if (ContactKey.Email((await customers.GetByIdAsync(customerId))?.Email) is not { Length: > 0 } mailbox)
            return false;

        // The database finds those that begin alike; which of them are one mailbox is the rule's to say.
        var begin = mailbox[..1];
#pragma warning disable CA1304, CA1310, CA1311, MA0011, MA0074 // This is a query: the database makes it lower-case and compares.
        var alike =
            from order in orders.Table
            join address in addresses.Table on order.BillingAddressId equals address.Id
            where order.CreatedOnUtc < before && address.Email != null && address.Email.ToLower().StartsWith(begin)
            select address.Email;
#pragma warning restore CA1304, CA1310, CA1311, MA0011, MA0074
        return (await alike.Distinct().ToListAsync()).Exists(email => ContactKey.Email(email) == mailbox);
    }
}
