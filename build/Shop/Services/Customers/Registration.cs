using System.Security.Cryptography;
using System.Text;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Gdpr;
using Nop.Core.Events;

namespace Cashback.Preview.Services;

/// <summary>Makes customers, and signs them in.</summary>
public sealed class Registration(
    IRepository<Customer> customers, IRepository<CustomerPassword> passwords, IRepository<GenericAttribute> attributes, ICustomerService roles, IEventPublisher events, TimeProvider clock)
{
    // A preview store guards nothing: few rounds keep the seeding fast.
    const int Rounds = 1000;

    /// <summary>A visitor without an account.</summary>
    public Task<Customer> AddGuestAsync() => AddAsync(new Customer(), NopCustomerDefaults.GuestsRoleName);

    /// <summary>A customer with an account; tells that one registered.</summary>
    public async Task<Customer> RegisterAsync(Customer customer, string? password = null, params string[] roleNames)
    {
        customer.Username ??= customer.Email;
        await AddAsync(customer, [NopCustomerDefaults.RegisteredRoleName, .. roleNames]);
        if (password is not null)
            await SetPasswordAsync(customer, password);
        await events.PublishAsync(new CustomerRegisteredEvent(customer));
        return customer;
    }

    /// <summary>Makes an account of a visitor's row, as the shop does for who registers; tells that one registered, and activated where the address is confirmed.</summary>
    /// <param name="guest">The visitor.</param>
    /// <param name="email">The account's address.</param>
    /// <param name="confirmed">The shop has sent a letter to the address, and it was answered.</param>
    public async Task RegisterGuestAsync(Customer guest, string email, bool confirmed)
    {
        ArgumentNullException.ThrowIfNull(guest);
        (guest.Email, guest.Username, guest.Active) = (email, email, !confirmed);
        await customers.UpdateAsync(guest);
        foreach (var role in (await roles.GetCustomerRolesAsync(guest)).Where(role => role.SystemName == NopCustomerDefaults.GuestsRoleName).ToList())
            await roles.RemoveCustomerRoleMappingAsync(guest, role);
        await MapAsync(guest, NopCustomerDefaults.RegisteredRoleName);
        await events.PublishAsync(new CustomerRegisteredEvent(guest));
        if (!confirmed)
            return;
        guest.Active = true;
        await customers.UpdateAsync(guest);
        await events.PublishAsync(new CustomerActivatedEvent(guest));
    }

    /// <summary>Deletes a customer permanently, as nopCommerce's GDPR service does: attributes go, the row stays without e-mail and user name, and the event comes last.</summary>
    public async Task DeleteForGoodAsync(int customerId)
    {
        var customer = await customers.GetByIdAsync(customerId);
        await attributes.DeleteAsync(row => row.EntityId == customerId && row.KeyGroup == nameof(Customer));
        foreach (var role in (await roles.GetCustomerRolesAsync(customer)).Where(role => role.SystemName == NopCustomerDefaults.RegisteredRoleName).ToList())
            await roles.RemoveCustomerRoleMappingAsync(customer, role);
        await MapAsync(customer, NopCustomerDefaults.GuestsRoleName);
        var email = customer.Email;
        (customer.Email, customer.EmailToRevalidate, customer.Username, customer.Active, customer.Deleted) = ("", "", "", false, true);
        await customers.UpdateAsync(customer);
        await events.PublishAsync(new CustomerPermanentlyDeleted(customerId, email));
    }

    /// <summary>The customer of an e-mail and password; null: no such pair.</summary>
    public async Task<Customer?> SignInAsync(string email, string password)
    {
        if (await roles.GetCustomerByEmailAsync(email) is not { Active: true } customer
            || await passwords.Table.FirstOrDefaultAsync(row => row.CustomerId == customer.Id) is not { } kept)
            return null;
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept.Hash), Encoding.ASCII.GetBytes(Hash(password, kept.Salt))) ? customer : null;
    }

    async Task SetPasswordAsync(Customer customer, string password)
    {
        var salt = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        await passwords.InsertAsync(new CustomerPassword { CustomerId = customer.Id, Salt = salt, Hash = Hash(password, salt) });
    }

    async Task<Customer> AddAsync(Customer customer, params string[] roleNames)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        customer.CustomerGuid = customer.CustomerGuid == Guid.Empty ? Guid.NewGuid() : customer.CustomerGuid;
        (customer.Active, customer.CreatedOnUtc, customer.LastActivityDateUtc) = (true, now, now);
        await customers.InsertAsync(customer);
        foreach (var name in roleNames)
            await MapAsync(customer, name);
        return customer;
    }

    async Task MapAsync(Customer customer, string name)
    {
        var role = await roles.GetCustomerRoleBySystemNameAsync(name) ?? throw new InvalidOperationException($"There is no role {name}.");
        await roles.AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping { CustomerId = customer.Id, CustomerRoleId = role.Id });
    }

    static string Hash(string password, string salt) =>
        Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(password, Encoding.ASCII.GetBytes(salt), Rounds, HashAlgorithmName.SHA256, 32));
}
