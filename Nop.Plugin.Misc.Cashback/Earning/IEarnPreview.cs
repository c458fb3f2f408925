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

    /// <summary>What one piece at a price would earn, minor units; null as above. No query per product where the rules are cached.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="price">Primary currency.</param>
    /// <param name="includesTax">Whether the price has its tax in it.</param>
    /// <param name="customer">Who looks; a guest sees what the first tier would earn.</param>
    /// <param name="store">Where.</param>
    Task<long?> ForProductAsync(int productId, decimal price, bool includesTax, Customer customer, Store store);
}
