using System.Collections.Concurrent;

namespace Cashback.Preview.Services;

/// <summary>What a checkout is told from outside: discounts, shipping, and how the gateway behaves.</summary>
public sealed class CartTerms
{
    /// <summary>Discount on a whole line, net, by the id of its cart item.</summary>
    public Dictionary<int, decimal> LineDiscounts { get; } = [];

    /// <summary>Discount on the subtotal, net; shared over the lines by their nets.</summary>
    public decimal OrderDiscount { get; set; }

    /// <summary>Shipping, untaxed; null: as the shop's settings say.</summary>
    public decimal? Shipping { get; set; }

    /// <summary>Tax on shipping, percent.</summary>
    public decimal ShippingTaxPercent { get; set; }

    /// <summary>What choices at the checkout cost, net; they bear no discount here.</summary>
    public decimal Choices { get; set; }

    /// <summary>Tax on them, percent.</summary>
    public decimal ChoicesTaxPercent { get; set; }

    /// <summary>Fee of the payment method as a percentage of the total without it; 0: none.</summary>
    public decimal FeePercent { get; set; }

    /// <summary>Tax on that fee, percent.</summary>
    public decimal FeeTaxPercent { get; set; }

    /// <summary>Discount on the total, after tax.</summary>
    public decimal TotalDiscount { get; set; }

    /// <summary>What is left on a gift card that pays first.</summary>
    public decimal GiftCard { get; set; }

    /// <summary>Worth of the reward points that pay next.</summary>
    public decimal RewardPoints { get; set; }

    /// <summary>The gateway refuses the payment.</summary>
    public bool GatewayFails { get; set; }

    /// <summary>The order is saved and then something breaks, so that the shopper gets an error and no event is published.</summary>
    public bool BreaksAfterSaving { get; set; }
}

/// <summary>Terms by customer, until the order is placed.</summary>
public sealed class CartTermsBook
{
    static readonly CartTerms None = new();

    readonly ConcurrentDictionary<int, CartTerms> _terms = new();

    /// <summary>The terms of a customer's cart.</summary>
    public CartTerms Of(int customerId) => _terms.GetValueOrDefault(customerId, None);

    /// <summary>Sets them.</summary>
    public void Set(int customerId, CartTerms terms) => _terms[customerId] = terms;

    /// <summary>Forgets everybody's.</summary>
    public void ClearAll() => _terms.Clear();

    /// <summary>Forgets them.</summary>
    public void Clear(int customerId) => _terms.TryRemove(customerId, out _);
}
