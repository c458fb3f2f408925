using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Orders;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <inheritdoc cref="IEarnPreview"/>
public class EarnPreview(
    IRuleSetProvider rules,
    ITierService tiers,
    IWalletDirectory wallets,
    ICustomerService customers,
    IProductService products,
    IShoppingCartService carts,
    IOrderTotalCalculationService totals,
    ITaxService taxes,
    IGenericAttributeService attributes,
    ICheckoutCashback checkout,
    CashbackRow row,
    ISettingService settings,
    TimeProvider time) : IEarnPreview
{
    /// <inheritdoc/>
    public async Task<EarnResult?> ForCartAsync(IList<ShoppingCartItem> cart, Customer customer, Store store)
    {
        if (cart.Count == 0 || !await IsOnAsync(store) || !await customers.IsRegisteredAsync(customer))
            return null;

        var lines = new List<EarnLine>(cart.Count);
        for (var i = 0; i < cart.Count; i++)
        {
            if (await LineAsync(i, cart[i], customer) is { } line)
                lines.Add(line);
        }

        var (discount, _, _, _, _) = await totals.GetShoppingCartSubTotalAsync(cart, includingTax: false);
        var (total, payable, totalDiscount) = await MoneyAsync(cart, customer, store);
        return EarnCalculator.Calculate(await rules.GetAsync(store.Id), new()
        {
            Lines = lines,
            OrderDiscount = discount + totalDiscount,
            Total = total,
            Payable = payable,
            Tier = await tiers.HeldAsync(customer.Id, await wallets.ScopeAsync(store.Id)),
            PlacedOnUtc = time.GetUtcNow().UtcDateTime,
            CollectExplanation = true,
        });
    }

    /// <inheritdoc/>
    public async Task<long?> ForProductAsync(int productId, decimal priceExclTax, Customer customer, Store store)
    {
        if (priceExclTax <= 0 || !await IsOnAsync(store))
            return null;

        var set = await rules.GetAsync(store.Id);
        var tier = await customers.IsRegisteredAsync(customer)
            ? await tiers.HeldAsync(customer.Id, await wallets.ScopeAsync(store.Id))
            : set.Tiers.FirstOrDefault();
        var line = new EarnLine(0, "", priceExclTax, productId, await rules.CategoriesOfAsync(productId), []);
        var result = EarnCalculator.Calculate(set, new()
        {
            Lines = [line],
            Total = priceExclTax,
            Payable = priceExclTax,
            Tier = tier,
            PlacedOnUtc = time.GetUtcNow().UtcDateTime,
        });
        return result.EarnedMinor;
    }

    async Task<bool> IsOnAsync(Store store) => (await settings.LoadSettingAsync<CashbackSettings>(store.Id)).Enabled;

    // The cart's total is dear: it is asked for only where something but money may pay for a part. (0, 0) stands for money alone.
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

    async Task<EarnLine?> LineAsync(int index, ShoppingCartItem item, Customer customer)
    {
        if (await products.GetProductByIdAsync(item.ProductId) is not { } product)
            return null;

        var (subTotal, _, _, _) = await carts.GetSubTotalAsync(item, includeDiscounts: true);
        var (net, _) = await taxes.GetProductPriceAsync(product, subTotal, includingTax: false, customer);
        return new(index, product.Name, net, product.Id, await rules.CategoriesOfAsync(product.Id), [], product.IsGiftCard);
    }
}
