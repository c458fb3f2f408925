using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>A letter that warns of a tier's fall. Its row comes before it: of several nodes that review at once, the one that can add it writes.</summary>
public class TierWarning : BaseEntity
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
