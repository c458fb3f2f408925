namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>A guest's order that counts for somebody who registered later with the same e-mail address and answered the letter to it.</summary>
[StoredIn("Cashback_OrderClaim")]
[Unique(nameof(OrderId))]
[Indexed(nameof(CustomerId))]
public sealed class OrderClaim : BaseEntity
{
    /// <summary>The order; unique.</summary>
    public int OrderId { get; set; }

    /// <summary>Who earns on it.</summary>
    public int CustomerId { get; set; }

    /// <summary>Since when.</summary>
    public DateTime ClaimedOnUtc { get; set; }
}
