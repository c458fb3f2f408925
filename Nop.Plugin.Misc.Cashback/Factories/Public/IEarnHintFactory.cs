using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Models.Public;
using Nop.Web.Models.Catalog;

namespace Nop.Plugin.Misc.Cashback.Factories.Public;

/// <summary>Builds "You will earn …" from the calculator that orders go through. Null: there is nothing to say.</summary>
public interface IEarnHintFactory
{
    /// <summary>For one piece of a product.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="price">Its price as the page shows it.</param>
    /// <param name="store">Where.</param>
    Task<EarnHintModel?> ForProductAsync(int productId, ProductPriceModel price, Store store);

    /// <summary>For a product as it is chosen on its page.</summary>
    /// <param name="product">The product.</param>
    /// <param name="choice">What is chosen.</param>
    /// <param name="store">Where.</param>
    Task<EarnHintModel?> ForChoiceAsync(Product product, ProductChoice choice, Store store);

    /// <summary>For the current customer's cart, with the explanation.</summary>
    Task<EarnHintModel?> ForCartAsync(Store store);

    /// <summary>For an order that the current customer has just placed.</summary>
    Task<EarnHintModel?> ForOrderAsync(int orderId);
}
