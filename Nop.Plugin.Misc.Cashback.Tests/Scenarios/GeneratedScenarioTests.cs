using System.Text.Json.Nodes;
using Cashback.Scenarios;

namespace Nop.Plugin.Misc.Cashback.Tests.Scenarios;

/// <summary>Whatever happens, in whatever order: no event ends in an error of the program, and the ledger stays whole.</summary>
public class GeneratedScenarioTests
{
    const int Files = 300;
    const int Events = 40;

    [Test]
    public async Task Hundreds_of_generated_scenarios_leave_the_ledger_whole()
    {
        var shop = JsonNode.Parse(await File.ReadAllTextAsync(SampleFolder.File("01-")))!;
        await using var theatre = await ScenarioTheatre.OpenAsync();
        var bad = new System.Collections.Concurrent.ConcurrentBag<int>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Files), async (seed, _) =>
        {
            var result = await theatre.PlayAsync(new ScenarioGenerator(seed).Make(Events, shop));
            if (!(bool)result["verified"]!)
                bad.Add(seed);
        });

        Assert.That(bad, Is.Empty);
    }
}
