using System.Text.RegularExpressions;
using Cashback.Preview.Seeding;
using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The cart and the payment page where no script runs: the box sends what it holds itself.</summary>
public class PaymentPageWithoutScriptTests : BrowserTests
{
    const string Amount = ".cashback-step .cashback-amount", Apply = ".cashback-apply", Message = "#cashback-message", Total = "tr.order-total .value-summary";

    [OneTimeSetUp]
    public async Task ChooseCheckoutAsync()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        await CheckoutKind.SetAsync(scope.ServiceProvider, onePage: false);
    }

    [Test]
    public async Task An_amount_is_taken_by_the_boxs_own_button()
    {
        await InPaymentAsync();
        await Page.Locator(".cashback-option input").Nth(2).CheckAsync();
        await Page.FillAsync(Amount, "5");
        await Page.ClickAsync(Apply);

        await Expect(Message).ToContainTextAsync("€5.00");
        await Expect(Total).ToHaveTextAsync("€68.20");
    }

    [Test]
    public async Task An_amount_beside_another_choice_is_asked_about_and_stays()
    {
        await InPaymentAsync();
        await Page.Locator(".cashback-option input").Nth(0).CheckAsync();
        await Page.FillAsync(Amount, "7");
        await Page.ClickAsync(Apply);

        await Expect(Message).ToHaveClassAsync(new Regex("cashback-error"));
        await Expect(Message).ToContainTextAsync("You typed an amount");
        await Expect(Amount).ToHaveValueAsync("7");
    }

    [Test]
    public async Task The_cart_takes_an_amount_too()
    {
        await InCartAsync();
        await Page.FillAsync("#cashback-amount", "5");
        await Page.ClickAsync(Apply);

        await Expect(Message).ToContainTextAsync("€5.00");
        await Expect(Total).ToHaveTextAsync("€68.20");
    }

    [Test]
    public async Task What_the_cart_refuses_stays_in_its_field()
    {
        await InCartAsync();
        await Page.FillAsync("#cashback-amount", "5000");
        await Page.ClickAsync(Apply);

        await Expect(Message).ToContainTextAsync("Up to €25.00");
        await Expect("#cashback-amount").ToHaveValueAsync("5000");
    }

    /// <inheritdoc/>
    protected override bool RunsScripts => false;

    async Task InPaymentAsync()
    {
        await InCartAsync();
        await GoToPaymentAsync();
    }

    async Task InCartAsync()
    {
        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync("/cart");
        while (await Page.Locator(".remove-btn").CountAsync() > 0)
            await Page.Locator(".remove-btn").First.ClickAsync();
        await BuyAsync(BrowsedShop.Product);
        if (await Page.Locator(".cashback-remove").IsVisibleAsync())
            await Page.ClickAsync(".cashback-remove");
        await Assertions.Expect(Page.Locator(Total)).ToHaveTextAsync("€73.20");
    }
}
