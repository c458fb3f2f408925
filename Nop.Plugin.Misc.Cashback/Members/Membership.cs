namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Whether a customer joined, and which card staff gave. No row: neither. One row a customer and store scope.</summary>
[StoredIn("Cashback_Membership")]
[Unique(nameof(CustomerId), nameof(StoreId))]
public sealed class Membership : BaseEntity
{
    /// <summary>The customer.</summary>
    public int CustomerId { get; set; }

    /// <summary>The store scope of the wallet; 0: all stores.</summary>
    public int StoreId { get; set; }

    /// <summary>When the customer last joined; null: never.</summary>
    public DateTime? OptedInOnUtc { get; set; }

    /// <summary>When the customer left; null: has not left since joining.</summary>
    public DateTime? OptedOutOnUtc { get; set; }

    /// <summary>The kind of the card held; 0: no card.</summary>
    public int CardKindId { get; set; }

    /// <summary>When the card was last given or taken away; null: never, or taken away by a version before 1.12.</summary>
    public DateTime? CardGivenOnUtc { get; set; }

    /// <summary>Customer id of who did that; 0: nobody by hand.</summary>
    public int CardGivenBy { get; set; }
}

/// <summary>Why a paid order earns nothing, whatever is in it.</summary>
public enum NotEarningReason
{
    /// <summary>Its earn base is under the minimum receipt.</summary>
    BelowMinimum,

    /// <summary>Cashback was switched off when it was paid.</summary>
    Disabled,

    /// <summary>It was placed before the plugin was installed.</summary>
    PlacedBefore,

    /// <summary>Earning asks for joining, and the client had not joined when it was paid.</summary>
    NotOptedIn,

    /// <summary>Earning asks for a client card, and the client had none when it was paid.</summary>
    NoCard,

    /// <summary>The client's wallet was closed when it was paid.</summary>
    WalletClosed,
}
