namespace Cashback.Preview.Services;

/// <summary>Checks e-mail and password. It counts no failed attempts, as nopCommerce does.</summary>
public sealed class CustomerRegistrationService(Registration registration) : ICustomerRegistrationService
{
    public async Task<CustomerLoginResults> ValidateCustomerAsync(string usernameOrEmail, string password) =>
        await registration.SignInAsync(usernameOrEmail, password) is null ? CustomerLoginResults.WrongPassword : CustomerLoginResults.Successful;
}
