namespace Nop.Plugin.Misc.Cashback.Web.Admin.History;

/// <summary>Makes the page of changed rules and settings.</summary>
public sealed class RuleHistoryFactory(IRuleHistory history, ICustomerService customers, IWorkContext work, ShopClock clock)
{
    const int PageSize = 50;

    // Older ones are in the activity log.
    const int MostPages = 100;

    /// <summary>A page of changes, newest first.</summary>
    /// <param name="older">How many pages of newer ones are left out.</param>
    public async Task<RuleHistoryModel> ListAsync(int older)
    {
        var page = Math.Clamp(older, 0, MostPages);
        var found = await history.ReadAsync(page * PageSize, PageSize + 1, (await work.GetWorkingLanguageAsync()).Id, CultureInfo.CurrentCulture);
        var people = (await customers.GetCustomersByIdsAsync([.. found.Select(line => line.ActorId).Where(id => id > 0).Distinct()])).ToDictionary(customer => customer.Id);
        var rows = found.Take(PageSize).Select((line, at) => new TableRow(at,
        [
            new(clock.Shown(line.OnUtc)) { Note = line.ActorId > 0 ? ClientNames.EmailOrNumber(people.GetValueOrDefault(line.ActorId), line.ActorId) : null },
            new(line.What) { Note = line.Changes.Count > 0 ? string.Join("; ", line.Changes) : null },
        ]));
        return new()
        {
            Older = found.Count > PageSize && page < MostPages ? page + 1 : 0,
            Changes = new([Column.Text("History.When"), Column.Text("History.What") with { CellClass = "text-break" }], [.. rows]) { Action = null },
        };
    }
}

/// <summary>Changes of rules and settings.</summary>
public sealed record RuleHistoryModel : BaseNopModel
{
    public required TableModel Changes { get; init; }

    /// <summary>The page with older ones; 0: there are none.</summary>
    public int Older { get; set; }
}
