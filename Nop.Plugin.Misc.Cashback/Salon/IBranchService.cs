namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Keeps branches.</summary>
public interface IBranchService
{
    /// <summary>All branches in their order.</summary>
    Task<IList<Branch>> GetAllAsync(bool activeOnly = false);

    /// <summary>A branch; null: none.</summary>
    Task<Branch?> GetByIdAsync(int branchId);

    /// <summary>Inserts (id 0) or updates a branch; false: another has the name.</summary>
    Task<bool> SaveAsync(Branch branch);
}
