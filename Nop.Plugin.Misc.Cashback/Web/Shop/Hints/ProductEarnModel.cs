namespace Nop.Plugin.Misc.Cashback.Web.Shop.Hints;

/// <summary>The place of the hint on a product's page.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Hint">For the product as it is shown first; null: nothing is known yet, or it earns nothing.</param>
public sealed record ProductEarnModel(int ProductId, EarnHintModel? Hint);
