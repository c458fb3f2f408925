using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>Earn rules with dates, weekdays or an audience, beside the permanent rates. Amounts in minor units of the primary currency.</summary>
public class Programme : BaseEntity
{
    /// <summary>Shown to shoppers in explanations.</summary>
    public string Name { get; set; } = "";

    /// <summary>Off: kept but not applied.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Runs from this instant; null: always has.</summary>
    public DateTime? FromUtc { get; set; }

    /// <summary>Runs until, not including, this instant; null: no end.</summary>
    public DateTime? ToUtc { get; set; }

    /// <summary>Days in the shop's zone, bit 0 Sunday … bit 6 Saturday (as <see cref="DayOfWeek"/>); 0: every day.</summary>
    public int Weekdays { get; set; }

    /// <summary>Category ids, comma-separated; empty: all. A category stands for all below it.</summary>
    public string CategoryIds { get; set; } = "";

    /// <summary>Tier ids, comma-separated; empty: all.</summary>
    public string TierIds { get; set; } = "";

    /// <summary>What the rate is multiplied by; 1: nothing.</summary>
    public decimal Multiplier { get; set; } = 1;

    /// <summary>Percentage points added to the rate before multiplying.</summary>
    public decimal ExtraPercent { get; set; }

    /// <summary>Applies together with the other stackable ones; otherwise the best one wins.</summary>
    public bool Stackable { get; set; }

    /// <summary>Most that it adds on one order; null: no cap.</summary>
    public long? CapPerOrder { get; set; }

    /// <summary>Most that it adds in all; null: no budget.</summary>
    public long? Budget { get; set; }

    /// <summary>Earlier wins ties.</summary>
    public int DisplayOrder { get; set; }
}
