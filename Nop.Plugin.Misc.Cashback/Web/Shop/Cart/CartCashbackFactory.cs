using Nop.Core.Domain.Stores;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>Builds the box where a shopper chooses how much cashback to spend, and keeps what is chosen there. Works on the current customer's cart alone.</summary>
public interface ICartCashbackFactory
{
    /// <summary>The box; null: a guest, cashback off, or nothing to spend.</summary>
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
    ICashbackLedger ledger,
    IWalletDirectory wallets,
    IShoppingCartService carts,
    IOrderTotalCalculationService totals,
    IOrderProcessingService orders,
    CashbackRow row,
    RefusalText refusals,
    ChoiceNote notes,
    ICustomerService customers,
    IPublicTexts texts) : ICartCashbackFactory
{
    public async Task<CartCashbackModel?> PrepareAsync(BoxPlace place)
    {
        var (customer, store) = await VisitorAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return null;

        var balance = await ledger.GetBalanceAsync(await wallets.KeyAsync(customer.Id, store.Id));
        var cart = await CartAsync(customer, store);
        var obstacle = await checkout.ObstacleAsync(store.Id, cart);
        var choice = await checkout.GetChoiceAsync(customer, store.Id);

        // Where something was chosen, the payment step says why it is not used; in the cart the totals do.
        var note = choice is null || place == BoxPlace.Cart ? null : await NoteAsync(cart, store);
        if (note is null && (obstacle == CartObstacle.Disabled || balance.Usable <= 0))
            return null;

        var isBlocked = obstacle is not null || balance.Usable <= 0;
        var currency = (await wallets.GetCurrencyAsync()).Code;
        return new()
        {
            Place = place,
            Usable = await texts.AmountAsync(balance.Usable),
            Amount = choice?.AskedMinor is { } asked ? await texts.AmountFieldAsync(asked) : "",
            Kind = choice is null ? TypedChoice.Nothing : choice.AskedMinor is null ? TypedChoice.AsMuchAsPossible : TypedChoice.SomeAmount,
            IsApplied = choice is not null,
            Currency = currency,
            CurrencyNote = await CurrencyNoteAsync(currency),
            Warning = !isBlocked ? null : note ?? await texts.TextAsync($"Cart.Obstacle.{obstacle}"),
            IsBlocked = isBlocked,
            Message = isBlocked ? null : note,
            NothingToPay = place != BoxPlace.Cart && choice is not null && obstacle is null && !await orders.IsPaymentWorkflowRequiredAsync(cart),
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

        // The total is the shop's own plus what an earlier choice takes off it; unknown until shipping is chosen.
        var (total, _, _, _, _, _) = await totals.GetShoppingCartTotalAsync(cart);
        if (total is not { } reduced)
            return await ApplyLaterAsync(customer, store, choice);

        var payable = reduced + new Money(row.Minor, await wallets.GetCurrencyAsync()).ToDecimal();
        var quote = await checkout.QuoteAsync(customer, store.Id, cart, payable, choice);
        if (quote.Refusal is not null)
            return ChoiceAnswer.Refuse(await refusals.OfAsync(quote, store.Id));
        if (choice.AskedMinor > quote.Amount)
            return await OfferAsync(quote.Amount);

        await checkout.SetChoiceAsync(customer, store.Id, choice);
        var nothingToPay = inCheckout && !await orders.IsPaymentWorkflowRequiredAsync(cart);
        var said = nothingToPay ? "Cart.PaysAll" : choice.AskedMinor is null ? "Cart.AppliedLess" : "Cart.Applied";
        var message = quote.CutByLeastTotal ? await notes.CutAsync(quote, store.Id) : await texts.TextAsync(said, await texts.AmountAsync(quote.Amount));
        return new(message, null) { Applied = true, NothingToPay = nothingToPay };
    }

    // The word about the choice needs the total, which the confirm step says too where it is not known yet.
    async Task<string?> NoteAsync(IList<ShoppingCartItem> cart, Store store)
    {
        var (total, _, _, _, _, _) = await totals.GetShoppingCartTotalAsync(cart);
        return total is not null && row.Standing is { } standing ? await notes.OfAsync(standing, store.Id) : null;
    }

    async Task<ChoiceAnswer> ApplyLaterAsync(Customer customer, Store store, CashbackChoice choice)
    {
        var usable = (await ledger.GetBalanceAsync(await wallets.KeyAsync(customer.Id, store.Id))).Usable;
        if (usable <= 0)
            return ChoiceAnswer.Refuse(await refusals.OfAsync(RedemptionRefusal.Insufficient, store.Id));
        if (choice.AskedMinor > usable)
            return await OfferAsync(usable);

        await checkout.SetChoiceAsync(customer, store.Id, choice);
        return new(await texts.TextAsync("Cart.AppliedLater"), null) { Applied = true };
    }

    // Taking less than was typed is for the shopper to say.
    async Task<ChoiceAnswer> OfferAsync(long possible)
    {
        var amount = await texts.AmountAsync(possible);
        return ChoiceAnswer.Refuse(await texts.TextAsync("Cart.AtMost", amount)) with
        {
            Possible = await texts.AmountFieldAsync(possible),
            Offer = await texts.TextAsync("Cart.Offer", amount),
        };
    }

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
