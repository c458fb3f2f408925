using Nop.Plugin.Misc.Cashback.Sales;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.DayEnds;

/// <summary>Makes the list of days that branches have closed.</summary>
public sealed class AdminDayEndFactory(ISalonDays days, IBranchService branches, BranchStaff staff, Actor actor, ICustomerService customers, ShopClock clock)
{
    const int Shown = 200;

    /// <summary>The newest of them.</summary>
    public async Task<TableModel> ListAsync()
    {
        var ends = await days.ClosedAsync(await staff.ReachAsync(await actor.IdAsync()), Shown);
        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var people = (await customers.GetCustomersByIdsAsync([.. ends.Select(end => end.ClosedBy).Distinct()])).ToDictionary(person => person.Id);
        var rows = new List<TableRow>(ends.Count);
        foreach (var end in ends)
        {
            var (day, currency) = (DayEnd.DayOf(end.Day), CurrencySpec.For(end.CurrencyCode));
            rows.Add(new(end.Id,
            [
                new(day.ToString("d", CultureInfo.CurrentCulture)) { Link = string.Create(CultureInfo.InvariantCulture, $"~/salon/day?branchId={end.BranchId}&day={day:yyyy-MM-dd}") },
                names.GetValueOrDefault(end.BranchId),
                Figures.Amount(end.Expected, currency),
                Figures.Amount(end.Counted, currency),
                new(end.Counted == end.Expected ? null : Figures.Change(end.Counted - end.Expected, currency)) { Note = end.Reason.Length > 0 ? end.Reason : null },
                new(ClientNames.EmailOrNumber(people.GetValueOrDefault(end.ClosedBy), end.ClosedBy)) { Note = clock.Shown(end.ClosedOnUtc) },
            ]));
        }

        return new(
            [
                Column.Short("Day.Day"), Column.Text("Counter.Branch") with { IsWideOnly = true }, Column.Amount("Day.Expected") with { IsWideOnly = true }, Column.Amount("Day.Counted"), Column.Text("Day.Difference"),
                Column.Text("Day.ClosedBy") with { IsWideOnly = true },
            ],
            rows)
        { Action = null };
    }
}
