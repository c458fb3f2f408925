using Nop.Services.Security;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Finds who may approve what one person proposes.</summary>
public sealed class Approvers(IEnumerable<IProposedAct> acts, ICustomerService customers, IPermissionService permissions)
{
    /// <summary>At most so many are looked at: where more have the right, nobody needs to be told who.</summary>
    public const int Most = 20;

    /// <summary>The permission that who approves needs.</summary>
    public string PermissionOf(Proposal proposal) => ActOf(proposal).Permission;

    /// <summary>Lists who may approve a proposal: who may open the admin area and do the thing itself, did not propose it, and is not the one whom it gives to or takes from.</summary>
    public async Task<IReadOnlyList<Customer>> OfAsync(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var act = ActOf(proposal);
        var roles = new List<int>();
        foreach (var role in await customers.GetAllCustomerRolesAsync())
        {
            if (await permissions.AuthorizeAsync(act.Permission, role.Id))
                roles.Add(role.Id);
        }

        if (roles.Count == 0)
            return [];

        var approvers = new List<Customer>();
        foreach (var person in await customers.GetAllCustomersAsync(customerRoleIds: [.. roles], pageSize: Most))
        {
            if (person.Id != proposal.ProposedBy && person is { Active: true, Deleted: false }
                && await permissions.AuthorizeAsync(StandardPermission.Security.ACCESS_ADMIN_PANEL, person) && !await act.ConcernsAsync(proposal, person.Id))
                approvers.Add(person);
        }

        return approvers;
    }

    IProposedAct ActOf(Proposal proposal) => acts.Single(act => (int)act.Kind == proposal.KindId);
}
