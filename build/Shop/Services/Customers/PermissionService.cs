using System.Reflection;
using Nop.Core.Caching;
using Nop.Core.Domain.Security;
using Nop.Services.Security;

namespace Cashback.Preview.Services;

/// <summary>Who may do what, by roles.</summary>
public sealed class PermissionService(IRepository<PermissionRecord> records, IRepository<PermissionRecordCustomerRoleMapping> mappings, ICustomerService customers,
    IWorkContext work, IStaticCacheManager cache, PluginAssembly plugin) : IPermissionService
{
    /// <inheritdoc/>
    public async Task<bool> AuthorizeAsync(string permissionRecordSystemName) => await AuthorizeAsync(permissionRecordSystemName, await work.GetCurrentCustomerAsync());

    /// <inheritdoc/>
    public Task<bool> AuthorizeAsync(PermissionRecord permission) => AuthorizeAsync(permission.SystemName);

    /// <inheritdoc/>
    public Task<bool> AuthorizeAsync(PermissionRecord permission, Customer customer) => AuthorizeAsync(permission.SystemName, customer);

    /// <inheritdoc/>
    public async Task<bool> AuthorizeAsync(string permissionRecordSystemName, Customer customer)
    {
        var allowed = await RolesOfAsync(permissionRecordSystemName);
        return (await customers.GetCustomerRoleIdsAsync(customer)).Any(allowed.Contains);
    }

    /// <inheritdoc/>
    public async Task<bool> AuthorizeAsync(string permissionRecordSystemName, int customerRoleId) => (await RolesOfAsync(permissionRecordSystemName)).Contains(customerRoleId);

    /// <inheritdoc/>
    public async Task<IList<PermissionRecord>> GetAllPermissionRecordsAsync() => await records.Table.OrderBy(record => record.Name).ToListAsync();

    /// <inheritdoc/>
    public async Task DeletePermissionAsync(string permissionSystemName)
    {
        if (await records.Table.FirstOrDefaultAsync(row => row.SystemName == permissionSystemName) is not { } record)
            return;
        await mappings.DeleteAsync(row => row.PermissionRecordId == record.Id);
        await records.DeleteAsync(record);
    }

    /// <inheritdoc/>
    public async Task InsertPermissionMappingAsync(int customerRoleId, params string[] permissions)
    {
        foreach (var record in (await GetAllPermissionRecordsAsync()).Where(record => permissions.Contains(record.SystemName)))
            await mappings.InsertAsync(new PermissionRecordCustomerRoleMapping { PermissionRecordId = record.Id, CustomerRoleId = customerRoleId });
    }

    /// <inheritdoc/>
    /// <remarks>At the start of the application: the shop's own and those of an installed plugin, each only if its name is new.</remarks>
    public async Task InsertPermissionsAsync()
    {
        var known = (await GetAllPermissionRecordsAsync()).Select(record => record.SystemName).ToHashSet();
        foreach (var config in Standard().Concat(plugin.IsInstalled ? OfPlugin() : []).Where(config => known.Add(config.SystemName)))
        {
            var record = new PermissionRecord { Name = config.Name, SystemName = config.SystemName, Category = config.Category };
            await records.InsertAsync(record);
            foreach (var roleName in config.DefaultCustomerRoles)
            {
                if (await customers.GetCustomerRoleBySystemNameAsync(roleName) is not { } role)
                {
                    role = new CustomerRole { Name = roleName, SystemName = roleName, Active = true };
                    await customers.InsertCustomerRoleAsync(role);
                }

                await mappings.InsertAsync(new PermissionRecordCustomerRoleMapping { PermissionRecordId = record.Id, CustomerRoleId = role.Id });
            }
        }
    }

    static IEnumerable<PermissionConfig> Standard() =>
        from area in typeof(StandardPermission).GetNestedTypes()
        from name in area.GetFields(BindingFlags.Public | BindingFlags.Static)
        select new PermissionConfig($"{area.Name}. {name.Name}", (string)name.GetRawConstantValue()!, area.Name, area == typeof(StandardPermission.PublicStore)
            ? [NopCustomerDefaults.AdministratorsRoleName, NopCustomerDefaults.RegisteredRoleName, NopCustomerDefaults.GuestsRoleName]
            : [NopCustomerDefaults.AdministratorsRoleName]);

    IEnumerable<PermissionConfig> OfPlugin() =>
        plugin.TypesOf<IPermissionConfigManager>().SelectMany(type => ((IPermissionConfigManager)Activator.CreateInstance(type)!).AllConfigs);

    Task<HashSet<int>> RolesOfAsync(string name) =>
        cache.GetAsync(cache.PrepareKey(new("Nop.permissionrecordcustomerrolemapping.roles.{0}"), name), async () =>
        {
            var query = from record in records.Table
                        join mapping in mappings.Table on record.Id equals mapping.PermissionRecordId
                        where record.SystemName == name
                        select mapping.CustomerRoleId;
            return (await query.ToListAsync()).ToHashSet();
        });
}
