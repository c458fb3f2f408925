using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>
/// Takes past orders through one or two rule sets in one pass. Writes nothing; the same orders and rules give the same
/// numbers. Memory grows with the number of clients, not of orders.
/// </summary>
static class Simulator
{
    /// <summary>Runs a simulation.</summary>
    /// <param name="pages">Paid orders, oldest placing first.</param>
    /// <param name="input">The dates, the catalogue and the clients.</param>
    /// <param name="ruleSets">One or two.</param>
    /// <param name="progress">Is told how many orders have been gone through.</param>
    /// <param name="cancellationToken">Stops it between two pages.</param>
    public static async Task<SimulationResult> RunAsync(
        IAsyncEnumerable<IReadOnlyList<PastOrder>> pages,
        SimulationInput input,
        IReadOnlyList<SimulatedRules> ruleSets,
        Action<int> progress,
        CancellationToken cancellationToken)
    {
        var sets = ruleSets.Select(rules => new SimulatedRuleSet(rules, input)).ToList();
        var timeline = new PastTimeline();
        var read = 0;
        var working = Task.CompletedTask;
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            var happened = new List<PastEvent>(3 * page.Count);
            foreach (var order in page)
                timeline.Add(order, happened);

            // The rule sets work on this page while the next one is read.
            await working;
            progress(read);
            read += page.Count;
            working = ApplyAsync(sets, happened, cancellationToken);
        }

        await working;
        var rest = new List<PastEvent>();
        timeline.Finish(rest);
        await ApplyAsync(sets, rest, cancellationToken);
        progress(read);
        return Result(sets, read);
    }

    static Task ApplyAsync(List<SimulatedRuleSet> sets, List<PastEvent> happened, CancellationToken cancellationToken) =>
        Task.WhenAll(sets.Select(set => Task.Run(
            () =>
            {
                foreach (var what in happened)
                    set.Apply(what);
            },
            cancellationToken)));

    static SimulationResult Result(List<SimulatedRuleSet> sets, int read)
    {
        var reports = sets.ConvertAll(set => set.Report());
        var clients = sets.ConvertAll(set => (IReadOnlyList<ClientRow>)[.. set.Clients()]);
        return new(reports, clients.Count == 2 ? Contrast(clients[0], clients[1]) : null, read) { Clients = clients };
    }

    // Both have the same clients in the same order: who has an order does not depend on the rules.
    static SimulationContrast Contrast(IReadOnlyList<ClientRow> first, IReadOnlyList<ClientRow> second)
    {
        var signs = first.Zip(second, (one, other) => Math.Sign(other.Earned - other.TakenBack - (one.Earned - one.TakenBack))).ToList();
        return new(signs.Count(sign => sign > 0), signs.Count(sign => sign < 0), signs.Count(sign => sign == 0));
    }
}
