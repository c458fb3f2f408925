using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;

namespace Nop.Services.Messages;

public interface IMessageTokenProvider
{
    Task AddCustomerTokensAsync(IList<Token> tokens, int customerId);
    Task AddCustomerTokensAsync(IList<Token> tokens, Customer customer);
    Task AddOrderTokensAsync(IList<Token> tokens, Order order, int languageId, int vendorId = 0);
    Task AddStoreTokensAsync(IList<Token> tokens, Store store, EmailAccount emailAccount, int languageId);
}
