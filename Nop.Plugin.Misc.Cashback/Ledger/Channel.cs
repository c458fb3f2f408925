namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Where an entry was caused. The numbers are stored: never change or reuse one.</summary>
public enum Channel
{
    /// <summary>The web shop, by the shopper.</summary>
    Shop = 1,

    /// <summary>The salon counter.</summary>
    Salon = 2,

    /// <summary>The admin area.</summary>
    Admin = 3,

    /// <summary>An order event, a schedule task or the sweep.</summary>
    System = 4,

    /// <summary>A till over the HTTP API.</summary>
    Api = 5,
}
