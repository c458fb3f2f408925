namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What may earn.</summary>
public enum EarnOn
{
    /// <summary>Products and services.</summary>
    Both,

    /// <summary>Products: what is in no service category.</summary>
    Products,

    /// <summary>Services: what is in a service category or below one.</summary>
    Services,
}
