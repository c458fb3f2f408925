using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the pages of branches.</summary>
public sealed class AdminBranchFactory(IBranchService branches)
{
    /// <summary>All branches in their order.</summary>
    public async Task<BranchListModel> PrepareListAsync() => new() { Branches = [.. (await branches.GetAllAsync()).Select(Model)] };

    /// <summary>A branch to edit; null: there is none with the id.</summary>
    public async Task<BranchModel?> PrepareAsync(int branchId) => await branches.GetByIdAsync(branchId) is { } branch ? Model(branch) : null;

    /// <summary>Puts what the model says into a branch.</summary>
    public static void Fill(Branch branch, BranchModel model)
    {
        branch.Name = (model.Name ?? "").Trim();
        branch.Active = model.Active;
        branch.DisplayOrder = model.DisplayOrder;
    }

    static BranchModel Model(Branch branch) => new() { Id = branch.Id, Name = branch.Name, Active = branch.Active, DisplayOrder = branch.DisplayOrder };
}
