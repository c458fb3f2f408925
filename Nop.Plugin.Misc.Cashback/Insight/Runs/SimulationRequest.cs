namespace Nop.Plugin.Misc.Cashback.Insight.Runs;

/// <summary>What somebody wants simulated.</summary>
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

    /// <summary>What to call the rules in force with that programme.</summary>
    public string ExtraName { get; init; } = "";
}
