using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Insight.Drafts;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Insight.Runs;

/// <inheritdoc cref="ISimulationRuns"/>
public sealed class SimulationRuns(IServiceScopeFactory scopes, TimeProvider time) : ISimulationRuns
{
    const int Kept = 5;
    static readonly TimeSpan _keptFor = TimeSpan.FromHours(2);

    readonly Lock _gate = new();
    readonly List<SimulationRun> _runs = [];

    /// <inheritdoc/>
    public SimulationRun? Current
    {
        get
        {
            lock (_gate)
                return _runs.Find(run => run.State == SimulationState.Running);
        }
    }

    /// <inheritdoc/>
    public SimulationRun? Start(SimulationRequest request)
    {
        SimulationRun run;
        lock (_gate)
        {
            if (_runs.Exists(other => other.State == SimulationState.Running))
                return null;
            Forget();
            run = new(request, time.GetUtcNow().UtcDateTime);
            _runs.Add(run);
        }

        _ = Task.Run(() => WorkAsync(run), CancellationToken.None);
        return run;
    }

    /// <inheritdoc/>
    public SimulationRun? Find(Guid id)
    {
        lock (_gate)
        {
            Forget();
            return _runs.Find(run => run.Id == id);
        }
    }

    void Forget()
    {
        var oldest = time.GetUtcNow().UtcDateTime - _keptFor;
        _runs.RemoveAll(run => run.State != SimulationState.Running && run.StartedOnUtc < oldest);
        while (_runs.Count >= Kept && _runs.FindIndex(run => run.State != SimulationState.Running) is var at and >= 0)
            _runs.RemoveAt(at);
    }

    async Task WorkAsync(SimulationRun run)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            run.Finish(await SimulateAsync(scope.ServiceProvider, run));
        }
        catch (OperationCanceledException)
        {
            run.Stop(SimulationState.Cancelled);
        }
        catch (Exception exception)
        {
            // Nobody awaits the run: the page tells that it failed, the shop's log why.
            run.Stop(SimulationState.Failed);
            await scope.ServiceProvider.GetRequiredService<ILogger>().ErrorAsync("A cashback simulation failed.", exception);
        }
    }

    static async Task<SimulationResult> SimulateAsync(IServiceProvider services, SimulationRun run)
    {
        var request = run.Request;
        var drafts = services.GetRequiredService<IRuleDrafts>();
        var ruleSets = new List<SimulatedRules>();
        foreach (var id in request.DraftIds)
            ruleSets.Add(await drafts.SimulatedAsync(id, request.LiveName) ?? throw new InvalidOperationException($"Draft {id} is no more."));
        if (request.Extra is { } extra)
            ruleSets.Add((await drafts.LiveAsync()).ToSimulated(request.ExtraName, extra));

        var past = services.GetRequiredService<IPastOrders>();
        var shop = services.GetRequiredService<IPastShop>();
        run.Expect(await past.CountAsync(0, request.ToUtc));
        var clients = await shop.ClientsAsync([.. ruleSets.Select(rules => rules.Rules)]);
        var input = new SimulationInput(request.FromUtc, request.ToUtc, await shop.ProductsAsync(), clients);
        return await Simulator.RunAsync(past.ReadAsync(0, request.ToUtc, run.Token), input, ruleSets, run.Progress, run.Token);
    }
}
