namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A dated or permanent campaign that raises the earn rate of what it matches (scenarios, rule 3).</summary>
/// <param name="Id">Id of the programme.</param>
/// <param name="Name">For explanations.</param>
public sealed record ProgrammeRule(int Id, string Name)
{
    /// <summary>First instant (UTC) at which it runs; null: has always run.</summary>
    public DateTime? FromUtc { get; init; }

    /// <summary>First instant (UTC) at which it runs no more; null: runs for ever.</summary>
    public DateTime? ToUtc { get; init; }

    /// <summary>Days of the week in the shop's zone; empty: every day.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Categories whose products match, those of the categories below too; empty: every product.</summary>
    public IReadOnlyList<int> CategoryIds { get; init; } = [];

    /// <summary>Tiers whose holders match; empty: everybody, also without a tier.</summary>
    public IReadOnlyList<int> TierIds { get; init; } = [];

    /// <summary>Factor on the rate, 0 to 1000, at most 4 decimals; 1 changes nothing.</summary>
    public decimal Multiplier { get; init; } = 1;

    /// <summary>Percentage points on the rate before the factor, 0 to 100, at most 4 decimals.</summary>
    public decimal ExtraPercent { get; init; }

    /// <summary>Whether it works together with the other stackable programmes.</summary>
    public bool Stackable { get; init; }

    /// <summary>Most that it may add to one order, in minor units; null: no limit.</summary>
    public long? CapPerOrderMinor { get; init; }

    /// <summary>Most that it may add to all orders together, in minor units; null: no limit.</summary>
    public long? BudgetMinor { get; init; }
}
