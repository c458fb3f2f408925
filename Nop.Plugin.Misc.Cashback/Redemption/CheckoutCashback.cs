using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <inheritdoc cref="ICheckoutCashback"/>
public sealed class CheckoutCashback(
    IGenericAttributeService attributes,
    ISettingService settings,
    ICustomerService customers,
    IShoppingCartService carts,
    IProductService products,
    IWalletDirectory wallets,
    ICashbackLedger ledger,
    IHoldQueries holds) : ICheckoutCashback
{
    const string Maximum = "max";

    /// <inheritdoc/>
    public async Task<CashbackChoice?> GetChoiceAsync(Customer customer, int storeId)
    {
        var text = await attributes.GetAttributeAsync<string>(customer, CashbackDefaults.CheckoutChoiceAttribute, storeId);
        if (text == Maximum)
            return CashbackChoice.AsMuchAsPossible;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? new CashbackChoice(asked) : null;
    }

    /// <inheritdoc/>
    public Task SetChoiceAsync(Customer customer, int storeId, CashbackChoice? choice)
    {
        if (choice?.AskedMinor is { } asked)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked, nameof(choice));
        var text = choice is null ? "" : choice.AskedMinor?.ToString(CultureInfo.InvariantCulture) ?? Maximum;
        return attributes.SaveAttributeAsync(customer, CashbackDefaults.CheckoutChoiceAttribute, text, storeId);
    }

    /// <inheritdoc/>
    public async Task<CartObstacle?> ObstacleAsync(int storeId, IList<ShoppingCartItem> cart) =>
        await ObstacleAsync(await settings.LoadSettingAsync<CashbackSettings>(storeId), cart);

    /// <inheritdoc/>
    public async Task<RedemptionQuote> QuoteAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, decimal payable, CashbackChoice choice, Guid? replacedOrderGuid = null)
    {
        var rules = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        if (await ObstacleAsync(rules, cart) is not null)
            return new(0, null);

        var currency = await wallets.GetCurrencyAsync();
        var isGuest = !await customers.IsRegisteredAsync(customer);
        var usable = isGuest ? 0 : await UsableAsync(customer, storeId, replacedOrderGuid);
        return PolicyOf(rules, currency).Quote(choice.AskedMinor, usable, Money.FromDecimalHalfUp(payable, currency).Minor, isGuest);
    }

    /// <inheritdoc/>
    public async Task<long> MinimumAsync(int storeId) =>
        PolicyOf(await settings.LoadSettingAsync<CashbackSettings>(storeId), await wallets.GetCurrencyAsync()).MinimumMinor;

    /// <inheritdoc/>
    public Task<(long Redeemed, long Restored)> ForOrderAsync(int orderId) => holds.OfOrderAsync(orderId);

    async Task<CartObstacle?> ObstacleAsync(CashbackSettings rules, IList<ShoppingCartItem> cart)
    {
        if (!rules.Enabled)
            return CartObstacle.Disabled;
        if (await carts.ShoppingCartIsRecurringAsync(cart))
            return CartObstacle.Recurring;
        if (rules.RedeemOnGiftCards)
            return null;

        var inCart = await products.GetProductsByIdsAsync([.. cart.Select(item => item.ProductId).Distinct()]);
        return inCart.Any(product => product.IsGiftCard) ? CartObstacle.GiftCards : null;
    }

    async Task<long> UsableAsync(Customer customer, int storeId, Guid? replacedOrderGuid)
    {
        var balance = await ledger.GetBalanceAsync(await wallets.KeyAsync(customer.Id, storeId));
        return replacedOrderGuid is { } guid && balance.Reserved > 0
            ? balance.Usable + await holds.HeldForGroupAsync(CheckoutReference.GroupOf(guid))
            : balance.Usable;
    }

    static RedemptionPolicy PolicyOf(CashbackSettings rules, CurrencySpec currency) => new(
        rules.RedeemMaxPerOrder > 0 ? Money.FromDecimalFloor(rules.RedeemMaxPerOrder, currency).Minor : null,
        Math.Clamp(rules.RedeemMaxSharePercent, 0, 100) / 100,
        Money.FromDecimalHalfUp(Math.Max(0, rules.RedeemMinimum), currency).Minor);
}
