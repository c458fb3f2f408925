namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>How reports name who did something, and clients: by the address of now, or by number where there is none to show.</summary>
sealed class ReportPeople(ICustomerService customers, Texts texts)
{
    /// <summary>Names by id.</summary>
    /// <param name="ids">Customer ids; below 0: tills, by their numbers; 0: the system.</param>
    public async Task<IReadOnlyDictionary<int, string>> NamesAsync(IEnumerable<int> ids)
    {
        var wanted = ids.Distinct().ToList();
        var people = (await customers.GetCustomersByIdsAsync([.. wanted.Where(id => id > 0)])).ToDictionary(person => person.Id);
        var names = new Dictionary<int, string>();
        foreach (var id in wanted)
        {
            names[id] = id < 0 ? await texts.GetAsync("Reports.Till", -id) : id == 0 ? await texts.GetAsync("Reports.System")
                : people.GetValueOrDefault(id) is { Deleted: false, Email.Length: > 0 } person ? person.Email : $"#{id.ToString(CultureInfo.InvariantCulture)}";
        }

        return names;
    }
}
