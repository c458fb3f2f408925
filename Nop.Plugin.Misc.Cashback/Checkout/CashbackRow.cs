namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>The row "Cashback" in the totals of one request: what the totals took off, for the views that show it.</summary>
public sealed class CashbackRow
{
    /// <summary>Amount by which the last computed cart total was reduced, minor units.</summary>
    public long Minor { get; internal set; }

    /// <summary>Whether that amount stands in the discount of the goods already, so that the row must not be one of those that add up to the total.</summary>
    public bool IsInPrices { get; internal set; }

    /// <summary>That total before it was reduced; null: it is not known yet, or none was computed.</summary>
    public CartTotal? Before { get; internal set; }

    /// <summary>Text of that amount in the totals, in the shopper's currency, "-€5.00"; null: no row.</summary>
    public string? Text { get; internal set; }

    /// <summary>The word below it, where a choice does not apply or an order was placed already; null: there is nothing to say.</summary>
    public string? Note { get; internal set; }

    /// <summary>Amount that the totals of the confirm step show as taken off, minor units; null: they are the cart's, or nobody's who could use credit.</summary>
    public long? Confirmed { get; internal set; }

    /// <summary>The customer of the cart that was computed last; null: no cart was.</summary>
    public Customer? Customer { get; internal set; }

    /// <summary>The store of that cart.</summary>
    public int StoreId { get; internal set; }

    /// <summary>How the customer's choice stands in that cart; null: nothing is chosen.</summary>
    public ChoiceStanding? Standing { get; internal set; }
}
