namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Why credit cannot be used on an order.</summary>
public enum RedemptionRefusal
{
    /// <summary>Guests have no wallet.</summary>
    Guest,

    /// <summary>What the limits leave is nothing, or less than the least amount.</summary>
    BelowMinimum,

    /// <summary>There is no usable credit.</summary>
    Insufficient,
}
