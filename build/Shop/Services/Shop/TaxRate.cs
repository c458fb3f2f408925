namespace Cashback.Preview.Services;

/// <summary>The tax of a tax category.</summary>
public class TaxRate : BaseEntity
{
    /// <summary>The product's tax category.</summary>
    public int TaxCategoryId { get; set; }

    /// <summary>Percent.</summary>
    public decimal Percent { get; set; }
}
