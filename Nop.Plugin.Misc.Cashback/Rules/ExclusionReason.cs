namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Why a line earns nothing.</summary>
public enum ExclusionReason
{
    GiftCard,
    Product,
    Category,
}
