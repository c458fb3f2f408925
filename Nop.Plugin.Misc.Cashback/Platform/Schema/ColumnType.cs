namespace Nop.Plugin.Misc.Cashback.Platform.Schema;

/// <summary>What a column holds.</summary>
enum ColumnType
{
    /// <summary>32 bits.</summary>
    Int,

    /// <summary>64 bits: minor units, sequences.</summary>
    Long,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Text of a stated length that the plugin writes by itself: codes, hashes, lists of ids.</summary>
    Text,

    /// <summary>Text of a stated length that people type, or that holds what they typed: every character there is.</summary>
    Prose,

    /// <summary>Percent or factor with 4 decimals.</summary>
    Rate,

    /// <summary>An instant, UTC, exact to the millisecond or finer.</summary>
    Instant,
}
