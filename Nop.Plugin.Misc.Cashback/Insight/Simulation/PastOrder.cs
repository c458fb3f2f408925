using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>An order of the past that was paid, or a sale in the salon, with what became of it. Amounts in units of the shop's primary currency, instants in UTC.</summary>
/// <param name="OrderId">The order; below 0: a sale.</param>
/// <param name="CustomerId">Whose.</param>
/// <param name="PlacedOnUtc">When it was placed.</param>
sealed record PastOrder(int OrderId, int CustomerId, DateTime PlacedOnUtc)
{
    /// <summary>The store that it was placed in.</summary>
    public int StoreId { get; init; }

    /// <summary>Whether the customer has an account; a guest's order counts as sales and earns nothing.</summary>
    public bool HasAccount { get; init; } = true;

    /// <summary>When it was paid.</summary>
    public DateTime PaidOnUtc { get; init; } = PlacedOnUtc;

    /// <summary>When it became complete and paid; null: it is not.</summary>
    public DateTime? CompletedOnUtc { get; init; }

    /// <summary>When money first went back; null: none did, or the shop does not know when.</summary>
    public DateTime? RefundedOnUtc { get; init; }

    /// <summary>Cancelled or deleted since.</summary>
    public bool Voided { get; init; }

    /// <summary>Paid in money, tax and shipping included.</summary>
    public decimal Total { get; init; }

    /// <summary>The total when it was paid, where it has changed since; null: it has not, or the ledger does not know.</summary>
    public decimal? MoneyPaid { get; init; }

    /// <summary>Money that went back so far.</summary>
    public decimal Refunded { get; init; }

    /// <summary>Paid by cashback, gift cards and reward points.</summary>
    public decimal Credit { get; init; }

    /// <summary>Of a sale what its goods cost, credit included: by their share it is taken back, not by that of the money.</summary>
    public decimal Goods { get; init; }

    /// <summary>Of a sale what the goods cost that came back so far.</summary>
    public decimal GoodsBack { get; init; }

    /// <summary>Whether it was sold in the salon.</summary>
    public bool IsSale => OrderId < 0;

    /// <summary>Whether money or goods went back.</summary>
    public bool WentBack => Refunded > 0 || GoodsBack > 0;

    /// <summary>Discount on the order, ex tax.</summary>
    public decimal DiscountExclTax { get; init; }

    /// <summary>Discount with tax.</summary>
    public decimal DiscountInclTax { get; init; }

    /// <summary>System name of the payment method; empty: none.</summary>
    public string PaymentMethod { get; init; } = "";

    /// <summary>Lines that were bought.</summary>
    public IReadOnlyList<PastLine> Lines { get; init; } = [];
}

/// <summary>A line of a past order.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="NetExclTax">After the line's discount, ex tax, for the whole quantity.</param>
/// <param name="NetInclTax">The same with tax.</param>
/// <param name="Cost">What the whole line cost the shop; null: not known.</param>
/// <param name="CategoryId">Of a sale, where no product was named, the category; 0: none.</param>
readonly record struct PastLine(int ProductId, int Quantity, decimal NetExclTax, decimal NetInclTax, decimal? Cost, int CategoryId = 0);

/// <summary>A client as the ledger has them: by customer and store scope.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="StoreId">The store of the wallet; 0: one wallet for all stores.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClientKey(int CustomerId, int StoreId);

/// <summary>Facts of a product that the rules ask for, as the catalogue is now.</summary>
/// <param name="CategoryIds">Categories it is in directly.</param>
/// <param name="ManufacturerIds">Its manufacturers.</param>
/// <param name="IsGiftCard">A gift card earns nothing.</param>
public sealed record ProductFacts(IReadOnlyList<int> CategoryIds, IReadOnlyList<int> ManufacturerIds, bool IsGiftCard)
{
    /// <summary>A product that is no more.</summary>
    public static ProductFacts Unknown { get; } = new([], [], false);
}
