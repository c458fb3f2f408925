using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Something that happened to a customer's tier: who, when, why. Rows are only added.</summary>
public class TierChange : BaseEntity
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

    /// <summary>What staff gave as the reason; empty: nobody did it by hand.</summary>
    public string Reason { get; set; } = "";

    /// <summary>When a warned tier falls, or a pin ends; null: neither.</summary>
    public DateTime? UntilUtc { get; set; }

    /// <summary>When it happened.</summary>
    public DateTime CreatedOnUtc { get; set; }
}

/// <summary>What happened to a tier.</summary>
public enum TierChangeKind
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
