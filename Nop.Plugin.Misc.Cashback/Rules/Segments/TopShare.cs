namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The first per cent of those who spent money.</summary>
static class TopShare
{
    /// <summary>The clients who come first: n × per cent ÷ 100 of n, rounded up. Who spent as much as the last of them is among them too.</summary>
    /// <param name="spent">What clients spent, minor units.</param>
    /// <param name="percent">Above 0, at most 100.</param>
    /// <returns>What they spent, by client.</returns>
    public static IReadOnlyDictionary<int, long> Of(IReadOnlyCollection<(int CustomerId, long Spent)> spent, decimal percent)
    {
        ArgumentNullException.ThrowIfNull(spent);
        if (spent.Count == 0 || percent <= 0)
            return new Dictionary<int, long>();

        var places = (int)Math.Min(spent.Count, Math.Ceiling(spent.Count * percent / 100));
        var amounts = spent.Select(client => client.Spent).ToArray();
        Array.Sort(amounts);
        var least = amounts[^places];
        return spent.Where(client => client.Spent >= least).ToDictionary(client => client.CustomerId, client => client.Spent);
    }
}
