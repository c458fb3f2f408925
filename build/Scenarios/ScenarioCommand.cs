using System.Text.Json.Nodes;

namespace Cashback.Scenarios;

/// <summary><c>[--check] FILE…</c>: plays scenario files.</summary>
static class ScenarioCommand
{
    /// <summary>What can be asked for.</summary>
    internal const string Usage = """
        dotnet run --project build/Scenarios -- [--check] FILE…                  plays scenario files; --check compares with what they expect
        dotnet run --project build/Scenarios -- demo [--database PLACE] [FILE]   tells one in the terminal, a client's whole road where none is named
        """;

    const int Differs = 1;
    const int BadFile = 2;

    /// <summary>Plays files and prints their results, or what differs from what they expect.</summary>
    /// <returns>0: all well; 1: something differs; 2: a file is no scenario.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        var check = arguments.Contains("--check");
        var files = arguments.Where(argument => argument != "--check").ToList();
        if (files.Count == 0 || files.Any(file => file.StartsWith("--", StringComparison.Ordinal)))
        {
            errors.WriteLine(Usage);
            return BadFile;
        }

        var scenarios = new List<(string File, ScenarioFile Scenario)>();
        foreach (var file in files)
        {
            if (await ReadAsync(file, check, errors) is not { } scenario)
                return BadFile;
            scenarios.Add((file, scenario));
        }

        await using var theatre = await ScenarioTheatre.OpenAsync();
        var results = new JsonObject[scenarios.Count];
        try
        {
            // Scenarios know nothing of each other.
            await Parallel.ForEachAsync(Enumerable.Range(0, scenarios.Count), async (index, _) =>
            {
                try
                {
                    results[index] = (await theatre.PlayAsync(scenarios[index].Scenario)).ToJson();
                }
                catch (ScenarioFileException exception)
                {
                    throw new ScenarioFileException(scenarios[index].File, exception.Message);
                }
            });
        }
        catch (ScenarioFileException exception)
        {
            errors.WriteLine(exception.Message);
            return BadFile;
        }

        return check ? Compare(scenarios, results, output) : Print(results, output);
    }

    static int Print(JsonObject[] results, TextWriter output)
    {
        output.WriteLine(ScenarioResult.Write(results.Length == 1 ? results[0] : new JsonArray([.. results])));
        return 0;
    }

    static int Compare(List<(string File, ScenarioFile Scenario)> scenarios, JsonObject[] results, TextWriter output)
    {
        var differences = 0;
        for (var index = 0; index < results.Length; index++)
        {
            var expected = scenarios[index].Scenario.Expect;
            foreach (var difference in ScenarioComparison.Compare(expected, results[index]))
            {
                differences++;
                output.WriteLine(scenarios.Count == 1 ? difference : $"{scenarios[index].File}: {difference}");
            }
        }

        return differences == 0 ? 0 : Differs;
    }

    internal static async Task<ScenarioFile?> ReadAsync(string file, bool check, TextWriter errors)
    {
        try
        {
            var scenario = ScenarioReader.Read(await File.ReadAllTextAsync(file));
            if (!check || scenario.Expect is not null)
                return scenario;
            errors.WriteLine($"{file}: expect: is missing");
        }
        catch (Exception exception) when (exception is ScenarioFileException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(exception is ScenarioFileException ? $"{file}: {exception.Message}" : exception.Message);
        }

        return null;
    }
}
