namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>One line of an order or cart.</summary>
/// <param name="LineId">Order item id, or the index in a cart; comes back in explanations.</param>
/// <param name="Name">Product name, for explanations.</param>
/// <param name="Net">Units of the currency, ex or incl. tax as <see cref="EarnRuleSet.BaseIncludesTax"/> says, after the line's discount and before the order's, for the whole quantity. Any precision; negative counts as 0.</param>
/// <param name="ProductId">The shop's product id.</param>
/// <param name="CategoryIds">Categories the product is in directly; unknown ones are passed over.</param>
/// <param name="ManufacturerIds">Manufacturers of the product.</param>
/// <param name="GiftCard">A gift card earns nothing.</param>
/// <param name="Quantity">Pieces or treatments; less than 0 counts as 0.</param>
/// <param name="Cost">What the whole line costs the shop, without tax, units of the currency; null: not known, so no margin limits it.</param>
/// <param name="Tax">Tax that is part of <paramref name="Net"/>, units of the currency; it is no part of the margin. 0 where nets are ex tax.</param>
public readonly record struct EarnLine(
    int LineId,
    string Name,
    decimal Net,
    int ProductId,
    IReadOnlyList<int> CategoryIds,
    IReadOnlyList<int> ManufacturerIds,
    bool GiftCard = false,
    int Quantity = 1,
    decimal? Cost = null,
    decimal Tax = 0);
