using System.Globalization;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <inheritdoc cref="ICheckoutHolds"/>
public sealed class CheckoutHolds(
    ICheckoutCashback checkout,
    ICashbackLedger ledger,
    IHoldSettlement settlement,
    IWalletDirectory wallets,
    CheckoutPlacement placement,
    IOrderTotalCalculationService totals,
    IShoppingCartService carts,
    ICustomerService customers,
    IOrderService orders,
    ILocalizationService localization,
    CreditText text,
    RefusalText refusals,
    IWorkContext work,
    TimeProvider clock) : ICheckoutHolds
{
    /// <inheritdoc/>
    public async Task<CheckoutOpening> OpenAsync(ProcessPaymentRequest request)
    {
        await ForgetAsync(request);

        // The customer comes from the request: staff and tasks place orders for others too.
        if (request.OrderGuid == Guid.Empty
            || await customers.GetCustomerByIdAsync(request.CustomerId) is not { } customer
            || await checkout.GetChoiceAsync(customer, request.StoreId) is not { } choice)
            return CheckoutOpening.WithoutCredit;

        var cart = await carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, request.StoreId);
        if (cart.Count == 0 || await PayableAsync(cart) is not { } payable)
            return CheckoutOpening.WithoutCredit;

        var quote = await checkout.QuoteAsync(customer, request.StoreId, cart, payable, choice, request.OrderGuid);
        if (quote.Refusal is { } refusal)
            return await RefusedAsync(refusal, request.StoreId);
        return quote.Amount == 0 ? CheckoutOpening.WithoutCredit : await HoldAsync(request, customer, quote.Amount);
    }

    /// <inheritdoc/>
    public async Task CloseAsync(CheckoutOpening opening, ProcessPaymentRequest request, Order? placed)
    {
        var reference = opening.Reference ?? throw new ArgumentException("Nothing was held.", nameof(opening));
        if (await settlement.SettleAsync(reference, placed) is not { } order)
        {
            await ForgetAsync(request);
            return;
        }

        if (await customers.GetCustomerByIdAsync(request.CustomerId) is { } customer)
            await checkout.SetChoiceAsync(customer, request.StoreId, null);
        await orders.InsertOrderNoteAsync(new OrderNote
        {
            OrderId = order.Id,
            Note = string.Format(CultureInfo.CurrentCulture, await localization.GetResourceAsync(RedemptionTexts.NoteUsed),
                await text.InShopCurrencyAsync(opening.AmountMinor), reference),
            CreatedOnUtc = clock.GetUtcNow().UtcDateTime,
        });
    }

    // One more computation of the total than the shop makes, only where credit is asked for: it is what the hold must know before the shop begins.
    async Task<decimal?> PayableAsync(IList<ShoppingCartItem> cart)
    {
        using (placement.Begin(0))
            return (await totals.GetShoppingCartTotalAsync(cart)).shoppingCartTotal;
    }

    async Task<CheckoutOpening> HoldAsync(ProcessPaymentRequest request, Customer customer, long amount)
    {
        var reference = CheckoutReference.New(request.OrderGuid);
        var staff = work.OriginalCustomerIfImpersonated;
        var context = new PostingContext(staff is null ? Channel.Shop : Channel.Admin, (staff ?? customer).Id, clock.GetUtcNow().UtcDateTime);
        var held = await ledger.HoldAsync(await wallets.KeyAsync(customer.Id, request.StoreId),
            new HoldRequest(HoldPurpose.Checkout, reference, amount, context) { GroupKey = CheckoutReference.GroupOf(request.OrderGuid) });
        if (!held.IsDone)
            return await NotHeldAsync(held.Outcome, request.StoreId);

        await RememberAsync(request, customer, amount, reference);
        return new(amount, reference);
    }

    async Task RememberAsync(ProcessPaymentRequest request, Customer customer, long amount, string reference)
    {
        var shown = await text.InShopCurrencyAsync(amount, customer.LanguageId ?? 0);
        request.CustomValues.Add(new CustomValue(await localization.GetResourceAsync(RedemptionTexts.Row), shown));
        request.CustomValues.Add(new CustomValue(await localization.GetResourceAsync(RedemptionTexts.Reference), reference, displayToCustomer: false));
    }

    // The shop keeps a request in the session and tries again with it: nothing of an earlier attempt may stay in it.
    async Task ForgetAsync(ProcessPaymentRequest request)
    {
        request.CustomValues ??= [];
        var prefix = CheckoutReference.PrefixOf(request.OrderGuid);
        if (request.CustomValues.RemoveAll(value => value.Value?.StartsWith(prefix, StringComparison.Ordinal) == true) > 0)
            request.CustomValues.Remove(await localization.GetResourceAsync(RedemptionTexts.Row));
    }

    async Task<CheckoutOpening> NotHeldAsync(LedgerOutcome outcome, int storeId) => outcome switch
    {
        // Spent elsewhere between the quote and the hold.
        LedgerOutcome.Insufficient => await RefusedAsync(RedemptionRefusal.Insufficient, storeId),
        LedgerOutcome.Busy => new(0, null, await localization.GetResourceAsync(RedemptionTexts.Busy)),
        _ => throw new InvalidOperationException($"A hold cannot end as {outcome}."),
    };

    async Task<CheckoutOpening> RefusedAsync(RedemptionRefusal refusal, int storeId) => new(0, null, await refusals.OfAsync(refusal, storeId), refusal);
}
