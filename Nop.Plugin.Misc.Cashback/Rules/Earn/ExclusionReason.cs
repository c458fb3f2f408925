namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Why a line earns nothing.</summary>
public enum ExclusionReason
{
    GiftCard,
    Product,
    Category,

    /// <summary>It is a service, and only products earn.</summary>
    OnlyProducts,

    /// <summary>It is a product, and only services earn.</summary>
    OnlyServices,
}
