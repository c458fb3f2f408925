namespace Cashback.Preview.Services;

/// <summary>Customers and their roles.</summary>
public sealed class CustomerService(IRepository<Customer> customers, IRepository<CustomerRole> roles, IRepository<CustomerCustomerRoleMapping> mappings,
    Nop.Core.Caching.IStaticCacheManager cache) : ICustomerService
{
    /// <inheritdoc/>
    public Task<Customer> GetCustomerByIdAsync(int customerId) => customers.GetByIdAsync(customerId, _ => null!, useShortTermCache: true);

    /// <inheritdoc/>
    public Task<IList<Customer>> GetCustomersByIdsAsync(int[] customerIds) => customers.GetByIdsAsync(customerIds, includeDeleted: false);

    /// <inheritdoc/>
    public Task<Customer> GetCustomerByGuidAsync(Guid customerGuid) => customers.Table.FirstOrDefaultAsync(customer => customer.CustomerGuid == customerGuid);

    /// <inheritdoc/>
    public async Task<Customer> GetCustomerByEmailAsync(string email) =>
        string.IsNullOrWhiteSpace(email) ? null! : await customers.Table.Where(customer => customer.Email != null && customer.Email.ToLower() == email.ToLower() && !customer.Deleted).OrderBy(customer => customer.Id).FirstOrDefaultAsync();

    /// <inheritdoc/>
    public async Task<Customer> GetCustomerByUsernameAsync(string username) =>
        string.IsNullOrWhiteSpace(username) ? null! : await customers.Table.Where(customer => customer.Username == username).OrderBy(customer => customer.Id).FirstOrDefaultAsync();

    /// <inheritdoc/>
    public Task<IPagedList<Customer>> GetAllCustomersAsync(DateTime? createdFromUtc = null, DateTime? createdToUtc = null, DateTime? lastActivityFromUtc = null,
        DateTime? lastActivityToUtc = null, int affiliateId = 0, int vendorId = 0, int[] customerRoleIds = null!, string email = null!, string username = null!,
        string firstName = null!, string lastName = null!, int dayOfBirth = 0, int monthOfBirth = 0, string company = null!, string phone = null!,
        string zipPostalCode = null!, string ipAddress = null!, bool? isActive = null, int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false) =>
        customers.GetAllPagedAsync(rows =>
        {
            rows = rows.Where(customer => !customer.Deleted);
            if (createdFromUtc is not null)
                rows = rows.Where(customer => customer.CreatedOnUtc >= createdFromUtc);
            if (createdToUtc is not null)
                rows = rows.Where(customer => customer.CreatedOnUtc <= createdToUtc);
            if (customerRoleIds is { Length: > 0 })
                rows = rows.Where(customer => mappings.Table.Any(mapping => mapping.CustomerId == customer.Id && customerRoleIds.Contains(mapping.CustomerRoleId)));
            if (!string.IsNullOrEmpty(email))
                rows = rows.Where(customer => customer.Email.Contains(email));
            if (!string.IsNullOrEmpty(username))
                rows = rows.Where(customer => customer.Username.Contains(username));
            if (!string.IsNullOrEmpty(firstName))
                rows = rows.Where(customer => customer.FirstName.Contains(firstName));
            if (!string.IsNullOrEmpty(lastName))
                rows = rows.Where(customer => customer.LastName.Contains(lastName));
            if (dayOfBirth > 0)
                rows = rows.Where(customer => customer.DateOfBirth != null && customer.DateOfBirth.Value.Day == dayOfBirth);
            if (monthOfBirth > 0)
                rows = rows.Where(customer => customer.DateOfBirth != null && customer.DateOfBirth.Value.Month == monthOfBirth);
            if (!string.IsNullOrEmpty(phone))
                rows = rows.Where(customer => customer.Phone.Contains(phone));
            if (isActive is not null)
                rows = rows.Where(customer => customer.Active == isActive);
            return rows.OrderByDescending(customer => customer.CreatedOnUtc).ThenByDescending(customer => customer.Id);
        }, pageIndex, pageSize, getOnlyTotalCount);

    /// <inheritdoc/>
    public Task UpdateCustomerAsync(Customer customer) => customers.UpdateAsync(customer);

    /// <inheritdoc/>
    public Task<string> GetCustomerFullNameAsync(Customer customer) =>
        Task.FromResult(string.Join(" ", new[] { customer.FirstName, customer.LastName }.Where(part => !string.IsNullOrWhiteSpace(part))));

    /// <inheritdoc/>
    public async Task<string> FormatUsernameAsync(Customer customer, bool stripTooLong = false, int maxLength = 0)
    {
        var name = await IsGuestAsync(customer) ? "Guest" : customer.Email ?? customer.Username ?? "";
        return stripTooLong && maxLength > 0 && name.Length > maxLength ? name[..maxLength] : name;
    }

    /// <inheritdoc/>
    public async Task<IList<CustomerRole>> GetAllCustomerRolesAsync(bool showHidden = false) => [.. (await RolesAsync()).Where(role => showHidden || role.Active)];

    /// <inheritdoc/>
    public async Task<CustomerRole> GetCustomerRoleByIdAsync(int customerRoleId) => (await RolesAsync()).FirstOrDefault(role => role.Id == customerRoleId)!;

    /// <inheritdoc/>
    public async Task<CustomerRole> GetCustomerRoleBySystemNameAsync(string systemName) => (await RolesAsync()).FirstOrDefault(role => role.SystemName == systemName)!;

    /// <inheritdoc/>
    public Task InsertCustomerRoleAsync(CustomerRole customerRole) => roles.InsertAsync(customerRole);

    /// <inheritdoc/>
    public async Task<int[]> GetCustomerRoleIdsAsync(Customer customer, bool showHidden = false) =>
        [.. (await GetCustomerRolesAsync(customer, showHidden)).Select(role => role.Id)];

    /// <inheritdoc/>
    public async Task<IList<CustomerRole>> GetCustomerRolesAsync(Customer customer, bool showHidden = false)
    {
        var held = await cache.GetAsync(cache.PrepareKey(new("Nop.customercustomerrolemapping.bycustomer.{0}"), customer.Id), async () =>
            (await mappings.Table.Where(mapping => mapping.CustomerId == customer.Id).ToListAsync()).Select(mapping => mapping.CustomerRoleId).ToHashSet());
        return [.. (await RolesAsync()).Where(role => held.Contains(role.Id) && (showHidden || role.Active))];
    }

    /// <inheritdoc/>
    public Task AddCustomerRoleMappingAsync(CustomerCustomerRoleMapping roleMapping) => mappings.InsertAsync(roleMapping);

    /// <inheritdoc/>
    public async Task RemoveCustomerRoleMappingAsync(Customer customer, CustomerRole role)
    {
        if (await mappings.Table.FirstOrDefaultAsync(row => row.CustomerId == customer.Id && row.CustomerRoleId == role.Id) is { } mapping)
            await mappings.DeleteAsync(mapping);
    }

    /// <inheritdoc/>
    public async Task<bool> IsInCustomerRoleAsync(Customer customer, string customerRoleSystemName, bool onlyActiveCustomerRoles = true) =>
        (await GetCustomerRolesAsync(customer, !onlyActiveCustomerRoles)).Any(role => role.SystemName == customerRoleSystemName);

    /// <inheritdoc/>
    public Task<bool> IsAdminAsync(Customer customer, bool onlyActiveCustomerRoles = true) =>
        IsInCustomerRoleAsync(customer, NopCustomerDefaults.AdministratorsRoleName, onlyActiveCustomerRoles);

    /// <inheritdoc/>
    public Task<bool> IsGuestAsync(Customer customer, bool onlyActiveCustomerRoles = true) =>
        IsInCustomerRoleAsync(customer, NopCustomerDefaults.GuestsRoleName, onlyActiveCustomerRoles);

    /// <inheritdoc/>
    public Task<bool> IsRegisteredAsync(Customer customer, bool onlyActiveCustomerRoles = true) =>
        IsInCustomerRoleAsync(customer, NopCustomerDefaults.RegisteredRoleName, onlyActiveCustomerRoles);

    Task<IList<CustomerRole>> RolesAsync() =>
        cache.GetAsync<IList<CustomerRole>>(new("Nop.customerrole.all"), async () => await roles.Table.OrderBy(role => role.Id).ToListAsync());
}
