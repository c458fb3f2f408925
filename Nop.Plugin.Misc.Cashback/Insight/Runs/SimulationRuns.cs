using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Insight.Runs;

/// <summary>The simulations of this process: one at a time, the last results kept for a while, nothing written anywhere.</summary>
public sealed class SimulationRuns(IServiceScopeFactory scopes, TimeProvider time)
{
    const int Kept = 5;
    static readonly TimeSpan _keptFor = TimeSpan.FromHours(2);

    readonly Lock _gate = new();
    readonly List<SimulationRun> _runs = [];

    /// <summary>The one at work; null: none.</summary>
    public SimulationRun? Current
    {
        get
        {
            lock (_gate)
                return _runs.Find(run => run.State == SimulationState.Running);
        }
    }

    /// <summary>Starts one that goes on when the page is left; null: another one is at work.</summary>
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

    /// <summary>One that was started not long ago; null: not known here.</summary>
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
        var drafts = services.GetRequiredService<RuleDrafts>();
        var ruleSets = new List<SimulatedRules>();
        foreach (var id in request.DraftIds)
            ruleSets.Add(await drafts.SimulatedAsync(id, request.LiveName, request.StoreId) ?? throw new InvalidOperationException($"Draft {id} is no more."));
        if (request.Extra is { } extra)
            ruleSets.Add((await drafts.LiveAsync(request.StoreId)).ToSimulated(request.ExtraName, extra));

        var past = services.GetRequiredService<PastPurchases>();
        var input = await InputAsync(services, request, [.. ruleSets.Select(rules => rules.Rules)]);

        // Where a client has one wallet, orders of other stores raise its tier too.
        var read = input.WalletPerStore ? request.StoreId : 0;
        run.Expect(await past.CountAsync(read, request.ToUtc));
        return await Simulator.RunAsync(past.ReadAsync(read, request.ToUtc, run.Token), input, ruleSets, run.Progress, run.Token);
    }

    static async Task<SimulationInput> InputAsync(IServiceProvider services, SimulationRequest request, IReadOnlyCollection<EarnRuleSet> ruleSets)
    {
        var shop = services.GetRequiredService<IPastShop>();
        var values = await services.GetRequiredService<ISettingService>().LoadSettingAsync<CashbackSettings>(request.StoreId);
        var conditions = new JoinConditions(values.RequireOptIn, values.RequireCard);
        return new(request.FromUtc, request.ToUtc, await shop.ProductsAsync(), await shop.ClientsAsync(ruleSets))
        {
            Members = await shop.MembersAsync(ruleSets, conditions),
            Conditions = conditions,
            StoreId = request.StoreId,
            WalletPerStore = values.WalletPerStore,
        };
    }
}
