using System.Collections.Concurrent;

namespace Cashback.Scenarios;

/// <summary>Plays each scenario on a fresh store: a copy of one that was made and had the plugin installed once.</summary>
public sealed class ScenarioTheatre : IAsyncDisposable
{
    readonly string _folder;
    readonly SqliteDatabase _template;
    readonly ConcurrentBag<PreviewStore> _stages = [];
    readonly ConcurrentBag<PreviewStore> _all = [];
    int _made;

    ScenarioTheatre(string folder)
    {
        _folder = folder;
        _template = new(Path.Combine(folder, "template.db"));
    }

    /// <summary>Makes the store that all others are copied from.</summary>
    public static async Task<ScenarioTheatre> OpenAsync()
    {
        var theatre = new ScenarioTheatre(Directory.CreateDirectory(Path.Combine(ScratchFolder.Path, $"cashback-preview-{Guid.NewGuid():N}")).FullName);
        await using var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = theatre._template, Clock = new ScenarioClock(DateTimeOffset.UnixEpoch) });
        return theatre;
    }

    /// <summary>Plays a scenario file's text; the answer is the result as JSON.</summary>
    /// <exception cref="ScenarioFileException">It is not a scenario.</exception>
    public async Task<System.Text.Json.Nodes.JsonObject> PlayAsync(string json) => (await PlayAsync(ScenarioReader.Read(json))).ToJson();

    internal async Task<ScenarioResult> PlayAsync(ScenarioFile scenario)
    {
        if (!_stages.TryTake(out var stage))
            stage = await MakeStageAsync();
        await stage.ReplaceDatabaseAsync(_template);
        var result = await new ScenarioPlayer(stage, scenario).PlayAsync();
        _stages.Add(stage);
        return result;
    }

    // The services of a store are costly to put together and keep nothing: a stage is used again with another database.
    async Task<PreviewStore> MakeStageAsync()
    {
        var database = new SqliteDatabase(Path.Combine(_folder, $"{Interlocked.Increment(ref _made)}.db"));
        var stage = await PreviewStore.OpenAsync(new PreviewOptions { Database = database, Clock = new ScenarioClock(DateTimeOffset.UnixEpoch), IsReady = true });
        _all.Add(stage);
        return stage;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var stage in _all)
        {
            await stage.DisposeAsync();
            ((SqliteDatabase)stage.Options.Database).Delete();
        }

        _template.Delete();
        Directory.Delete(_folder, recursive: true);
    }
}
