using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>
/// Holds an order against what the shopper has seen: it takes the credit that was shown, and it is not a second one for an order of which the shopper does not know.
/// Each objection is itself a showing: who confirms again after it goes on, so that no order is refused for ever.
/// </summary>
sealed class CheckoutConsent(
    ShownCredits shown,
    ChoiceNote note,
    RefusalText refusals,
    EarlierOrders earlier,
    IHoldQueries holds,
    IWalletDirectory wallets,
    IRetryPacing pacing,
    CheckoutPlacement placement,
    Texts texts,
    TimeProvider clock)
{
    // Two windows of one checkout are seconds apart.
    static readonly TimeSpan AMoment = TimeSpan.FromMinutes(2);

    // With the pauses of the ledger about a second.
    const int MostWaits = 24;

    /// <summary>Objects where an order was placed already, under the same GUID or with an error for an answer, and the shopper has not been told; null: there is none.</summary>
    public async Task<CheckoutOpening?> ToUnknownOrderAsync(ProcessPaymentRequest request, Customer customer, ShownCredit? seen)
    {
        var order = seen is { OrderId: > 0, IsOrderKnown: false } ? await earlier.FindAsync(customer.Id, seen.OrderId) : null;
        order ??= await earlier.FindAsync(customer.Id, request.OrderGuid) is { } same && same.Id != seen?.OrderId ? same : null;
        return order is null ? null : await ObjectAsync(request, customer, order);
    }

    /// <summary>Objects where the order would take another amount of credit than the shopper has seen or, where nothing was shown, than was asked for; null: it takes just that.</summary>
    /// <param name="request">The order.</param>
    /// <param name="customer">Whose order.</param>
    /// <param name="shownMinor">The credit that was shown, minor units; null: none was shown.</param>
    /// <param name="standing">The choice as it stands; null: nothing is chosen.</param>
    public async Task<CheckoutOpening?> ToAmountAsync(ProcessPaymentRequest request, Customer customer, long? shownMinor, ChoiceStanding? standing)
    {
        var amount = standing?.Quote.Amount ?? 0;
        var text = shownMinor is { } before
            ? before == amount ? null : await note.ChangedAsync(before, standing, request.StoreId)
            : await UnseenAsync(standing, request.StoreId);
        if (text is null)
            return null;

        if (standing is { Obstacle: null } && amount < (shownMinor ?? standing.Choice.AskedMinor ?? long.MaxValue))
        {
            var (order, waited) = await TakenByAsync(request, customer, standing.MadeOnUtc);
            if (order is not null)
                return await ObjectAsync(request, customer, order) with { Refusal = standing.Quote.Refusal };
            if (waited)
                return new(0, null, await texts.OfKeyAsync(RedemptionTexts.Busy));
        }

        await shown.ShowAsync(customer, request.StoreId, amount);
        return new(0, null, text, standing?.Quote.Refusal);
    }

    /// <summary>Adds to an answer that tells of no order, where another order of the shopper was placed a moment ago; null: nothing.</summary>
    public async Task<string?> OfOtherOrderAsync(ProcessPaymentRequest request, Customer customer)
    {
        if (await earlier.WithCreditSinceAsync(customer.Id, request.StoreId, clock.GetUtcNow().UtcDateTime - AMoment) is not { } order
            || await shown.GetAsync(customer, request.StoreId) is { AmountMinor: not null, IsOrderKnown: true } seen && seen.OrderId == order.Id)
            return null;

        placement.ToldOrderId = order.Id;
        return await earlier.TextAsync(order);
    }

    /// <summary>Notes that an order was placed, and tells of it where the shop's answer does not.</summary>
    /// <param name="request">The request that it was placed with.</param>
    /// <param name="customer">Whose order.</param>
    /// <param name="order">The order.</param>
    /// <param name="answersWithIt">The shop's answer says so.</param>
    /// <returns>The sentence for the answer; null where none is needed.</returns>
    public async Task<string?> ToPlacedAsync(ProcessPaymentRequest request, Customer customer, Order order, bool answersWithIt)
    {
        await shown.PlacedAsync(customer, request.StoreId, order, isKnown: answersWithIt);
        if (answersWithIt)
            return null;

        placement.ToldOrderId = order.Id;
        return await earlier.TextAsync(order);
    }

    // Nothing was shown: an amount that was asked for is met to the cent or refused; "as much as possible" is whatever is possible.
    async Task<string?> UnseenAsync(ChoiceStanding? standing, int storeId) => standing switch
    {
        null or { Obstacle: not null } => null,
        { Quote.Refusal: not null } => await refusals.OfAsync(standing.Quote, storeId),
        { Choice.AskedMinor: { } asked } when asked > standing.Quote.Amount => await note.LessAsync(asked, standing.Quote, storeId),
        _ => null,
    };

    async Task<CheckoutOpening> ObjectAsync(ProcessPaymentRequest request, Customer customer, Order order)
    {
        await shown.PlacedAsync(customer, request.StoreId, order, isKnown: true);
        placement.ToldOrderId = order.Id;
        return new(0, null, await earlier.TextAsync(order));
    }

    // Another window may have taken the credit: its order is there, or a moment away.
    async Task<(Order? Order, bool Waited)> TakenByAsync(ProcessPaymentRequest request, Customer customer, DateTime chosenOnUtc)
    {
        for (var tries = 1; ; tries++)
        {
            var order = await earlier.WithCreditSinceAsync(customer.Id, request.StoreId, chosenOnUtc);
            if (order is not null || tries > MostWaits || !await IsPlacingAnotherAsync(request, customer))
                return (order, tries > 1);

            await pacing.PauseAsync(tries, CancellationToken.None);
        }
    }

    async Task<bool> IsPlacingAnotherAsync(ProcessPaymentRequest request, Customer customer)
    {
        const int page = 100;
        if (await wallets.FindAsync(await wallets.KeyAsync(customer.Id, request.StoreId)) is not { Wallet: { } wallet } || wallet.Reserved == 0)
            return false;

        var group = CheckoutReference.GroupOf(request.OrderGuid);
        var open = await holds.OpenAsync(HoldPurpose.Checkout, madeBeforeUtc: null, pastDateUtc: null, afterId: 0, page, CancellationToken.None);
        return open.Any(hold => hold.WalletId == wallet.Id && hold.GroupKey != group);
    }
}
