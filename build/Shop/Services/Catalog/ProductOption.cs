namespace Cashback.Preview.Services;

/// <summary>One of the values that a product can be chosen in: its only attribute, in nopCommerce's words.</summary>
public class ProductOption : BaseEntity
{
    /// <summary>The product.</summary>
    public int ProductId { get; set; }

    /// <summary>As the page calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it adds to the price of a piece.</summary>
    public decimal PriceAdjustment { get; set; }
}

/// <summary>The price of a piece from a number of pieces on: a tier price, in nopCommerce's words.</summary>
public class QuantityPrice : BaseEntity
{
    /// <summary>The product.</summary>
    public int ProductId { get; set; }

    /// <summary>From how many pieces on.</summary>
    public int Quantity { get; set; }

    /// <summary>Of a piece.</summary>
    public decimal Price { get; set; }
}
