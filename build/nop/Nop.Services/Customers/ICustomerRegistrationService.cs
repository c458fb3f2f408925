using Nop.Core.Domain.Customers;

namespace Nop.Services.Customers;

public interface ICustomerRegistrationService
{
    Task<CustomerLoginResults> ValidateCustomerAsync(string usernameOrEmail, string password);
}
