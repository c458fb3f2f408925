using Nop.Core.Domain.Customers;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>The clients that may get bonuses: registered, active, not deleted; and who of them is in an audience. Reads only.</summary>
public interface IClients
{
    /// <summary>Whether a client may get bonuses at all.</summary>
    Task<bool> IsEligibleAsync(Customer customer);

    /// <summary>Whether a client is in an audience now.</summary>
    Task<bool> IsInAsync(AudienceRule audience, Customer customer);

    /// <summary>Those of an audience, by id.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="afterCustomerId">The page begins after this client.</param>
    /// <param name="take">Clients to look at; the page may hold fewer, down to none, before the end.</param>
    /// <returns>The clients, and the last id that was looked at; 0: there is no further page.</returns>
    Task<(IReadOnlyList<Customer> Clients, int Last)> PageAsync(AudienceRule audience, int afterCustomerId, int take);

    /// <summary>Which of some clients subscribed to the newsletter.</summary>
    Task<ISet<int>> SubscribersAsync(IReadOnlyCollection<Customer> clients);

    /// <summary>The store whose wallet a client's bonus goes to where nothing else tells.</summary>
    Task<int> StoreOfAsync(Customer customer);
}
