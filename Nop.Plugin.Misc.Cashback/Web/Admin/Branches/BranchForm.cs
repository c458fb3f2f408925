using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Branches;

/// <summary>Branches and their form. A branch is switched off, not deleted: vouchers and entries name it.</summary>
public sealed class BranchForm(IBranchService branches, BranchStaffPage staff, AdminChoices choices, FormReaders readers) : RowForm<Branch, BranchModel>
{
    public override string Topic => "Branches";

    public override string One => "Branch";

    public override bool CanDelete => false;

    public override async Task<TableModel> ListAsync() => new(
        [Column.Text("Branches.Name"), Column.Mark("Branches.Active"), Column.Mark("Branches.DisplayOrder")],
        [.. (await branches.GetAllAsync()).Select(branch => new TableRow(branch.Id,
            [new(branch.Name) { Note = branch.Address.Length > 0 ? branch.Address : null }, TableCell.Tick(branch.Active), branch.DisplayOrder.ToString(CultureInfo.CurrentCulture)]))]);

    /// <summary>The place of a new branch: the last.</summary>
    public async Task<int> NextOrderAsync() => await branches.GetAllAsync() is { Count: > 0 } all ? all.Max(branch => branch.DisplayOrder) + 1 : 1;

    public override Task<Branch?> FindAsync(int id) => branches.GetByIdAsync(id);

    public override Task<BranchModel> OpenAsync(Branch row) => CompleteAsync(
        new BranchModel
        {
            Id = row.Id,
            Name = row.Name,
            Active = row.Active,
            DisplayOrder = row.DisplayOrder,
            Address = row.Address,
            ZoneId = row.ZoneId,
            ReceiptPrefix = row.ReceiptPrefix,
            ReceiptSpanId = (int)row.ReceiptSpan,
            CountsBlind = row.CountsBlind,
            ReturnColumns = row.ReturnColumns,
        });

    public override async Task<BranchModel> CompleteAsync(BranchModel model) => model with
    {
        AvailableSpans = await choices.OfEnumAsync<ReceiptSpan>(),
        Staff = model.Id > 0 ? await staff.ListAsync(model.Id) : null,
    };

    public override async Task<Branch> ReadAsync(BranchModel model, ModelStateDictionary state)
    {
        var reader = await readers.OpenAsync(state);
        var row = new Branch
        {
            Id = model.Id,
            Name = await reader.NameAsync(nameof(model.Name), model.Name),
            Active = model.Active,
            DisplayOrder = model is { Id: 0, DisplayOrder: 0 } ? await NextOrderAsync() : model.DisplayOrder,
            Address = FormReader.Text(model.Address),
            ZoneId = model.ZoneId ?? "",
            ReceiptPrefix = FormReader.Text(model.ReceiptPrefix),
            ReceiptSpanId = (int)await reader.ChoiceAsync<ReceiptSpan>(nameof(model.ReceiptSpanId), model.ReceiptSpanId),
            CountsBlind = model.CountsBlind,
            ReturnColumns = FormReader.Text(model.ReturnColumns),
        };
        if (row.ReceiptPrefix.Length > Branch.LongestPrefix)
            await reader.RefuseAsync(nameof(model.ReceiptPrefix), "Errors.TooLong", Branch.LongestPrefix);
        if (row.Address.Length > Branch.LongestAddress)
            await reader.RefuseAsync(nameof(model.Address), "Errors.TooLong", Branch.LongestAddress);
        if (row.ZoneId.Length > 0 && row.Zone is null)
            await reader.RefuseAsync(nameof(model.ZoneId), "Errors.Choose");
        if (row.ReturnColumns.Length > TillColumns.Most)
            await reader.RefuseAsync(nameof(model.ReturnColumns), "Errors.TooLong", TillColumns.Most);
        else if (TillColumns.FirstUnknown(row.ReturnColumns) is { } line)
            await reader.RefuseAsync(nameof(model.ReturnColumns), "Branches.ReturnColumns.Unknown", line);
        return row;
    }

    public override async Task<RuleSaveResult> SaveAsync(Branch row) => await branches.SaveAsync(row) ? RuleSaveResult.Done : RuleSaveResult.NameTaken;

    public override Task<object[]> TellAsync(Branch row) => Task.FromResult<object[]>([row.Name, row.Id]);
}

/// <summary>A branch as it is edited.</summary>
public sealed record BranchModel : BaseNopEntityModel, INamedModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.DisplayOrder")]
    public int DisplayOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.Address")]
    public string? Address { get; set; }

    /// <summary>The system's id of the time zone; null or empty: that of the shop.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.ZoneId")]
    public string? ZoneId { get; set; }

    /// <summary>What its receipts' numbers begin with; null or empty: nothing.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.ReceiptPrefix")]
    public string? ReceiptPrefix { get; set; }

    /// <summary>Number of <see cref="ReceiptSpan"/>.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.ReceiptSpanId")]
    public int ReceiptSpanId { get; set; }

    [BindNever]
    public IList<SelectListItem> AvailableSpans { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.CountsBlind")]
    public bool CountsBlind { get; set; }

    /// <summary>Names that the branch's till gives the columns of return files, one on a line; null or empty: those of the plugin.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.ReturnColumns")]
    public string? ReturnColumns { get; set; }

    /// <summary>Its employees; null: it is not saved yet.</summary>
    [BindNever]
    public TableModel? Staff { get; set; }

    /// <summary>Address of an employee who is to be bound to it, in a form of its own.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.StaffEmail")]
    public string? StaffEmail { get; set; }
}
