namespace Nop.Plugin.Misc.Cashback.Web.Admin.Branches;

/// <summary>The employees of a branch, as its page shows and names them.</summary>
public sealed class BranchStaffPage(BranchStaff staff, IBranchService branches, ICustomerService customers, IPermissionService permissions, StaffByEmail staffByEmail, Texts texts)
{
    /// <summary>Those who are bound to a branch, each with a button that unbinds.</summary>
    public async Task<TableModel> ListAsync(int branchId)
    {
        var ids = await staff.OfBranchAsync(branchId);
        var people = (await customers.GetCustomersByIdsAsync([.. ids])).ToDictionary(person => person.Id);
        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var rows = new List<TableRow>(ids.Count);
        foreach (var id in ids)
        {
            var name = ClientNames.EmailOrNumber(people.GetValueOrDefault(id), id);
            var others = string.Join(", ", (await staff.ReachAsync(id)).Bound.Where(other => other != branchId).Select(other => names.GetValueOrDefault(other)).OfType<string>());
            rows.Add(new(id,
            [
                new(name) { Note = others.Length > 0 ? await texts.GetAsync("Branches.Staff.AlsoAt", others) : null },
                new((string?)null)
                {
                    Button = new("Unbind", await texts.GetAsync("Branches.Staff.Unbind"), await texts.GetAsync("Branches.Staff.UnbindQuestion", name),
                        new Dictionary<string, object> { ["id"] = branchId, ["customerId"] = id }),
                },
            ]));
        }

        return new([Column.Text("Branches.Staff.Person"), Column.Mark("Branches.Staff.Unbind")], rows) { Action = null };
    }

    /// <summary>Somebody by the e-mail address, who has work at a branch; null: nobody.</summary>
    public async Task<Customer?> FindAsync(string? email) =>
        await staffByEmail.FindAsync(email) is { } person
        && (await permissions.AuthorizeAsync(CashbackPermissions.RedeemInSalon, person) || await permissions.AuthorizeAsync(CashbackPermissions.ImportReturns, person)) ? person : null;
}
