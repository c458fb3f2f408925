namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Finds who may approve what one person proposes.</summary>
public sealed class Approvers(IEnumerable<IProposedAct> acts, ICustomerService customers, IPermissionService permissions)
{
    /// <summary>At most so many are named: where more have the right, nobody needs to be told who.</summary>
    public const int Most = 20;

    const int PageSize = 100;

    /// <summary>The permission that who approves needs.</summary>
    public string PermissionOf(Proposal proposal) => ActOf(proposal).Permission;

    /// <summary>Lists who may approve a proposal: who may open the admin area and do the thing itself, did not propose it, and is not the one whom it gives to or takes from.</summary>
    public async Task<IReadOnlyList<Customer>> OfAsync(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var act = ActOf(proposal);
        // Staff are few, whoever else has the right: they are gone through until enough fit, and not cut off before.
        var staff = await RolesAsync(StandardPermission.Security.ACCESS_ADMIN_PANEL);
        var approvers = new List<Customer>();
        if (staff.Length == 0)
            return approvers;

        for (var index = 0; ; index++)
        {
            var page = await customers.GetAllCustomersAsync(customerRoleIds: staff, isActive: true, pageIndex: index, pageSize: PageSize);
            foreach (var person in page)
            {
                if (person.Id == proposal.ProposedBy || person is not { Active: true, Deleted: false }
                    || !await permissions.AuthorizeAsync(act.Permission, person) || await act.ConcernsAsync(proposal, person.Id))
                    continue;
                approvers.Add(person);
                if (approvers.Count == Most)
                    return approvers;
            }

            if (page.Count < PageSize)
                return approvers;
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

    IProposedAct ActOf(Proposal proposal) => acts.Single(act => (int)act.Kind == proposal.KindId);
}
