namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>Sums up one rule set.</summary>
sealed class SimulationTally(EarnRuleSet rules)
{
    readonly Dictionary<DateOnly, SimulationSums> _months = [];
    readonly Dictionary<int, SimulationSums> _tiers = [];
    readonly Dictionary<int, SimulationSums> _categories = [];
    readonly Dictionary<int, (int Orders, long Added)> _programmes = [];
    SimulationSums _total;
    SimulationSums _salon;

    internal void AddOrder(DateOnly month, int? tierId, bool isSale, SimulationSums sums)
    {
        _total += sums;
        if (isSale)
            _salon += sums;
        Add(_months, month, sums);
        if (tierId is { } tier)
            Add(_tiers, tier, sums);
    }

    internal void AddLine(int rootId, SimulationSums sums) => Add(_categories, rootId, sums);

    internal void AddCharge(int programmeId, long amount)
    {
        var (orders, added) = _programmes.GetValueOrDefault(programmeId);
        _programmes[programmeId] = (orders + 1, added + amount);
    }

    internal SimulationReport Report(string name, int clients, IReadOnlyDictionary<int, int> clientsOfTier)
    {
        var tiers = rules.Tiers.Select(tier => Row(tier.Id, tier.Name)).ToList();
        if (_tiers.ContainsKey(0) || clientsOfTier.ContainsKey(0))
            tiers.Insert(0, Row(0, ""));
        return new(
            name,
            rules.Currency,
            _total,
            clients,
            [.. Months().Select(month => new SimulationRow<DateOnly>(month, "", _months.GetValueOrDefault(month)))],
            tiers,
            [.. _categories.OrderByDescending(row => row.Value.Earned).ThenByDescending(row => row.Value.Sales).ThenBy(row => row.Key)
                .Select(row => new SimulationRow<int>(row.Key, rules.FindCategory(row.Key)?.Name ?? "", row.Value))],
            [.. rules.Programmes.Select(programme => RowOf(programme, _programmes.GetValueOrDefault(programme.Id)))])
        { Salon = _salon };

        TierRow Row(int id, string tierName) => new(id, tierName, clientsOfTier.GetValueOrDefault(id), _tiers.GetValueOrDefault(id));
    }

    // A month without orders has a row too: a chart with gaps left out would lie.
    IEnumerable<DateOnly> Months()
    {
        if (_months.Count == 0)
            yield break;
        var last = _months.Keys.Max();
        for (var month = _months.Keys.Min(); month <= last; month = month.AddMonths(1))
            yield return month;
    }

    static ProgrammeRow RowOf(ProgrammeRule programme, (int Orders, long Added) sums) =>
        new(programme.Id, programme.Name, sums.Orders, sums.Added, programme.BudgetMinor);

    static void Add<TKey>(Dictionary<TKey, SimulationSums> rows, TKey key, SimulationSums sums) where TKey : notnull =>
        rows[key] = rows.GetValueOrDefault(key) + sums;
}
