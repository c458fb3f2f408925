namespace Nop.Plugin.Misc.Cashback.Web.Admin.Overview;

/// <summary>The first page of cashback: what is owed, what the last months came to, what waits and what runs.</summary>
public sealed record OverviewModel : BaseNopModel
{
    /// <summary>What is owed now, and how the month goes.</summary>
    public IReadOnlyList<TileModel> Tiles { get; set; } = [];

    /// <summary>What needs a person; empty: nothing does.</summary>
    public IReadOnlyList<PointerModel> Waiting { get; set; } = [];

    /// <summary>When the ledger was last found intact, or how far a verification has come.</summary>
    public string Verified { get; set; } = "";

    /// <summary>What gives credit now; empty: only tiers and rates do.</summary>
    public IReadOnlyList<PointerModel> Running { get; set; } = [];

    /// <summary>What is done most often, as far as whoever looks may do it.</summary>
    public IReadOnlyList<PointerModel> Often { get; set; } = [];

    /// <summary>Whether anything has ever been booked.</summary>
    public bool HasBegun { get; set; }

    /// <summary>This month beside the last one.</summary>
    public TableModel Beside { get; set; } = new([], []);

    /// <summary>What was earned, spent and ran out, month by month.</summary>
    public ChartModel Moved { get; set; } = new();

    /// <summary>What was owed at the end of each month.</summary>
    public ChartModel Owed { get; set; } = new();

    /// <summary>The figures of both charts.</summary>
    public TableModel Months { get; set; } = new([], []);
}

/// <summary>A figure that is read at a glance.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Note">A smaller line; null: none.</param>
public sealed record TileModel(string Label, string Value, string? Note = null);

/// <summary>A line that may lead to a page.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Url">Where it leads; null: nowhere, for whoever looks may not open it.</param>
/// <param name="Note">A smaller line; null: none.</param>
public sealed record PointerModel(string Text, string? Url, string? Note = null)
{
    /// <summary>Something is wrong.</summary>
    public bool IsAlarm { get; init; }
}
