using Nop.Core;
using Nop.Core.Domain.Customers;
using int;

namespace Nop.Services.Customers;

public interface ICustomerService
{
    Task AddCustomerRoleMappingAsync(CustomerCustomerRoleMapping roleMapping);
    Task<string> FormatUsernameAsync(Customer customer, bool stripTooLong = false, int maxLength = 0);
    Task<IList<CustomerRole>> GetAllCustomerRolesAsync(bool showHidden = false);

    Task<IPagedList<Customer>> GetAllCustomersAsync(
        DateTime? createdFromUtc = null,
        DateTime? createdToUtc = null,
        DateTime? lastActivityFromUtc = null,
        DateTime? lastActivityToUtc = null,
        int affiliateId = 0,
        int vendorId = 0,
        int[] customerRoleIds = null,
        string email = null,
        string username = null,
        string firstName = null,
        string lastName = null,
        int dayOfBirth = 0,
        int monthOfBirth = 0,
        string company = null,
        string phone = null,
        string zipPostalCode = null,
        string ipAddress = null,
        bool? isActive = null,
        int pageIndex = 0,
        int pageSize = MaxValue,
        bool getOnlyTotalCount = false);

    Task<Customer> GetCustomerByEmailAsync(string email);
    Task<Customer> GetCustomerByGuidAsync(Guid customerGuid);
    Task<Customer> GetCustomerByIdAsync(int customerId);
    Task<Customer> GetCustomerByUsernameAsync(string username);
    Task<string> GetCustomerFullNameAsync(Customer customer);
    Task<CustomerRole> GetCustomerRoleByIdAsync(int customerRoleId);
    Task<CustomerRole> GetCustomerRoleBySystemNameAsync(string systemName);
    Task<int[]> GetCustomerRoleIdsAsync(Customer customer, bool showHidden = false);
    Task<IList<CustomerRole>> GetCustomerRolesAsync(Customer customer, bool showHidden = false);
    Task<IList<Customer>> GetCustomersByIdsAsync(int[] customerIds);
    Task InsertCustomerRoleAsync(CustomerRole customerRole);
    Task<bool> IsAdminAsync(Customer customer, bool onlyActiveCustomerRoles = true);
    Task<bool> IsGuestAsync(Customer customer, bool onlyActiveCustomerRoles = true);
    Task<bool> IsInCustomerRoleAsync(Customer customer, string customerRoleSystemName, bool onlyActiveCustomerRoles = true);
    Task<bool> IsRegisteredAsync(Customer customer, bool onlyActiveCustomerRoles = true);
    Task RemoveCustomerRoleMappingAsync(Customer customer, CustomerRole role);
    Task UpdateCustomerAsync(Customer customer);
}
