using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Models.Public;

namespace Nop.Plugin.Misc.Cashback.Factories.Public;

/// <summary>Builds the shopper's page.</summary>
public interface IAccountFactory
{
    /// <summary>The whole page.</summary>
    /// <param name="customer">Whose; the wallet is always the customer's own.</param>
    /// <param name="store">Seen from which store.</param>
    /// <param name="page">Page of the history, from 1.</param>
    Task<AccountModel> PrepareAsync(Customer customer, Store store, int page);
}
