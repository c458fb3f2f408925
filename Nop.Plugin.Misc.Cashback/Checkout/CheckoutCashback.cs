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

    /// <summary>The cart holds nothing but gift cards: credit that expires would become credit that does not.</summary>
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
    /// <param name="total">The total before cashback, primary currency.</param>
    /// <param name="choice">What is asked.</param>
    /// <param name="replacedOrderGuid">The order about to be placed: what an earlier attempt at it still holds counts as usable, because the next hold replaces it.</param>
    Task<RedemptionQuote> QuoteAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal total, CashbackChoice choice, Guid? replacedOrderGuid = null);

    /// <summary>Quotes the kept choice, as <see cref="QuoteAsync"/>, with the obstacle that stands in its way; null: nothing is chosen.</summary>
    Task<ChoiceStanding?> StandingAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal total, Guid? replacedOrderGuid = null);

    /// <summary>What a cart leaves to credit, before anything is asked for; of one with an <see cref="CartObstacle"/> or a guest's too.</summary>
    /// <param name="customer">The cart's customer.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="cart">The cart.</param>
    /// <param name="total">The total before cashback, primary currency; null: not known yet. Then the most is what the credit itself comes to.</param>
    Task<RedemptionRoom> RoomAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal? total);

    /// <summary>Whether a store has limits that a shopper with this cart should be told of before they bite, beside the credit and the total themselves.</summary>
    Task<bool> HasLimitsAsync(int storeId, IList<ShoppingCartItem> cart);

    /// <summary>Credit that the customer can use in a store, minor units, ≥ 0; a guest has none. For showing: read once a request, as the totals are.</summary>
    Task<long> UsableAsync(Customer customer, int storeId);

    /// <summary>Why nothing of the customer's wallet can be used, whatever stands in it: somebody changed it in the database; null: it can.</summary>
    Task<RedemptionRefusal?> BarAsync(Customer customer, int storeId);

    /// <summary>Whether a client of the store may use credit on one order a day only.</summary>
    Task<bool> IsOncePerDayAsync(int storeId);

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
    CreditOrders orders,
    ShopperCredits shoppers,
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

    public async Task<RedemptionQuote> QuoteAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal total, CashbackChoice choice, Guid? replacedOrderGuid = null)
    {
        var rules = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        return await ObstacleAsync(rules, cart) is null ? await QuoteAsync(rules, customer, storeId, cart, total, choice, replacedOrderGuid) : new(0, null);
    }

    public async Task<RedemptionRoom> RoomAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal? total)
    {
        var policy = await PolicyAsync(await settings.LoadSettingAsync<CashbackSettings>(storeId), storeId, total?.Payable ?? 0);
        var shopper = await ShopperAsync(policy, customer, storeId, replacedOrderGuid: null);
        if (shopper.Bar is { } bar)
            return new(0, bar, Limit: null);
        var order = await orders.OfCartAsync(policy, shopper.Order, customer, storeId, cart, total ?? default);
        if (total is not null)
            return policy.Room(shopper.Usable, order, shopper.IsGuest);

        // As if it cost whatever the credit can pay: what is refused then is refused at any total.
        var room = policy.Room(shopper.Usable, order with { PayableMinor = Money.Most }, shopper.IsGuest);
        return room.Refusal == RedemptionRefusal.BelowMinimum ? room with { Refusal = null } : room;
    }

    public async Task<ChoiceStanding?> StandingAsync(Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal total, Guid? replacedOrderGuid = null)
    {
        if (await KeptAsync(customer, storeId) is not { } kept)
            return null;

        var rules = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        return await ObstacleAsync(rules, cart) is { } obstacle
            ? new(kept.Choice, kept.MadeOnUtc, new(0, null), obstacle)
            : new(kept.Choice, kept.MadeOnUtc, await QuoteAsync(rules, customer, storeId, cart, total, kept.Choice, replacedOrderGuid), null);
    }

    // With the usual goods only a gift card in the cart is something to tell of.
    public async Task<bool> HasLimitsAsync(int storeId, IList<ShoppingCartItem> cart) =>
        await PolicyAsync(storeId) is var policy && (policy.HasLimits || (!policy.Goods.GiftCards && await GiftCardsAsync(cart) > 0));

    public async Task<long> UsableAsync(Customer customer, int storeId) => (await ShopperAsync(await PolicyAsync(storeId), customer, storeId, replacedOrderGuid: null)).Usable;

    public async Task<RedemptionRefusal?> BarAsync(Customer customer, int storeId) =>
        (await ShopperAsync(await PolicyAsync(storeId), customer, storeId, replacedOrderGuid: null)).Bar;

    public async Task<bool> IsOncePerDayAsync(int storeId) => (await PolicyAsync(storeId)).OncePerDay;

    public async Task<long> MinimumAsync(int storeId) => (await PolicyAsync(storeId)).MinimumMinor;

    // Of an order that costs nothing the least total is missing whole.
    public async Task<long> LeastTotalAsync(int storeId) => (await PolicyAsync(storeId)).LeastTotalMinor;

    public Task<(long Redeemed, long Restored)> ForOrderAsync(int orderId) => holds.OfOrderAsync(orderId);

    async Task<StoredChoice?> KeptAsync(Customer customer, int storeId) =>
        StoredChoice.Parse(await attributes.GetAttributeAsync<string>(customer, CashbackDefaults.CheckoutChoiceAttribute, storeId)) is { } kept
        && kept.Stands((await wallets.GetCurrencyAsync()).Code, clock.GetUtcNow().UtcDateTime)
            ? kept
            : null;

    async Task<RedemptionQuote> QuoteAsync(
        CashbackSettings rules, Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal total, CashbackChoice choice, Guid? replacedOrderGuid)
    {
        var policy = await PolicyAsync(rules, storeId, total.Payable);
        var shopper = await ShopperAsync(policy, customer, storeId, replacedOrderGuid);
        return shopper.Bar is { } bar ? new(0, bar) : policy.Quote(choice.AskedMinor, shopper.Usable, await orders.OfCartAsync(policy, shopper.Order, customer, storeId, cart, total), shopper.IsGuest);
    }

    async Task<CartObstacle?> ObstacleAsync(CashbackSettings rules, IList<ShoppingCartItem> cart)
    {
        if (!rules.Enabled)
            return CartObstacle.Disabled;
        if (await carts.ShoppingCartIsRecurringAsync(cart))
            return CartObstacle.Recurring;
        if (rules.RedeemOnGiftCards)
            return null;

        var cards = await GiftCardsAsync(cart);
        return cards > 0 && cards == cart.Count ? CartObstacle.GiftCards : null;
    }

    async Task<int> GiftCardsAsync(IList<ShoppingCartItem> cart)
    {
        var inCart = (await products.GetProductsByIdsAsync([.. cart.Select(item => item.ProductId).Distinct()])).Where(product => product.IsGiftCard).Select(product => product.Id).ToHashSet();
        return cart.Count(item => inCart.Contains(item.ProductId));
    }

    async Task<RedemptionPolicy> PolicyAsync(int storeId) => await PolicyAsync(await settings.LoadSettingAsync<CashbackSettings>(storeId), storeId, payable: 0);

    async Task<RedemptionPolicy> PolicyAsync(CashbackSettings rules, int storeId, decimal payable)
    {
        var currency = await wallets.GetCurrencyAsync();
        var least = Math.Max(0, (await settings.LoadSettingAsync<OrderSettings>(storeId)).MinOrderTotalAmount);

        // The shop compares the total as it is, which may have more decimals than the currency: the rest after credit must not fall below by a part of a minor unit either.
        var left = least > 0 ? Math.Max(0, Money.FromDecimalHalfUp(payable, currency).Minor - Money.FromDecimalFloor(payable - least, currency).Minor) : 0;
        return CreditLimits.Of(rules, currency, left);
    }

    // Totals are asked for again and again while a page is made. An order that is placed is another matter: it asks the wallet as it is now.
    Task<ShopperCredit> ShopperAsync(RedemptionPolicy policy, Customer customer, int storeId, Guid? replacedOrderGuid) => replacedOrderGuid is null
        ? shoppers.GetAsync(customer.Id, storeId, () => ReadAsync(policy, customer, storeId, null))
        : ReadAsync(policy, customer, storeId, replacedOrderGuid);

    async Task<ShopperCredit> ReadAsync(RedemptionPolicy policy, Customer customer, int storeId, Guid? replacedOrderGuid)
    {
        var isGuest = !await customers.IsRegisteredAsync(customer);
        var balance = isGuest ? WalletBalance.Empty : await ledger.GetBalanceAsync(await wallets.KeyAsync(customer.Id, storeId));
        return new(isGuest, await UsableAsync(balance, replacedOrderGuid), await orders.OfClientAsync(policy, customer, storeId, replacedOrderGuid)) { Bar = !isGuest && await wallets.FormerCurrencyAsync() is not null ? RedemptionRefusal.CurrencyChanged : ShopperCredit.BarOf(balance) };
    }

    async Task<long> UsableAsync(WalletBalance balance, Guid? replacedOrderGuid) => replacedOrderGuid is { } guid && balance is { IsAltered: false, State: WalletState.Open, Reserved: > 0 }
        ? balance.Usable + await holds.HeldForGroupAsync(CheckoutReference.GroupOf(guid))
        : balance.Usable;
}
