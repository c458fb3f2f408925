using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>"You will earn …", from the calculator that orders go through.</summary>
public interface IEarnPreview
{
    /// <summary>What the cart would earn if it were paid now; null: cashback is off or the customer cannot earn.</summary>
    Task<EarnResult?> ForCartAsync(IList<ShoppingCartItem> cart, Customer customer, Store store);

    /// <summary>What one piece at a price would earn, minor units; null as above, and where the price alone does not tell. No query per product where rules and products are cached.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="price">Primary currency.</param>
    /// <param name="includesTax">Whether the price has its tax in it.</param>
    /// <param name="customer">Who looks; a guest sees what the first tier would earn.</param>
    /// <param name="store">Where.</param>
    Task<long?> ForProductAsync(int productId, decimal price, bool includesTax, Customer customer, Store store);

    /// <summary>What a product would earn as it is chosen on its page, minor units, at the price that the cart would have; null as above.</summary>
    /// <param name="product">The product.</param>
    /// <param name="choice">What is chosen.</param>
    /// <param name="customer">Who looks; a guest sees what the first tier would earn.</param>
    /// <param name="store">Where.</param>
    Task<long?> ForChoiceAsync(Product product, ProductChoice choice, Customer customer, Store store);
}

/// <summary>What is chosen of a product.</summary>
/// <param name="Quantity">Pieces, &gt; 0.</param>
/// <param name="AttributesXml">Attributes as the shop writes them; empty: none.</param>
/// <param name="EnteredPrice">Price where the customer names it, primary currency; 0 otherwise.</param>
/// <param name="RentalStart">First day of a rent; null: none.</param>
/// <param name="RentalEnd">Last day of a rent; null: none.</param>
public sealed record ProductChoice(int Quantity, string AttributesXml = "", decimal EnteredPrice = 0, DateTime? RentalStart = null, DateTime? RentalEnd = null);
