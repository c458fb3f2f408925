namespace Cashback.Scenarios;

/// <summary><c>demo [--database PLACE] [FILE]</c>: a scenario told while it is played, and without a file a day of a salon after it, on a shop that is thrown away afterwards with the database that was made for it.</summary>
static class DemoCommand
{
    const int NotVerified = 1;
    const int Useless = 2;

    /// <summary>Tells a file, or one client's whole road and a day of a salon where none is named.</summary>
    /// <returns>0: the ledger is whole at the end, and the day's totals agree; 1: they are not; 2: the options, the file or the database are of no use.</returns>
    public static async Task<int> RunAsync(string[] options, TextWriter output, TextWriter errors)
    {
        var (place, files) = options is ["--database", var named, .. var rest] ? (named, rest) : (Path.Combine(ScratchFolder.Path, $"cashback-demo-{Guid.NewGuid():N}.db"), options);
        if (files.Length > 1 || files is [['-', ..]])
        {
            await errors.WriteLineAsync(ScenarioCommand.Usage);
            return Useless;
        }

        if (await ScenarioCommand.ReadAsync(files is [var file] ? file : Path.Combine(AppContext.BaseDirectory, "demo.json"), check: false, errors) is not { } scenario)
            return Useless;
        var database = PreviewDatabase.For(place);
        var existed = await database.ExistsAsync();
        if (existed && await database.HasTablesAsync())
        {
            await errors.WriteLineAsync("There are tables in that database. Name an empty one, or one that does not exist yet.");
            return Useless;
        }

        try
        {
            await using var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = database, Clock = new ScenarioClock(scenario.Start), TimeZone = scenario.TimeZone.Id });
            var isWhole = (await new ScenarioPlayer(store, scenario, output).PlayAsync()).Verified;
            if (files.Length == 0)
                isWhole &= await new SalonDay(store, output).PlayAsync();
            return isWhole ? 0 : NotVerified;
        }
        catch (ScenarioFileException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return Useless;
        }
        finally
        {
            // What was there before is its owner's.
            if (!existed)
                await database.DropAsync();
        }
    }
}
