using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>The tier that a customer holds. No row: the highest tier with a threshold of 0, if any.</summary>
public class CustomerTier : BaseEntity
{
    /// <summary>The customer.</summary>
    public int CustomerId { get; set; }

    /// <summary>The store scope of the wallet; 0: all stores.</summary>
    public int StoreId { get; set; }

    /// <summary>The tier held by spend; 0: none.</summary>
    public int TierId { get; set; }

    /// <summary>Held since.</summary>
    public DateTime SinceUtc { get; set; }

    /// <summary>Midnight of the last review at which it was kept; null: none since it is held.</summary>
    public DateTime? KeptOnUtc { get; set; }

    /// <summary>The client was warned: it falls at this instant if the spend still does not deserve it; null: no warning.</summary>
    public DateTime? FallsOnUtc { get; set; }

    /// <summary>When the order that raised it was completed; null: no promotion that a refund could undo.</summary>
    public DateTime? RaisedOnUtc { get; set; }

    /// <summary>The order that raised it; 0: none.</summary>
    public int RaisedByOrderId { get; set; }

    /// <summary>The tier before that; 0: none.</summary>
    public int RaisedFromTierId { get; set; }

    /// <summary>Since when that tier was held; null: no promotion.</summary>
    public DateTime? RaisedFromSinceUtc { get; set; }

    /// <summary>Midnight of the last review at which that tier was kept; null: none, or no promotion.</summary>
    public DateTime? RaisedFromKeptOnUtc { get; set; }

    /// <summary>When that tier would have fallen; null: there was no warning, or no promotion.</summary>
    public DateTime? RaisedFromFallsOnUtc { get; set; }

    /// <summary>The least tier, given by staff; 0: nothing pinned.</summary>
    public int PinnedTierId { get; set; }

    /// <summary>The pin ends at this instant; null: when it is taken away.</summary>
    public DateTime? PinnedUntilUtc { get; set; }
}
