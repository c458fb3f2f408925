namespace Nop.Plugin.Misc.Cashback.Web.Admin.Branches;

/// <summary>Branches and their form. A branch is switched off, not deleted: vouchers and entries name it.</summary>
public sealed class BranchForm(IBranchService branches, FormReaders readers) : RowForm<Branch, BranchModel>
{
    /// <inheritdoc/>
    public override string Topic => "Branches";

    /// <inheritdoc/>
    public override string One => "Branch";

    /// <inheritdoc/>
    public override bool CanDelete => false;

    /// <inheritdoc/>
    public override async Task<TableModel> ListAsync() => new(
        [Column.Text("Branches.Name"), Column.Mark("Branches.Active"), Column.Mark("Branches.DisplayOrder")],
        [.. (await branches.GetAllAsync()).Select(branch => new TableRow(branch.Id,
            [branch.Name, TableCell.Tick(branch.Active), branch.DisplayOrder.ToString(CultureInfo.CurrentCulture)]))]);

    /// <inheritdoc/>
    public override Task<Branch?> FindAsync(int id) => branches.GetByIdAsync(id);

    /// <inheritdoc/>
    public override Task<BranchModel> OpenAsync(Branch row) =>
        Task.FromResult(new BranchModel { Id = row.Id, Name = row.Name, Active = row.Active, DisplayOrder = row.DisplayOrder });

    /// <inheritdoc/>
    public override async Task<Branch> ReadAsync(BranchModel model, ModelStateDictionary state) => new()
    {
        Id = model.Id,
        Name = await (await readers.OpenAsync(state)).NameAsync(nameof(model.Name), model.Name),
        Active = model.Active,
        DisplayOrder = model.DisplayOrder,
    };

    /// <inheritdoc/>
    public override async Task<RuleSaveResult> SaveAsync(Branch row) => await branches.SaveAsync(row) ? RuleSaveResult.Done : RuleSaveResult.NameTaken;

    /// <inheritdoc/>
    public override Task<object[]> TellAsync(Branch row) => Task.FromResult<object[]>([row.Name, row.Id]);
}
