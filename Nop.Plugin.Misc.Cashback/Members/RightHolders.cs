namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Finds the people who have a right by one of their roles.</summary>
public sealed class RightHolders(ICustomerService customers, IPermissionService permissions)
{
    const int PageSize = 100;

    /// <summary>Lists them, of open accounts alone. Staff are few, whoever else has the right: who looks for some goes through them until enough fit.</summary>
    /// <param name="permission">One of the shop's permissions, by its system name.</param>
    public async IAsyncEnumerable<Customer> ListAsync(string permission)
    {
        var roles = await RolesAsync(permission);
        for (var index = 0; roles.Length > 0; index++)
        {
            var page = await customers.GetAllCustomersAsync(customerRoleIds: roles, isActive: true, pageIndex: index, pageSize: PageSize);
            foreach (var person in page.Where(person => person is { Active: true, Deleted: false }))
                yield return person;
            if (page.Count < PageSize)
                yield break;
        }
    }

    async Task<int[]> RolesAsync(string permission)
    {
        var roles = new List<int>();
        foreach (var role in await customers.GetAllCustomerRolesAsync())
        {
            if (await permissions.AuthorizeAsync(permission, role.Id))
                roles.Add(role.Id);
        }

        return [.. roles];
    }
}
