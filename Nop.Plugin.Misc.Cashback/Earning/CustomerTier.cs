using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>The tier that a customer holds. No row: the highest tier with a threshold of 0, if any.</summary>
public class CustomerTier : BaseEntity
{
    /// <summary>The customer.</summary>
    public int CustomerId { get; set; }

    /// <summary>The store scope of the wallet; 0: all stores.</summary>
    public int StoreId { get; set; }

    /// <summary>The tier; 0: none.</summary>
    public int TierId { get; set; }

    /// <summary>Held since.</summary>
    public DateTime SinceUtc { get; set; }
}
