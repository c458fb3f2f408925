using System.Text.Json.Nodes;
using Cashback.Scenarios;

namespace Nop.Plugin.Misc.Cashback.Tests.Scenarios;

/// <summary>The samples of the format's description: the rules by example.</summary>
[Parallelizable(ParallelScope.All)]
public class SampleTests
{
    ScenarioTheatre _theatre = null!;

    [OneTimeSetUp]
    public async Task OpenTheatreAsync() => _theatre = await ScenarioTheatre.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseTheatreAsync() => await _theatre.DisposeAsync();

    [TestCaseSource(nameof(Samples))]
    public async Task A_sample_ends_as_it_expects(string file)
    {
        var json = await File.ReadAllTextAsync(Path.Combine(SampleFolder.Path, file));

        var result = await _theatre.PlayAsync(json);

        Assert.That(ScenarioComparison.Compare(JsonNode.Parse(json)!["expect"], result), Is.Empty);
    }

    public static IEnumerable<string> Samples() => Directory.GetFiles(SampleFolder.Path, "*.json").Select(file => Path.GetFileName(file)).Order();
}
