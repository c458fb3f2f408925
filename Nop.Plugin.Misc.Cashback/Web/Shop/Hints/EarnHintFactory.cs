using Nop.Core.Domain.Stores;
using Nop.Core.Domain.Tax;
using Nop.Services.Directory;
using Nop.Web.Models.Catalog;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Hints;

/// <summary>Builds "You will earn …" from the calculator that orders go through. Null: there is nothing to say.</summary>
public sealed class EarnHintFactory(
    EarnPreview preview,
    IOrderOutlook outlook,
    IMembership membership,
    ISettingService settings,
    ICustomerService customers,
    IOrderService orders,
    IShoppingCartService carts,
    ICurrencyService currencies,
    IWalletDirectory wallets,
    ICashbackLedger ledger,
    ExplanationText explanations,
    IPublicTexts texts,
    IWorkContext work)
{
    /// <summary>For one piece of a product.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="price">Its price as the page shows it.</param>
    /// <param name="store">Where.</param>
    public async Task<EarnHintModel?> ForProductAsync(int productId, ProductPriceModel price, Store store)
    {
        if (price.CustomerEntersPrice || price.CallForPrice || (price.PriceWithDiscountValue ?? price.PriceValue) is not { } shown)
            return null;

        var customer = await work.GetCurrentCustomerAsync();
        var inPrimary = await currencies.ConvertToPrimaryStoreCurrencyAsync(shown, await work.GetWorkingCurrencyAsync());
        var includesTax = await work.GetTaxDisplayTypeAsync() == TaxDisplayType.IncludingTax;
        return await preview.ForProductAsync(productId, inPrimary, includesTax, customer, store) is > 0 and var earned
            ? await HintAsync("Earn.Product", earned, [], customer, store)
            : null;
    }

    /// <summary>For a product as it is chosen on its page.</summary>
    /// <param name="product">The product.</param>
    /// <param name="choice">What is chosen.</param>
    /// <param name="store">Where.</param>
    public async Task<EarnHintModel?> ForChoiceAsync(Product product, ProductChoice choice, Store store)
    {
        var customer = await work.GetCurrentCustomerAsync();
        return await preview.ForChoiceAsync(product, choice, customer, store) is > 0 and var earned
            ? await HintAsync("Earn.Product", earned, [], customer, store)
            : null;
    }

    /// <summary>For the current customer's cart, with the explanation.</summary>
    public async Task<EarnHintModel?> ForCartAsync(Store store)
    {
        var customer = await work.GetCurrentCustomerAsync();
        var cart = await carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        if (cart.Count == 0 || await preview.ForCartAsync(cart, customer, store) is not { EarnedMinor: > 0 } result)
            return null;

        var why = await explanations.LinesAsync(result.Explanation, result.EarnedMinor, await wallets.GetCurrencyAsync());
        return await HintAsync("Earn.Cart", result.EarnedMinor, why, customer, store);
    }

    /// <summary>For an order that the current customer has just placed.</summary>
    public async Task<EarnHintModel?> ForOrderAsync(int orderId)
    {
        var order = await orders.GetOrderByIdAsync(orderId);
        var customer = await work.GetCurrentCustomerAsync();
        if (order is null || order.CustomerId != customer.Id || !await customers.IsRegisteredAsync(customer))
            return null;

        return await outlook.OfAsync(order) is { Earned: > 0 } standing
            ? new(await texts.TextAsync("Earn.Order", await texts.AmountAsync(standing.Earned, standing.Currency)), [])
            : null;
    }

    // Who does not meet the conditions is told what to do for it; guests see what everybody does, and whose wallet is closed or full nothing.
    async Task<EarnHintModel?> HintAsync(string key, long earned, IReadOnlyList<string> why, Customer customer, Store store)
    {
        if ((await wallets.ClosedAsync([customer.Id], store.Id)).Count > 0)
            return null;
        var (isRegistered, values) = (await customers.IsRegisteredAsync(customer), await settings.LoadSettingAsync<CashbackSettings>(store.Id));
        if (isRegistered && BalanceLimit.Of(values, await wallets.GetCurrencyAsync()) is { WarnsOnly: false } limit)
            earned = Math.Min(earned, limit.RoomIn(await ledger.GetBalanceAsync(await wallets.KeyAsync(customer.Id, store.Id))));
        if (earned == 0)
            return null;

        var amount = await texts.AmountAsync(earned);
        var reason = isRegistered ? await membership.WhyNotAsync(customer.Id, await wallets.ScopeAsync(store.Id), values) : null;
        return reason switch
        {
            NotEarningReason.NotOptedIn => new(await texts.TextAsync("Earn.NotOptedIn", amount), []) { AsksToJoin = true },
            NotEarningReason.NoCard => new(await texts.TextAsync("Earn.NoCard", amount), []),
            _ => new(await texts.TextAsync(key, amount), why),
        };
    }
}

/// <summary>"You will earn …".</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Why">Each line of the explanation; empty: not shown here.</param>
public sealed record EarnHintModel(string Text, IReadOnlyList<string> Why) : BaseNopModel
{
    /// <summary>It asks to join: the text leads to the shopper's page.</summary>
    public bool AsksToJoin { get; init; }
}
