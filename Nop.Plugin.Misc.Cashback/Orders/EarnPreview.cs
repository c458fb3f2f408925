using Nop.Core.Domain.Stores;
using Nop.Services.Common;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>"You will earn …", from the calculator that orders go through.</summary>
public sealed class EarnPreview(
    IRuleSetProvider rules,
    ITierService tiers,
    CustomerFactsReader clients,
    IWalletDirectory wallets,
    ICustomerService customers,
    IProductService products,
    IShoppingCartService carts,
    IOrderTotalCalculationService totals,
    ITaxService taxes,
    IGenericAttributeService attributes,
    ICheckoutCashback checkout,
    CashbackRow row,
    CreditFreeTotals creditFree,
    ISettingService settings,
    TimeProvider time)
{
    // Pages ask for product after product: what is known of the client is read once a request.
    (int CustomerId, int StoreId, OrderClient Client)? _client;

    /// <summary>Computes the earning of the cart if it were paid now; null: cashback is off or the customer cannot earn.</summary>
    public async Task<EarnResult?> ForCartAsync(IList<ShoppingCartItem> cart, Customer customer, Store store)
    {
        if (cart.Count == 0 || !await IsOnAsync(store) || !await customers.IsRegisteredAsync(customer))
            return null;

        var set = await rules.GetAsync(store.Id);
        var lines = new List<EarnLine>(cart.Count);
        for (var i = 0; i < cart.Count; i++)
        {
            if (await LineAsync(i, cart[i], customer, set) is { } line)
                lines.Add(line);
        }

        // Credit that stands in the discount of the goods is credit: it lowers the share of the money and not the goods.
        decimal discount;
        using (creditFree.Begin())
            (discount, _, _, _, _) = await totals.GetShoppingCartSubTotalAsync(cart, set.BaseIncludesTax);
        var (total, payable, totalDiscount) = await MoneyAsync(cart, customer, store);
        return await CalculateAsync(set, customer, store, new()
        {
            Lines = lines,
            OrderDiscount = discount + totalDiscount,
            Total = total,
            Payable = payable,
            PlacedOnUtc = time.GetUtcNow().UtcDateTime,
            CollectExplanation = true,
        });
    }

    /// <summary>Computes the earning of one piece at a price, minor units; null: cashback is off, or what it earns cannot be told from the price alone. No query per product where rules and products are cached.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="price">Primary currency.</param>
    /// <param name="includesTax">Whether the price has its tax in it.</param>
    /// <param name="customer">Who looks; a guest sees what the first tier would earn.</param>
    /// <param name="store">Where.</param>
    public async Task<long?> ForProductAsync(int productId, decimal price, bool includesTax, Customer customer, Store store)
    {
        // Of the others the price that is shown is not that of an order: a grouped product is not bought, a rent hangs on its days, and some prices are named later.
        if (price <= 0 || !await IsOnAsync(store)
            || await products.GetProductByIdAsync(productId) is not { IsRental: false, CustomerEntersPrice: false, CallForPrice: false } product
            || product.ProductType == ProductType.GroupedProduct)
            return null;

        var set = await rules.GetAsync(store.Id);
        if (includesTax != set.BaseIncludesTax)
            (price, _) = await taxes.GetProductPriceAsync(product, product.TaxCategoryId, price, set.BaseIncludesTax, customer, priceIncludesTax: includesTax);
        return await ForLineAsync(product, 1, price, set, customer, store);
    }

    /// <summary>Computes the earning of a product as it is chosen on its page, minor units, at the price that the cart would have; null as above.</summary>
    /// <param name="product">The product.</param>
    /// <param name="choice">What is chosen.</param>
    /// <param name="customer">Who looks; a guest sees what the first tier would earn.</param>
    /// <param name="store">Where.</param>
    public async Task<long?> ForChoiceAsync(Product product, ProductChoice choice, Customer customer, Store store)
    {
        if (product.ProductType == ProductType.GroupedProduct || !await IsOnAsync(store))
            return null;

        var set = await rules.GetAsync(store.Id);
        var (unit, _, _) = await carts.GetUnitPriceAsync(product, customer, store, ShoppingCartType.ShoppingCart, choice.Quantity, choice.AttributesXml,
            choice.EnteredPrice, choice.RentalStart, choice.RentalEnd, includeDiscounts: true);
        var (net, _) = await taxes.GetProductPriceAsync(product, unit * choice.Quantity, set.BaseIncludesTax, customer);
        return await ForLineAsync(product, choice.Quantity, net, set, customer, store);
    }

    async Task<long> ForLineAsync(Product product, int quantity, decimal net, EarnRuleSet set, Customer customer, Store store)
    {
        var line = await EarnLines.OfAsync(rules, set, 0, product.Id, product, quantity, net, await LineCost.OfAsync(product, quantity, net, customer, set, taxes));
        var result = await CalculateAsync(set, customer, store, new() { Lines = [line], Total = net, Payable = net, PlacedOnUtc = time.GetUtcNow().UtcDateTime });
        return result.EarnedMinor;
    }

    // A guest sees what the first tier would earn.
    async Task<EarnResult> CalculateAsync(EarnRuleSet set, Customer customer, Store store, EarnRequest order)
    {
        if (!await customers.IsRegisteredAsync(customer))
            return EarnCalculator.Calculate(set, order with { Tier = set.Tiers.FirstOrDefault() });

        var key = await wallets.KeyAsync(customer.Id, store.Id);
        if (_client is not { } known || (known.CustomerId, known.StoreId) != (customer.Id, store.Id))
            _client = known = (customer.Id, store.Id, await clients.ReadAsync(key, set, order.PlacedOnUtc));
        return EarnCalculator.Calculate(set, order with
        {
            Tier = await tiers.CurrentAsync(customer.Id, key.StoreId),
            Client = known.Client.Facts,
            FirstOfDay = known.Client.FirstOfDay,
            ClientUse = known.Client.Use,
        });
    }

    // Orders may earn only from an instant in the future on.
    async Task<bool> IsOnAsync(Store store) =>
        await settings.LoadSettingAsync<CashbackSettings>(store.Id) is { Enabled: true, EarnFromUtc: { } from } && from <= time.GetUtcNow().UtcDateTime;

    // The cart's total is slow to compute: it is asked for only where something but money may pay for a part. 0 of 0 means: all of it is paid with money.
    async Task<(decimal Total, decimal Payable, decimal Discount)> MoneyAsync(IList<ShoppingCartItem> cart, Customer customer, Store store)
    {
        if (await checkout.GetChoiceAsync(customer, store.Id) is null
            && !await attributes.GetAttributeAsync<bool>(customer, NopCustomerDefaults.UseRewardPointsDuringCheckoutAttribute, store.Id)
            && string.IsNullOrEmpty(await attributes.GetAttributeAsync<string>(customer, NopCustomerDefaults.GiftCardCouponCodesAttribute)))
            return (0, 0, 0);

        var result = await totals.GetShoppingCartTotalAsync(cart);
        if (result.shoppingCartTotal is not { } total)
            return (0, 0, result.discountAmount);

        var cashback = new Money(row.Minor, await wallets.GetCurrencyAsync()).ToDecimal();
        var cards = result.appliedGiftCards?.Sum(card => card.AmountCanBeUsed) ?? 0;
        return (total, total + cashback + cards + result.redeemedRewardPointsAmount, result.discountAmount);
    }

    async Task<EarnLine?> LineAsync(int index, ShoppingCartItem item, Customer customer, EarnRuleSet set)
    {
        if (await products.GetProductByIdAsync(item.ProductId) is not { } product)
            return null;

        var (subTotal, _, _, _) = await carts.GetSubTotalAsync(item, includeDiscounts: true);
        var (net, _) = await taxes.GetProductPriceAsync(product, subTotal, set.BaseIncludesTax, customer);
        return await EarnLines.OfAsync(rules, set, index, product.Id, product, item.Quantity, net, await LineCost.OfAsync(product, item.Quantity, net, customer, set, taxes));
    }
}

/// <summary>Choice on a product's page.</summary>
/// <param name="Quantity">Pieces, &gt; 0.</param>
/// <param name="AttributesXml">Attributes as the shop writes them; empty: none.</param>
/// <param name="EnteredPrice">Price where the customer names it, primary currency; 0 otherwise.</param>
/// <param name="RentalStart">First day of a rent; null: none.</param>
/// <param name="RentalEnd">Last day of a rent; null: none.</param>
public sealed record ProductChoice(int Quantity, string AttributesXml = "", decimal EnteredPrice = 0, DateTime? RentalStart = null, DateTime? RentalEnd = null);
