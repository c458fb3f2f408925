namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>An order as the limits on spending credit see it. Amounts are minor units; those that the shop does not round have decimals.</summary>
/// <param name="PayableMinor">What is left to pay before credit, tax and shipping included.</param>
sealed record RedemptionOrder(long PayableMinor)
{
    /// <summary>The lines of the goods; none where no limit asks for them: then credit may pay for everything.</summary>
    public IReadOnlyList<RedemptionLine> Lines { get; init; } = [];

    /// <summary>What discounts of all goods together take off the lines, with its tax.</summary>
    public decimal GoodsDiscount { get; init; }

    /// <summary>What discounts of the total take off goods, shipping and fees together.</summary>
    public decimal TotalDiscount { get; init; }

    /// <summary>Shipping with its tax, before discounts of the total.</summary>
    public decimal Shipping { get; init; }

    /// <summary>Fees, and what choices at the checkout cost, with their tax, before discounts of the total. Asked for only where credit does not pay for them.</summary>
    public decimal Extras { get; init; }

    /// <summary>What gift cards and reward points pay. They pay first for what credit may not pay for.</summary>
    public decimal OtherTenders { get; init; }

    /// <summary>The shop's day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The tier that the client holds; null: none.</summary>
    public int? TierId { get; init; }

    /// <summary>The client's roles.</summary>
    public IReadOnlyCollection<int> RoleIds { get; init; } = [];

    /// <summary>Whether another order of the client took credit on the shop's day and keeps some of it.</summary>
    public bool HasRedeemedToday { get; init; }
}

/// <summary>One line of goods.</summary>
/// <param name="ProductId">The product; 0: none in particular.</param>
/// <param name="Gross">Price of all pieces with tax, after the line's own discounts; minor units, not rounded.</param>
sealed record RedemptionLine(int ProductId, decimal Gross)
{
    /// <summary>Name of the goods, for whoever is told why credit does not pay for them.</summary>
    public string Name { get; init; } = "";

    /// <summary>The categories of the goods and all above them.</summary>
    public IReadOnlyCollection<int> CategoryIds { get; init; } = [];

    /// <summary>Whether one of these is a category of services.</summary>
    public bool IsService { get; init; }

    /// <summary>Whether it is a gift card.</summary>
    public bool IsGiftCard { get; init; }

    /// <summary>Whether it is sold below its price: a discount takes something off the line, or the product shows a higher old price.</summary>
    public bool IsReduced { get; init; }
}

/// <summary>Which goods credit pays for.</summary>
sealed record RedemptionGoods
{
    /// <summary>Every kind but gift cards.</summary>
    public static RedemptionGoods Usual { get; } = new();

    /// <summary>Whether gift cards are paid for: credit that expires would become credit that does not.</summary>
    public bool GiftCards { get; init; }

    /// <summary>Products, services or both.</summary>
    public EarnOn Kinds { get; init; } = EarnOn.Both;

    /// <summary>Whether goods are paid for that are sold below their price.</summary>
    public bool Reduced { get; init; } = true;

    /// <summary>Only goods of these categories, or of those below them, or of <see cref="ProductIds"/>; both empty: all.</summary>
    public IReadOnlyCollection<int> CategoryIds { get; init; } = [];

    /// <summary>Only these products, or goods of <see cref="CategoryIds"/>; both empty: all.</summary>
    public IReadOnlyCollection<int> ProductIds { get; init; } = [];

    /// <summary>Never goods of these categories or of those below them.</summary>
    public IReadOnlyCollection<int> ExcludedCategoryIds { get; init; } = [];

    /// <summary>Never these products.</summary>
    public IReadOnlyCollection<int> ExcludedProductIds { get; init; } = [];

    /// <summary>Whether goods are left out beside gift cards.</summary>
    public bool HasLimits =>
        Kinds != EarnOn.Both || !Reduced || CategoryIds.Count + ProductIds.Count + ExcludedCategoryIds.Count + ExcludedProductIds.Count > 0;

    /// <summary>Whether a line's categories decide.</summary>
    public bool AsksForCategories => Kinds != EarnOn.Both || CategoryIds.Count + ExcludedCategoryIds.Count > 0;

    /// <summary>Why credit does not pay for a line; null: it does. What is excluded is excluded, whatever it is chosen by.</summary>
    public CreditExclusion? WhyNot(RedemptionLine line)
    {
        if (line.IsGiftCard && !GiftCards)
            return CreditExclusion.GiftCard;
        if (ExcludedProductIds.Contains(line.ProductId) || line.CategoryIds.Any(ExcludedCategoryIds.Contains))
            return CreditExclusion.Goods;
        if (Kinds != EarnOn.Both && line.IsService != (Kinds == EarnOn.Services))
            return line.IsService ? CreditExclusion.Service : CreditExclusion.Product;
        if (CategoryIds.Count + ProductIds.Count > 0 && !ProductIds.Contains(line.ProductId) && !line.CategoryIds.Any(CategoryIds.Contains))
            return CreditExclusion.Goods;
        return line.IsReduced && !Reduced ? CreditExclusion.Reduced : null;
    }
}

/// <summary>What credit does not pay for.</summary>
public enum CreditExclusion
{
    /// <summary>Gift cards.</summary>
    GiftCard,

    /// <summary>Goods that the shop excludes, or did not choose.</summary>
    Goods,

    /// <summary>Services, where credit pays for products only.</summary>
    Service,

    /// <summary>Products, where credit pays for services only.</summary>
    Product,

    /// <summary>Goods that are sold below their price.</summary>
    Reduced,

    /// <summary>Shipping.</summary>
    Shipping,

    /// <summary>Fees, and what choices at the checkout cost.</summary>
    Extras,
}

/// <summary>A part of an order that credit does not pay for.</summary>
/// <param name="Reason">Why not.</param>
/// <param name="Minor">What it costs after all discounts, with tax; minor units, rounded up.</param>
/// <param name="Names">Names of the goods.</param>
public sealed record ExcludedPart(CreditExclusion Reason, long Minor, IReadOnlyList<string> Names);
