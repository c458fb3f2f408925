namespace Nop.Plugin.Misc.Cashback.Insight.Runs;

/// <summary>The simulations of this process: one at a time, the last results kept for a while, nothing written anywhere.</summary>
public interface ISimulationRuns
{
    /// <summary>The one at work; null: none.</summary>
    SimulationRun? Current { get; }

    /// <summary>Starts one that goes on when the page is left; null: another one is at work.</summary>
    SimulationRun? Start(SimulationRequest request);

    /// <summary>One that was started not long ago; null: not known here.</summary>
    SimulationRun? Find(Guid id);
}
