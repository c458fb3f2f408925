using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Choice of a shopper: to redeem an amount, as much as possible, or nothing.</summary>
/// <param name="AskedMinor">Minor units, &gt; 0; null: as much as possible.</param>
public sealed record CashbackChoice(long? AskedMinor)
{
    /// <summary>As much as possible.</summary>
    public static CashbackChoice AsMuchAsPossible { get; } = new((long?)null);
}

/// <summary>Why a cart takes no credit, whatever the shopper has.</summary>
public enum CartObstacle
{
    /// <summary>Cashback is switched off in the store.</summary>
    Disabled,

    /// <summary>The cart recurs: the next orders would repeat the reduction for nothing.</summary>
    Recurring,

    /// <summary>The cart holds gift cards: credit that expires would become credit that does not.</summary>
    GiftCards,
}

/// <summary>The shopper's choice in the cart and what it comes to. Reads are pure: nothing is held before the order is placed.</summary>
public interface ICheckoutCashback
{
    /// <summary>The choice kept for the customer in a store; null: redeem nothing. A choice belongs to one round of shopping: after 24 hours, or in another currency, it is none.</summary>
    Task<CashbackChoice?> GetChoiceAsync(Customer customer, int storeId);

    /// <summary>Keeps the choice; null clears it.</summary>
    Task SetChoiceAsync(Customer customer, int storeId, CashbackChoice? choice);

    /// <summary>Why the cart takes no credit at all; null: nothing is in the way.</summary>
    Task<CartObstacle?> ObstacleAsync(int storeId, IList<ShoppingCartItem> cart);

    /// <summary>Quotes a choice for a payable total now, by usable credit, the shop's limits and whether the cart may redeem at all.</summary>
    /// <param name="customer">The cart's customer.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="cart">The cart; one with a <see cref="CartObstacle"/> takes no credit, which is no refusal.</param>
    /// <param name="payable">The total before cashback, primary currency.</param>
    /// <param name="choice">What is asked.</param>
    /// <param name="replacedOrderGuid">The order about to be placed: what an earlier attempt at it still holds counts as usable, because the next hold replaces it.</param>
    Task<RedemptionQuote> QuoteAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, decimal payable, CashbackChoice choice, Guid? replacedOrderGuid = null);

    /// <summary>Quotes the kept choice, as <see cref="QuoteAsync"/>, with the obstacle that stands in its way; null: nothing is chosen.</summary>
    Task<ChoiceStanding?> StandingAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, decimal payable, Guid? replacedOrderGuid = null);

    /// <summary>The least that may be redeemed in a store at a time, minor units; 0: no such limit.</summary>
    Task<long> MinimumAsync(int storeId);

    /// <summary>Least total of an order in the store after credit, minor units; 0: no such limit.</summary>
    Task<long> LeastTotalAsync(int storeId);

    /// <summary>Amount that was redeemed for a placed order, minor units, and the part of it that was given back; (0, 0): nothing.</summary>
    Task<(long Redeemed, long Restored)> ForOrderAsync(int orderId);
}

/// <inheritdoc cref="ICheckoutCashback"/>
sealed class CheckoutCashback(
    IGenericAttributeService attributes,
    ISettingService settings,
    ICustomerService customers,
    IShoppingCartService carts,
    IProductService products,
    IWalletDirectory wallets,
    ICashbackLedger ledger,
    IHoldQueries holds,
    TimeProvider clock) : ICheckoutCashback
{
    public async Task<CashbackChoice?> GetChoiceAsync(Customer customer, int storeId) => (await KeptAsync(customer, storeId))?.Choice;

    public async Task SetChoiceAsync(Customer customer, int storeId, CashbackChoice? choice)
    {
        if (choice?.AskedMinor is { } asked)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked, nameof(choice));
        var text = choice is null ? "" : new StoredChoice(choice, (await wallets.GetCurrencyAsync()).Code, clock.GetUtcNow().UtcDateTime).ToString();
        await attributes.SaveAttributeAsync(customer, CashbackDefaults.CheckoutChoiceAttribute, text, storeId);
    }

    public async Task<CartObstacle?> ObstacleAsync(int storeId, IList<ShoppingCartItem> cart) =>
        await ObstacleAsync(await settings.LoadSettingAsync<CashbackSettings>(storeId), cart);

    public async Task<RedemptionQuote> QuoteAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, decimal payable, CashbackChoice choice, Guid? replacedOrderGuid = null)
    {
        var rules = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        if (await ObstacleAsync(rules, cart) is not null)
            return new(0, null);

        var currency = await wallets.GetCurrencyAsync();
        var isGuest = !await customers.IsRegisteredAsync(customer);
        var usable = isGuest ? 0 : await UsableAsync(customer, storeId, replacedOrderGuid);
        var payableMinor = Money.FromDecimalHalfUp(payable, currency).Minor;
        return PolicyOf(rules, currency, await LeastLeftAsync(storeId, payable, payableMinor, currency)).Quote(choice.AskedMinor, usable, payableMinor, isGuest);
    }

    public async Task<ChoiceStanding?> StandingAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, decimal payable, Guid? replacedOrderGuid = null)
    {
        if (await KeptAsync(customer, storeId) is not { } kept)
            return null;

        return await ObstacleAsync(storeId, cart) is { } obstacle
            ? new(kept.Choice, kept.MadeOnUtc, new(0, null), obstacle)
            : new(kept.Choice, kept.MadeOnUtc, await QuoteAsync(customer, storeId, cart, payable, kept.Choice, replacedOrderGuid), null);
    }

    public async Task<long> MinimumAsync(int storeId) =>
        PolicyOf(await settings.LoadSettingAsync<CashbackSettings>(storeId), await wallets.GetCurrencyAsync(), leastLeft: 0).MinimumMinor;

    public async Task<long> LeastTotalAsync(int storeId) => -Money.FromDecimalFloor(-await LeastOrderTotalAsync(storeId), await wallets.GetCurrencyAsync()).Minor;

    public Task<(long Redeemed, long Restored)> ForOrderAsync(int orderId) => holds.OfOrderAsync(orderId);

    async Task<StoredChoice?> KeptAsync(Customer customer, int storeId) =>
        StoredChoice.Parse(await attributes.GetAttributeAsync<string>(customer, CashbackDefaults.CheckoutChoiceAttribute, storeId)) is { } kept
        && kept.Stands((await wallets.GetCurrencyAsync()).Code, clock.GetUtcNow().UtcDateTime)
            ? kept
            : null;

    // The shop compares the total as it is, which may have more decimals than the currency: the rest after credit must not fall below by a part of a minor unit either.
    async Task<long> LeastLeftAsync(int storeId, decimal payable, long payableMinor, CurrencySpec currency) =>
        await LeastOrderTotalAsync(storeId) is var least and > 0 ? Math.Max(0, payableMinor - Money.FromDecimalFloor(payable - least, currency).Minor) : 0;

    async Task<decimal> LeastOrderTotalAsync(int storeId) => Math.Max(0, (await settings.LoadSettingAsync<OrderSettings>(storeId)).MinOrderTotalAmount);

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

    /// <summary>The shop's limits for credit on one purchase.</summary>
    /// <param name="rules">The settings of the store.</param>
    /// <param name="currency">The wallet's currency.</param>
    /// <param name="leastLeft">What must be left to pay in money, minor units.</param>
    internal static RedemptionPolicy PolicyOf(CashbackSettings rules, CurrencySpec currency, long leastLeft) => new(
        rules.RedeemMaxPerOrder > 0 ? Money.FromDecimalFloor(rules.RedeemMaxPerOrder, currency).Minor : null,
        Math.Clamp(rules.RedeemMaxSharePercent, 0, 100) / 100,
        Money.FromDecimalHalfUp(Math.Max(0, rules.RedeemMinimum), currency).Minor,
        leastLeft);
}
