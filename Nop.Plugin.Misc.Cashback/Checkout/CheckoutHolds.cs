using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>How the placing of an order begins.</summary>
/// <param name="AmountMinor">What is held, minor units; 0: no credit is used.</param>
/// <param name="Reference">The hold; null where none was made.</param>
/// <param name="Error">What to tell the shopper instead of placing the order; null: go on.</param>
/// <param name="Refusal">The reason behind <paramref name="Error"/>; null: there is none, or the wallet was busy.</param>
sealed record CheckoutOpening(long AmountMinor, string? Reference, string? Error = null, RedemptionRefusal? Refusal = null)
{
    /// <summary>An order without credit.</summary>
    public static CheckoutOpening WithoutCredit { get; } = new(0, null);
}

/// <summary>Credit around the placing of one order: held before any payment, then captured or given back.</summary>
interface ICheckoutHolds
{
    /// <summary>Holds what the shopper chose and was shown; answers with an error where that cannot be had, or where another order was placed without the shopper knowing. Call while nothing is being placed.</summary>
    Task<CheckoutOpening> OpenAsync(ProcessPaymentRequest request);

    /// <summary>Captures the hold if the order's row exists, gives it back if not; an order that was placed ends the shopper's choice. What fails here, the settlement ends.</summary>
    /// <param name="opening">How it began.</param>
    /// <param name="request">The same request.</param>
    /// <param name="result">What the shop answered, to which an order is added that it does not tell of; null: it threw, which does not yet say that there is no order.</param>
    Task CloseAsync(CheckoutOpening opening, ProcessPaymentRequest request, PlaceOrderResult? result);
}

sealed class CheckoutHolds(
    ICheckoutCashback checkout,
    CartReductions reductions,
    CheckoutConsent consent,
    ShownCredits shown,
    WindowCredit window,
    ICashbackLedger ledger,
    IHoldSettlement settlement,
    IAlteredRows altered,
    IWalletDirectory wallets,
    CheckoutPlacement placement,
    ShopperCredits shoppers,
    CashbackRow row,
    IRetryPacing pacing,
    IOrderTotalCalculationService totals,
    IShoppingCartService carts,
    ICustomerService customers,
    StaffNotes notes,
    WrittenCredit written,
    CreditText amounts,
    Texts texts,
    Actor actor,
    TimeProvider clock) : ICheckoutHolds
{
    // As many as a hold waits for another window.
    const int MostTries = 24;

    public async Task<CheckoutOpening> OpenAsync(ProcessPaymentRequest request)
    {
        try
        {
            return await TryOpenAsync(request);
        }
        catch (LedgerBusyException)
        {
            // Nothing is held: the shopper may confirm again.
            return new(0, null, await texts.OfKeyAsync(RedemptionTexts.Busy));
        }
    }

    async Task<CheckoutOpening> TryOpenAsync(ProcessPaymentRequest request)
    {
        await written.ForgetAsync(request);
        placement.Keep(null);
        shoppers.Forget();

        // The customer comes from the request: staff and tasks place orders for others too.
        if (request.OrderGuid == Guid.Empty || await customers.GetCustomerByIdAsync(request.CustomerId) is not { } customer)
            return CheckoutOpening.WithoutCredit;

        var seen = await shown.GetAsync(customer, request.StoreId);
        var shownMinor = window.Minor ?? seen?.AmountMinor;
        var expectsCredit = shownMinor > 0 || await checkout.GetChoiceAsync(customer, request.StoreId) is not null;
        if ((expectsCredit || seen is { OrderId: > 0 }) && await consent.ToUnknownOrderAsync(request, customer, seen) is { } unknown)
            return unknown;
        if (!expectsCredit)
            return CheckoutOpening.WithoutCredit;

        var cart = await carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, request.StoreId);
        if (cart.Count == 0 || await TotalAsync(cart) is not { } total)
            return CheckoutOpening.WithoutCredit;

        // What costs nothing anyway is placed, whatever was chosen or shown: no credit is taken for it.
        if (Money.FromDecimalHalfUp(total.Payable, await wallets.GetCurrencyAsync()).Minor <= 0)
            return CheckoutOpening.WithoutCredit;

        var standing = await checkout.StandingAsync(customer, request.StoreId, cart, total, request.OrderGuid);
        if (standing is { Quote.Refusal: RedemptionRefusal.Altered })
            await TellAlteredAsync(customer, request.StoreId);
        return await consent.ToAmountAsync(request, customer, shownMinor, standing)
            ?? (standing is null or { Quote.Amount: 0 } ? CheckoutOpening.WithoutCredit : await HoldAsync(request, customer, cart, total, standing.Quote.Amount));
    }

    public async Task CloseAsync(CheckoutOpening opening, ProcessPaymentRequest request, PlaceOrderResult? result)
    {
        var order = result?.PlacedOrder;
        shoppers.Forget();

        // The order stands also where its credit cannot be booked: the task goes on trying, and says why it fails.
        if (opening.Reference is { } reference)
            await altered.TryAsync(async () => order = await settlement.SettleAsync(reference, order));
        if (order is null && opening.Reference is not null)
            await written.ForgetAsync(request);
        if (await customers.GetCustomerByIdAsync(request.CustomerId) is not { } customer)
            return;

        if (order is null)
        {
            if (result is { Success: false } && await consent.OfOtherOrderAsync(request, customer) is { } other)
                result.AddError(other);
            return;
        }

        await EndRoundAsync(opening, request, customer, order, result);
        if (opening.Reference is not null)
            await notes.AddAsync(order, await texts.OfKeyAsync(RedemptionTexts.NoteUsed, await amounts.InShopCurrencyAsync(opening.AmountMinor), opening.Reference));
    }

    // An order ends the round of shopping, whether it took credit or not: its choice is not for the next cart.
    async Task EndRoundAsync(CheckoutOpening opening, ProcessPaymentRequest request, Customer customer, Order order, PlaceOrderResult? result)
    {
        var choice = await checkout.GetChoiceAsync(customer, request.StoreId);
        var seen = await shown.GetAsync(customer, request.StoreId);

        // Of an order without credit that costs what was shown nothing need be kept: the shopper knows of it, and nothing was used up.
        var isPlain = opening.Reference is null && choice is null && seen is { AmountMinor: 0, OrderId: 0 } && result is { Success: true };
        if ((opening.Reference is not null || seen is not null) && !isPlain)
        {
            var told = await consent.ToPlacedAsync(request, customer, order, answersWithIt: result is { Success: true });
            if (told is not null)
                result?.AddError(told);
        }

        if (choice is not null)
            await checkout.SetChoiceAsync(customer, request.StoreId, null);
    }

    // One more computation of the total than the shop makes, only where credit is asked for or was shown; it is what the hold must know before the shop begins (decision 8).
    async Task<CartTotal?> TotalAsync(IList<ShoppingCartItem> cart)
    {
        using (placement.Begin(0))
        {
            await totals.GetShoppingCartTotalAsync(cart);
            return row.Before;
        }
    }

    async Task<CheckoutOpening> HoldAsync(ProcessPaymentRequest request, Customer customer, IList<ShoppingCartItem> cart, CartTotal total, long amount)
    {
        var reference = CheckoutReference.New(request.OrderGuid);
        var shownOnOrder = await amounts.OfComingOrderAsync(amount, total.Payable, customer);
        var reduction = await reductions.OfAsync(customer, request.StoreId, cart, amount);
        var context = new PostingContext(actor.OnShopPage(), actor.ActsForAnother ? await actor.IdAsync() : customer.Id, clock.GetUtcNow().UtcDateTime);
        var key = await wallets.KeyAsync(customer.Id, request.StoreId);
        var wish = new HoldRequest(HoldPurpose.Checkout, reference, amount, context) { GroupKey = CheckoutReference.GroupOf(request.OrderGuid) };
        var oncePerDay = await checkout.IsOncePerDayAsync(request.StoreId);
        var held = await altered.MeetAsync(() => oncePerDay ? HoldOnceADayAsync(request, customer, cart, total, wish) : ledger.HoldAsync(key, wish));
        if (!held.IsDone)
            return await NotHeldAsync(held.Outcome, request, customer, cart, total, amount);

        placement.Keep(held.Value, reduction);
        await written.WriteAsync(request, shownOnOrder, reference, reduction?.Reduction);
        return new(amount, reference);
    }

    // Whether credit was used today is asked of the wallet as it stood at an entry, and the hold is made only where that is still its newest: so of two windows one is first.
    async Task<LedgerResult<Hold>> HoldOnceADayAsync(ProcessPaymentRequest request, Customer customer, IList<ShoppingCartItem> cart, CartTotal total, HoldRequest wish)
    {
        var key = await wallets.KeyAsync(customer.Id, request.StoreId);
        for (var tries = 1; ; tries++)
        {
            var sequence = (await wallets.FindAsync(key))?.Wallet.Sequence ?? 0;
            if (await checkout.StandingAsync(customer, request.StoreId, cart, total, request.OrderGuid) is not { } standing || standing.Quote.Amount != wish.Amount)
                return new(LedgerOutcome.Insufficient, null);

            var held = await ledger.HoldAsync(key, wish with { AtSequence = sequence });
            if (held.Outcome != LedgerOutcome.Moved)
                return held;
            if (tries == MostTries)
                return new(LedgerOutcome.Busy, null);

            await pacing.PauseAsync(tries, CancellationToken.None);
        }
    }

    // The order goes through without credit, so that no act of the ledger meets what was changed.
    async Task TellAlteredAsync(Customer customer, int storeId)
    {
        if (await wallets.FindAsync(await wallets.KeyAsync(customer.Id, storeId)) is { } found)
            await altered.TellAsync(found.Wallet.Id, new AlteredMeeting(Channel.Shop, customer.Id, clock.GetUtcNow().UtcDateTime));
    }

    async Task<CheckoutOpening> NotHeldAsync(
        LedgerOutcome outcome, ProcessPaymentRequest request, Customer customer, IList<ShoppingCartItem> cart, CartTotal total, long amount)
    {
        if (outcome == LedgerOutcome.Busy)
            return new(0, null, await texts.OfKeyAsync(RedemptionTexts.Busy));
        if (outcome == LedgerOutcome.Altered)
            return new(0, null, await texts.OfKeyAsync(RedemptionTexts.Altered));
        if (outcome is not (LedgerOutcome.Insufficient or LedgerOutcome.Frozen or LedgerOutcome.Closed))
            throw new InvalidOperationException($"A hold cannot end as {outcome}.");

        // Spent elsewhere, or barred by staff, between the quote and the hold: the shopper is told what is left.
        var standing = await checkout.StandingAsync(customer, request.StoreId, cart, total, request.OrderGuid);
        return await consent.ToAmountAsync(request, customer, amount, standing) ?? new(0, null, await texts.OfKeyAsync(RedemptionTexts.Busy));
    }
}
