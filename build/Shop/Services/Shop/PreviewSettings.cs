using Nop.Core.Configuration;

namespace Cashback.Preview.Services;

/// <summary>What nopCommerce keeps in settings that the plugin never sees.</summary>
public class PreviewSettings : ISettings
{
    /// <summary>Days begin at midnight of this IANA zone.</summary>
    public string TimeZoneId { get; set; } = "UTC";

    /// <summary>Untaxed shipping of a cart with something to ship, where a cart has no terms of its own.</summary>
    public decimal FlatShipping { get; set; }

    /// <summary>Shipping is free from this net subtotal; 0: never.</summary>
    public decimal FreeShippingFrom { get; set; }
}
