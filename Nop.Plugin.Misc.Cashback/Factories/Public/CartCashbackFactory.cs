using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Models.Public;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Customers;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Factories.Public;

/// <inheritdoc cref="ICartCashbackFactory"/>
public class CartCashbackFactory(
    ICheckoutCashback checkout,
    ICashbackLedger ledger,
    IWalletDirectory wallets,
    IShoppingCartService carts,
    IOrderTotalCalculationService totals,
    CashbackRow row,
    RefusalText refusals,
    ICustomerService customers,
    IPublicTexts texts) : ICartCashbackFactory
{
    /// <inheritdoc/>
    public async Task<CartCashbackModel?> PrepareAsync(Customer customer, Store store, bool inCheckout)
    {
        if (!await customers.IsRegisteredAsync(customer))
            return null;

        var balance = await ledger.GetBalanceAsync(await wallets.KeyAsync(customer.Id, store.Id));
        var obstacle = await checkout.ObstacleAsync(store.Id, await CartAsync(customer, store));
        if (obstacle == CartObstacle.Disabled || balance.Usable <= 0)
            return null;

        var choice = await checkout.GetChoiceAsync(customer, store.Id);
        return new()
        {
            Usable = await texts.AmountAsync(balance.Usable),
            Amount = choice?.AskedMinor is { } asked ? await texts.AmountFieldAsync(asked) : "",
            AsMuchAsPossible = choice is { AskedMinor: null },
            IsApplied = choice is not null,
            Warning = obstacle is null ? null : await texts.TextAsync($"Cart.Obstacle.{obstacle}"),
            IsBlocked = obstacle is not null,
            InCheckout = inCheckout,
        };
    }

    /// <inheritdoc/>
    public async Task<(string? Message, string? Error)> ApplyAsync(Customer customer, Store store, string? amount, bool asMuchAsPossible)
    {
        var choice = CashbackChoice.AsMuchAsPossible;
        if (!asMuchAsPossible)
        {
            var (minor, error) = await texts.ReadAmountAsync(amount);
            if (error is not null)
                return (null, error);

            choice = new CashbackChoice(minor);
        }

        var cart = await CartAsync(customer, store);
        if (await checkout.ObstacleAsync(store.Id, cart) is { } obstacle)
            return (null, await texts.TextAsync($"Cart.Obstacle.{obstacle}"));

        // The total is the shop's own plus what an earlier choice takes off it; unknown until shipping is chosen.
        var (total, _, _, _, _, _) = await totals.GetShoppingCartTotalAsync(cart);
        if (total is not { } reduced)
        {
            await checkout.SetChoiceAsync(customer, store.Id, choice);
            return (await texts.TextAsync("Cart.AppliedLater"), null);
        }

        var payable = reduced + new Money(row.Minor, await wallets.GetCurrencyAsync()).ToDecimal();
        var quote = await checkout.QuoteAsync(customer, store.Id, cart, payable, choice);
        if (quote.Refusal is { } refusal)
            return (null, await refusals.OfAsync(refusal, store.Id));

        await checkout.SetChoiceAsync(customer, store.Id, choice);
        var cut = choice.AskedMinor > quote.Amount;
        return (await texts.TextAsync(cut ? "Cart.AppliedLess" : "Cart.Applied", await texts.AmountAsync(quote.Amount)), null);
    }

    Task<IList<ShoppingCartItem>> CartAsync(Customer customer, Store store) =>
        carts.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
}
