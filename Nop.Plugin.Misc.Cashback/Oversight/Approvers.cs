namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Finds who may approve what one person proposes.</summary>
public sealed class Approvers(IEnumerable<IProposedAct> acts, RightHolders holders, IPermissionService permissions)
{
    /// <summary>At most so many are named: where more have the right, nobody needs to be told who.</summary>
    public const int Most = 20;

    /// <summary>The permission that who approves needs.</summary>
    public string PermissionOf(Proposal proposal) => ActOf(proposal).Permission;

    /// <summary>Lists who may approve a proposal: who may open the admin area and do the thing itself, did not propose it, and is not the one whom it gives to or takes from.</summary>
    public Task<IReadOnlyList<Customer>> OfAsync(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var act = ActOf(proposal);
        return FindAsync(act.Permission, async person => person.Id != proposal.ProposedBy && !await act.ConcernsAsync(proposal, person.Id));
    }

    /// <summary>Lists who may open the admin area and has a right.</summary>
    /// <param name="permission">The right.</param>
    /// <param name="exceptId">Customer id of who asks.</param>
    public Task<IReadOnlyList<Customer>> WithRightAsync(string permission, int exceptId) => FindAsync(permission, person => Task.FromResult(person.Id != exceptId));

    async Task<IReadOnlyList<Customer>> FindAsync(string permission, Func<Customer, Task<bool>> fitsAsync)
    {
        var found = new List<Customer>();
        await foreach (var person in holders.ListAsync(StandardPermission.Security.ACCESS_ADMIN_PANEL))
        {
            if (!await permissions.AuthorizeAsync(permission, person) || !await fitsAsync(person))
                continue;
            found.Add(person);
            if (found.Count == Most)
                break;
        }

        return found;
    }

    IProposedAct ActOf(Proposal proposal) => acts.Single(act => (int)act.Kind == proposal.KindId);
}
