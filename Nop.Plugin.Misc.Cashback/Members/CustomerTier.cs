namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>The tier that a customer holds. No row: the highest tier with a threshold of 0, if any.</summary>
[StoredIn("Cashback_CustomerTier")]
[Unique(nameof(CustomerId), nameof(StoreId))]
public sealed class CustomerTier : BaseEntity
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

/// <summary>Something that happened to a customer's tier: who, when, why. Rows are only added.</summary>
[StoredIn("Cashback_TierChange")]
[Indexed(nameof(CustomerId), nameof(StoreId))]
public sealed class TierChange : BaseEntity
{
    /// <summary>The customer.</summary>
    public int CustomerId { get; set; }

    /// <summary>The store scope of the wallet; 0: all stores.</summary>
    public int StoreId { get; set; }

    /// <summary>A <see cref="TierChangeKind"/>.</summary>
    public int KindId { get; set; }

    /// <summary>The tier that counted before; 0: none.</summary>
    public int FromTierId { get; set; }

    /// <summary>The tier that counts after it, or that was pinned; 0: none.</summary>
    public int ToTierId { get; set; }

    /// <summary>The order that did it; 0: none.</summary>
    public int OrderId { get; set; }

    /// <summary>Customer id of the member of staff; 0: the system.</summary>
    public int ActorId { get; set; }

    /// <summary>Reason that staff gave; empty: nobody did it by hand.</summary>
    [Prose(1000)]
    public string Reason { get; set; } = "";

    /// <summary>When a warned tier falls, or a pin ends; null: neither.</summary>
    public DateTime? UntilUtc { get; set; }

    /// <summary>When it happened.</summary>
    public DateTime CreatedOnUtc { get; set; }
}

/// <summary>Kind of a change of a tier.</summary>
enum TierChangeKind
{
    /// <summary>Spend reached a higher one.</summary>
    Raised = 1,

    /// <summary>A review took it down a step.</summary>
    Fell = 2,

    /// <summary>A refund undid what an order had raised.</summary>
    Undone = 3,

    /// <summary>A review found it undeserved; the days of grace run.</summary>
    Warned = 4,

    /// <summary>Staff pinned one.</summary>
    Pinned = 5,

    /// <summary>Staff took the pin away.</summary>
    Unpinned = 6,

    /// <summary>The pin's last day is over.</summary>
    PinEnded = 7,
}

/// <summary>A letter that warns of a tier's fall. The row is inserted first: of several servers that review at once, the one whose insert succeeds sends the letter.</summary>
[StoredIn("Cashback_TierWarning")]
[Unique(nameof(CustomerId), nameof(StoreId), nameof(Number))]
public sealed class TierWarning : BaseEntity
{
    /// <summary>The customer.</summary>
    public int CustomerId { get; set; }

    /// <summary>The store scope of the wallet; 0: all stores.</summary>
    public int StoreId { get; set; }

    /// <summary>Counts the customer's warnings in the scope, from 1; unique with both.</summary>
    public int Number { get; set; }

    /// <summary>When it was decided.</summary>
    public DateTime CreatedOnUtc { get; set; }
}
