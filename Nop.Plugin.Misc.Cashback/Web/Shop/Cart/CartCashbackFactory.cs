using Nop.Core.Domain.Stores;
using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>Builds the box where a shopper chooses how much cashback to spend, and keeps what is chosen there. Works on the current customer's cart alone.</summary>
public interface ICartCashbackFactory
{
    /// <summary>The box; null: a guest, cashback off, or nothing to spend. Of a wallet of which nothing can be used it says why.</summary>
    /// <param name="place">Where it stands.</param>
    Task<CartCashbackModel?> PrepareAsync(BoxPlace place);

    /// <summary>Keeps the choice, if it can be met with the cart as it is; one that can only be met in part is refused, with what is possible.</summary>
    /// <param name="typed">As posted.</param>
    /// <param name="inCheckout">In the payment step: whether anything is left to pay is told.</param>
    Task<ChoiceAnswer> ApplyAsync(TypedChoice typed, bool inCheckout);
}

/// <inheritdoc cref="ICartCashbackFactory"/>
sealed class CartCashbackFactory(
    IWorkContext work,
    IStoreContext stores,
    ICheckoutCashback checkout,
    IWalletDirectory wallets,
    IShoppingCartService carts,
    IOrderTotalCalculationService totals,
    IOrderProcessingService orders,
    CashbackRow row,
    RefusalText refusals,
    ChoiceNote notes,
    ICustomerService customers,
    IGenericAttributeService attributes,
    IPublicTexts texts) : ICartCashbackFactory
{
    public async Task<CartCashbackModel?> PrepareAsync(BoxPlace place)
    {
        var (customer, store) = await VisitorAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return null;

        var usable = await checkout.UsableAsync(customer, store.Id);
        var cart = await CartAsync(customer, store);
        var obstacle = await checkout.ObstacleAsync(store.Id, cart);
        var choice = await checkout.GetChoiceAsync(customer, store.Id);

        // Where something was chosen, the payment step says why it is not used; in the cart the totals do.
        var (showsNote, showsLimits) = (choice is not null && place != BoxPlace.Cart, obstacle is null && usable > 0 && await checkout.HasLimitsAsync(store.Id, cart));

        // Slow to compute: once for the whole box, and only where it says something of it.
        var total = showsNote || showsLimits ? await TotalAsync(cart) : null;
        var note = showsNote && total is not null && row.Standing is { } standing ? await notes.OfAsync(standing, store.Id) : null;
        var bar = obstacle is null && usable <= 0 ? await checkout.BarAsync(customer, store.Id) : null;
        // Of a closed wallet there is nothing to say, but to who has chosen some of it before.
        if (note is null && bar is null or RedemptionRefusal.Closed && (obstacle == CartObstacle.Disabled || usable <= 0))
            return null;

        var limits = showsLimits ? await checkout.RoomAsync(customer, store.Id, cart, total) : null;
        var refusal = limits?.Refusal is { } why && why != RedemptionRefusal.BelowMinimum ? await refusals.OfAsync(limits, store.Id) : null;
        var isBlocked = obstacle is not null || usable <= 0 || refusal is not null;
        var currency = (await wallets.GetCurrencyAsync()).Code;
        return new()
        {
            Place = place,
            Usable = await texts.AmountInBothAsync(usable),
            Amount = choice?.AskedMinor is { } asked ? await texts.AmountFieldAsync(asked) : "",
            Kind = choice is null ? TypedChoice.Nothing : choice.AskedMinor is null ? TypedChoice.AsMuchAsPossible : TypedChoice.SomeAmount,
            IsApplied = choice is not null,
            Currency = currency,
            CurrencyNote = await CurrencyNoteAsync(currency),
            Limit = isBlocked || limits is null ? null
                : limits.Refusal is null ? await refusals.LimitAsync(limits, isTotalKnown: total is not null) : total is null ? null : await refusals.OfAsync(limits, store.Id),
            Warning = !isBlocked ? null : note ?? refusal ?? await texts.TextAsync(bar is null ? $"Cart.Obstacle.{obstacle}" : $"Checkout.Refused.{bar}"),
            IsBlocked = isBlocked,
            Message = isBlocked ? null : note,
            NothingToPay = showsNote && obstacle is null && total is { } before && await PaysAllAsync(customer, store, cart, before, row.Minor),
        };
    }

    public async Task<ChoiceAnswer> ApplyAsync(TypedChoice typed, bool inCheckout)
    {
        if (typed.LeavesAmountUnused)
            return ChoiceAnswer.Refuse(await texts.TextAsync("Cart.AmountNotUsed"));

        var (customer, store) = await VisitorAsync();
        if (typed.Kind == TypedChoice.Nothing)
        {
            await checkout.SetChoiceAsync(customer, store.Id, null);
            return new(await texts.TextAsync("Cart.Removed"), null);
        }

        if (!await customers.IsRegisteredAsync(customer))
            return ChoiceAnswer.Refuse(await texts.TextAsync("Checkout.Refused.Guest"));
        if (typed.Kind == TypedChoice.AsMuchAsPossible)
            return await ApplyAsync(customer, store, CashbackChoice.AsMuchAsPossible, inCheckout);

        var (minor, error) = await texts.ReadAmountAsync(typed.Amount);
        return error is null ? await ApplyAsync(customer, store, new CashbackChoice(minor), inCheckout) : ChoiceAnswer.Refuse(error);
    }

    async Task<ChoiceAnswer> ApplyAsync(Customer customer, Store store, CashbackChoice choice, bool inCheckout)
    {
        var cart = await CartAsync(customer, store);
        if (await checkout.ObstacleAsync(store.Id, cart) is { } obstacle)
            return ChoiceAnswer.Refuse(await texts.TextAsync($"Cart.Obstacle.{obstacle}"));

        if (await TotalAsync(cart) is not { } total)
            return await ApplyLaterAsync(customer, store, cart, choice);
        if (total.Payable * (await wallets.GetCurrencyAsync()).MinorPerUnit < 0.5m)
            return await ApplyToNothingAsync(customer, store, choice, inCheckout);

        var quote = await checkout.QuoteAsync(customer, store.Id, cart, total, choice);
        if (quote.Refusal is not null)
            return await RefuseAsync(customer, store, cart, total, quote);
        if (choice.AskedMinor > quote.Amount)
            return await OfferAsync(quote.Amount, await LimitAsync(customer, store, cart, total));

        await checkout.SetChoiceAsync(customer, store.Id, choice);
        var nothingToPay = inCheckout && await PaysAllAsync(customer, store, cart, total, quote.Amount);
        var said = nothingToPay ? "Cart.PaysAll" : choice.AskedMinor is null ? "Cart.AppliedLess" : "Cart.Applied";
        var message = quote.CutByLeastTotal ? await notes.CutAsync(quote, store.Id) : await texts.TextAsync(said, await texts.AmountInBothAsync(quote.Amount));
        return new(message, null) { Applied = true, NothingToPay = nothingToPay };
    }

    // The total is the shop's own, before what an earlier choice takes off it; null until shipping is chosen.
    async Task<CartTotal?> TotalAsync(IList<ShoppingCartItem> cart)
    {
        await totals.GetShoppingCartTotalAsync(cart);
        return row.Before;
    }

    // The shop asks for a way to pay where something is left without the fee of one. What the total shows tells as much, but where it may hold such a fee.
    async Task<bool> PaysAllAsync(Customer customer, Store store, IList<ShoppingCartItem> cart, CartTotal total, long creditMinor)
    {
        if (RedeemedTotal.Of(total.Payable, creditMinor, await wallets.GetCurrencyAsync()) == 0)
            return true;

        return creditMinor > 0
            && !string.IsNullOrEmpty(await attributes.GetAttributeAsync<string>(customer, NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id))
            && !await orders.IsPaymentWorkflowRequiredAsync(cart);
    }

    async Task<string?> LimitAsync(Customer customer, Store store, IList<ShoppingCartItem> cart, CartTotal total) =>
        await refusals.LimitAsync(await checkout.RoomAsync(customer, store.Id, cart, total), isTotalKnown: true);

    // An order that costs nothing anyway is placed whatever is wished: the wish stays for a cart that costs something.
    async Task<ChoiceAnswer> ApplyToNothingAsync(Customer customer, Store store, CashbackChoice choice, bool inCheckout)
    {
        await checkout.SetChoiceAsync(customer, store.Id, choice);
        return new(await texts.TextAsync("Cart.CostsNothing"), null) { Applied = true, NothingToPay = inCheckout };
    }

    // Too little was asked for: the least that may be used is offered, where the order takes as much.
    async Task<ChoiceAnswer> RefuseAsync(Customer customer, Store store, IList<ShoppingCartItem> cart, CartTotal total, RedemptionQuote quote)
    {
        var error = await refusals.OfAsync(quote, store.Id);
        var least = await checkout.MinimumAsync(store.Id);
        return quote.Refusal == RedemptionRefusal.BelowMinimum && least > 0 && (await checkout.RoomAsync(customer, store.Id, cart, total)).MostMinor >= least
            ? await WithOfferAsync(ChoiceAnswer.Refuse(error), least)
            : ChoiceAnswer.Refuse(error);
    }

    async Task<ChoiceAnswer> ApplyLaterAsync(Customer customer, Store store, IList<ShoppingCartItem> cart, CashbackChoice choice)
    {
        var room = await checkout.RoomAsync(customer, store.Id, cart, total: null);
        if (room.Refusal is not null and not RedemptionRefusal.Insufficient)
            return ChoiceAnswer.Refuse(await refusals.OfAsync(room, store.Id));

        var usable = await checkout.UsableAsync(customer, store.Id);
        if (usable <= 0)
            return ChoiceAnswer.Refuse(await refusals.OfAsync(RedemptionRefusal.Insufficient, store.Id));
        if (choice.AskedMinor > usable)
            return await OfferAsync(usable, reason: null);

        await checkout.SetChoiceAsync(customer, store.Id, choice);
        return new(await texts.TextAsync("Cart.AppliedLater"), null) { Applied = true };
    }

    // Taking less than was typed is for the shopper to say.
    async Task<ChoiceAnswer> OfferAsync(long possible, string? reason) =>
        await WithOfferAsync(ChoiceAnswer.Refuse(reason ?? await texts.TextAsync("Cart.AtMost", await texts.AmountInBothAsync(possible))), possible);

    async Task<ChoiceAnswer> WithOfferAsync(ChoiceAnswer answer, long possible) => answer with
    {
        Possible = await texts.AmountFieldAsync(possible),
        Offer = await texts.TextAsync("Cart.Offer", await texts.AmountInBothAsync(possible)),
    };

    // Prices may be shown in a currency of the shopper's choice; a wallet has one.
    async Task<string?> CurrencyNoteAsync(string currency)
    {
        var shown = (await work.GetWorkingCurrencyAsync()).CurrencyCode;
        return string.Equals(shown, currency, StringComparison.OrdinalIgnoreCase) ? null : await texts.TextAsync("Cart.CurrencyNote", currency, shown);
    }

    async Task<(Customer Customer, Store Store)> VisitorAsync() => (await work.GetCurrentCustomerAsync(), await stores.GetCurrentStoreAsync());

    Task<IList<ShoppingCartItem>> CartAsync(Customer customer, Store store) =>
        carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
}
