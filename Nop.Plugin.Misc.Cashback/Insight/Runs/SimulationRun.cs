using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Insight.Runs;

/// <summary>How a run stands.</summary>
public enum SimulationState
{
    /// <summary>At work.</summary>
    Running,

    /// <summary>There is a result.</summary>
    Done,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,

    /// <summary>An error stopped it; the shop's log has it.</summary>
    Failed,
}

/// <summary>A simulation that was started in this process. Read by pages while it is at work.</summary>
public sealed class SimulationRun(SimulationRequest request, DateTime startedOnUtc) : IDisposable
{
    readonly CancellationTokenSource _cancelling = new();
    volatile SimulationResult? _result;
    volatile int _state;
    volatile int _read;
    volatile int _total;

    /// <summary>Names it in addresses.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Request of the run.</summary>
    public SimulationRequest Request => request;

    /// <summary>When it was started.</summary>
    public DateTime StartedOnUtc => startedOnUtc;

    /// <summary>How it stands.</summary>
    public SimulationState State => (SimulationState)_state;

    /// <summary>The result; null: not done.</summary>
    public SimulationResult? Result => _result;

    /// <summary>Orders gone through.</summary>
    public int Read => _read;

    /// <summary>Orders to go through; 0: not counted yet.</summary>
    public int Total => _total;

    /// <summary>Whole percent of the orders, at most 99 until it is done.</summary>
    public int Percent => State == SimulationState.Done ? 100 : _total == 0 ? 0 : (int)Math.Min(99, 100L * _read / _total);

    internal CancellationToken Token => _cancelling.Token;

    /// <summary>Asks it to stop.</summary>
    public void Cancel() => _cancelling.Cancel();

    internal void Expect(int total) => _total = total;

    internal void Progress(int read) => _read = read;

    internal void Finish(SimulationResult result)
    {
        _result = result;
        _state = (int)SimulationState.Done;
    }

    internal void Stop(SimulationState state) => _state = (int)state;

    public void Dispose() => _cancelling.Dispose();
}

/// <summary>Request of a simulation.</summary>
/// <param name="FromUtc">Orders placed at this instant or later.</param>
/// <param name="ToUtc">Orders placed before this instant.</param>
/// <param name="DraftIds">One or two rule sets by draft; 0: the rules that hold now.</param>
/// <param name="LiveName">What to call the rules that hold now.</param>
public sealed record SimulationRequest(DateTime FromUtc, DateTime ToUtc, IReadOnlyList<int> DraftIds, string LiveName)
{
    /// <summary>Only orders of this store count, and its settings are those of the rules in force; 0: all stores.</summary>
    public int StoreId { get; init; }

    /// <summary>A programme to try beside the rules in force, which are then the first rule set; null: none.</summary>
    public ProgrammeRule? Extra { get; init; }

    /// <summary>Name for the rules in force together with that programme.</summary>
    public string ExtraName { get; init; } = "";
}
