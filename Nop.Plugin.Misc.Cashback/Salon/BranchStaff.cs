namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>An employee who works at a branch, and not at those that no such row names.</summary>
[StoredIn("Cashback_BranchClerk")]
[Unique(nameof(CustomerId), nameof(BranchId))]
[Indexed(nameof(BranchId))]
public sealed class BranchClerk : BaseEntity
{
    /// <summary>Customer id of the employee.</summary>
    public int CustomerId { get; set; }

    /// <summary>The branch.</summary>
    public int BranchId { get; set; }
}

/// <summary>The branches that somebody sees.</summary>
/// <param name="Bound">Ids of those that they are bound to; empty: they are bound to none and see all.</param>
public sealed record BranchReach(IReadOnlyCollection<int> Bound)
{
    /// <summary>Everybody who is bound to no branch.</summary>
    public static BranchReach All { get; } = new([]);

    /// <summary>Whether they see a branch.</summary>
    public bool Sees(int branchId) => Bound.Count == 0 || Bound.Contains(branchId);
}

/// <summary>Keeps which employees work at which branches. Who is bound to none works at all of them.</summary>
public sealed class BranchStaff(IRepository<BranchClerk> rows, IBranchService branches)
{
    /// <summary>The branches that somebody sees.</summary>
    /// <param name="personId">Customer id; 0 or below: the shop itself or a till, whom nobody binds.</param>
    public async Task<BranchReach> ReachAsync(int personId) => personId <= 0
        ? BranchReach.All
        : new([.. (await rows.GetAllAsync(all => all.Where(row => row.CustomerId == personId))).Select(row => row.BranchId)]);

    /// <summary>Whether somebody may work at a branch.</summary>
    public async Task<bool> MayAsync(int personId, int branchId) => (await ReachAsync(personId)).Sees(branchId);

    /// <summary>A branch at which somebody may work; null: there is none with the id, or it is not theirs.</summary>
    public async Task<Branch?> FindAsync(int personId, int branchId) =>
        await branches.GetByIdAsync(branchId) is { } branch && await MayAsync(personId, branchId) ? branch : null;

    /// <summary>The branches at which somebody may work, in their order.</summary>
    public async Task<IReadOnlyList<Branch>> BranchesAsync(int personId, bool activeOnly = false)
    {
        var reach = await ReachAsync(personId);
        return [.. (await branches.GetAllAsync(activeOnly)).Where(branch => reach.Sees(branch.Id))];
    }

    /// <summary>Customer ids of those who are bound to a branch, in the order in which they were.</summary>
    public async Task<IReadOnlyList<int>> OfBranchAsync(int branchId) =>
        [.. (await rows.GetAllAsync(all => all.Where(row => row.BranchId == branchId).OrderBy(row => row.Id))).Select(row => row.CustomerId)];

    /// <summary>Binds an employee to a branch, beside those that they are bound to.</summary>
    /// <returns>False: they were before.</returns>
    public async Task<bool> BindAsync(int personId, int branchId) =>
        await FindRowAsync(personId, branchId) is null
        && await rows.TryInsertAsync(new BranchClerk { CustomerId = personId, BranchId = branchId }, row => row.CustomerId == personId && row.BranchId == branchId);

    /// <summary>Unbinds an employee from a branch; from the last one, and they work at all.</summary>
    /// <returns>False: they were not bound to it.</returns>
    public async Task<bool> UnbindAsync(int personId, int branchId)
    {
        if (await FindRowAsync(personId, branchId) is not { } row)
            return false;
        await rows.DeleteAsync(row, publishEvent: false);
        return true;
    }

    Task<BranchClerk?> FindRowAsync(int personId, int branchId) => rows.Table.FirstOrDefaultAsync(row => row.CustomerId == personId && row.BranchId == branchId)!;
}
