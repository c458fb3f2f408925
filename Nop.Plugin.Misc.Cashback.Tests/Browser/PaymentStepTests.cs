using System.Text.RegularExpressions;
using Cashback.Preview.Seeding;
using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The payment step, on one page and in several: what is chosen there is what the order takes, and nothing typed is lost or changed without a word.</summary>
[TestFixture(true)]
[TestFixture(false)]
public class PaymentStepTests(bool onePage) : BrowserTests
{
    const string Amount = ".cashback-step .cashback-amount", Next = ".payment-method-next-step-button", Message = "#cashback-message", Methods = "#payment-method-block";
    const string Total = "tr.order-total .value-summary";
    const string Cheap = "File set, 10 pieces";

    readonly List<string> _dialogs = [];

    [OneTimeSetUp]
    public async Task ChooseCheckoutAsync()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        await CheckoutKind.SetAsync(scope.ServiceProvider, onePage);
    }

    [SetUp]
    public void ListenToDialogs()
    {
        _dialogs.Clear();
        Page.Dialog += (_, dialog) => _dialogs.Add(dialog.Message);
    }

    [TearDown]
    public void NothingWasSaidInADialog() => Assert.That(_dialogs, Is.Empty);

    [Test]
    public async Task The_order_takes_what_is_chosen_last_and_not_what_the_cart_said()
    {
        await SignInAsync(BrowsedShop.Marked);
        await FillCartAsync(BrowsedShop.Product);
        await Page.ClickAsync(".cashback-max");
        await Expect("tr.cashback-used").ToBeVisibleAsync();
        await GoToPaymentAsync();
        await PictureAsync($"payment-{Kind}");

        await Page.FillAsync(Amount, "5");
        await GoToConfirmAsync();
        await Expect(Total).ToHaveTextAsync("€68.20");
        await PictureAsync($"confirm-{Kind}");
        await Page.ClickAsync(".confirm-order-next-step-button");
        await Page.ClickAsync(".details-link a");

        await Expect("tr.cashback-used").ToContainTextAsync("-€5.00");
    }

    [Test]
    public async Task The_button_beside_the_amount_is_drawn_where_the_theme_says_nothing_of_it()
    {
        await InPaymentAsync();

        await Assertions.Expect(Page.Locator(".cashback-step .cashback-apply")).ToHaveCSSAsync("border-top-style", "solid");
    }

    [Test]
    public async Task Who_types_an_amount_means_it()
    {
        await InPaymentAsync();

        await Page.FillAsync(Amount, "4.20");
        await Page.ClickAsync(Next);
        await Page.ClickAsync(".payment-info-next-step-button");

        await Expect(Total).ToHaveTextAsync("€69.00");
    }

    [Test]
    public async Task More_than_is_possible_is_said_at_the_field_and_taken_when_she_agrees()
    {
        await InPaymentAsync();
        await Page.FillAsync(Amount, "5000");
        await Page.ClickAsync(Next);

        await Expect(Message).ToContainTextAsync("Up to €25.00");
        await Expect(Amount).ToHaveValueAsync("5000");
        await PictureAsync($"too-much-{Kind}");

        await Page.ClickAsync(".cashback-offer");
        await Expect(Message).ToContainTextAsync("€25.00 of your cashback is used");
        await Page.ClickAsync(Next);
        await Page.ClickAsync(".payment-info-next-step-button");
        await Expect(Total).ToHaveTextAsync("€48.20");
    }

    [TestCase("five")]
    [TestCase("-1")]
    [TestCase("1.234")]
    public async Task What_cannot_be_used_stays_in_the_field_with_the_reason_beside_it(string typed)
    {
        await InPaymentAsync();
        await Page.FillAsync(Amount, typed);
        await Page.ClickAsync(Next);

        await Expect(Message).ToHaveClassAsync(new Regex("cashback-error"));
        await Expect(Amount).ToHaveValueAsync(typed);
        await Expect(Next).ToBeVisibleAsync();
        await Expect(".cashback-to-cart").ToHaveAttributeAsync("href", "/cart");
    }

    [Test]
    public async Task Enter_takes_the_amount_and_stays()
    {
        await InPaymentAsync();
        var before = Page.Url;
        await Page.FillAsync(Amount, "4.20");
        await Page.PressAsync(Amount, "Enter");

        await Expect(Message).ToContainTextAsync("€4.20");
        Assert.That(Page.Url, Is.EqualTo(before));
    }

    [Test]
    public async Task Who_changes_her_mind_about_an_amount_uses_nothing()
    {
        await InPaymentAsync();
        await Page.FillAsync(Amount, "4.20");
        await ChooseAsync("Do not use cashback");
        await GoToConfirmAsync();

        await Expect(Total).ToHaveTextAsync("€73.20");
    }

    [Test]
    public async Task An_order_that_credit_pays_asks_for_no_way_to_pay()
    {
        await SignInAsync(BrowsedShop.Marked);
        await FillCartAsync(Cheap);
        await GoToPaymentAsync();
        await ChooseAsync("Use as much as possible");
        await Expect(Methods).ToBeHiddenAsync();
        await PictureAsync($"nothing-to-pay-{Kind}");
        await Page.ClickAsync(Next);
        await Expect(Total).ToHaveTextAsync("€0.00");
        await Page.ClickAsync(".confirm-order-next-step-button");

        await Page.ClickAsync(".details-link a");
        await Expect("tr.order-total").ToContainTextAsync("€0.00");
    }

    [Test]
    public async Task What_the_cart_chose_can_still_be_changed_where_it_would_pay_everything()
    {
        await SignInAsync(BrowsedShop.Shopper);
        await FillCartAsync(Cheap);
        await Page.ClickAsync(".cashback-max");
        await Expect(Total).ToHaveTextAsync("€0.00");
        await GoToPaymentAsync();
        await Expect(Methods).ToBeHiddenAsync();

        await ChooseAsync("Do not use cashback");
        await Expect(Methods).ToBeVisibleAsync();
        await GoToConfirmAsync();
        await Expect(Total).ToHaveTextAsync("€5.49");
    }

    [Test]
    public async Task The_amount_names_its_currency()
    {
        await InPaymentAsync();

        await Expect(".cashback-step .cashback-currency").ToHaveTextAsync("EUR");
        await Assertions.Expect(Page.GetByLabel("Amount to use, in EUR")).ToBeVisibleAsync();
    }

    string Kind => onePage ? "one-page" : "several-pages";

    async Task InPaymentAsync()
    {
        await SignInAsync(BrowsedShop.Shopper);
        await FillCartAsync(BrowsedShop.Product);
        await GoToPaymentAsync();
    }

    async Task FillCartAsync(string product)
    {
        await GoAsync("/cart");
        for (var left = await Page.Locator(".remove-btn").CountAsync(); left > 0; left--)
        {
            await Page.Locator(".remove-btn").First.ClickAsync();
            await Expect(".remove-btn").ToHaveCountAsync(left - 1);
        }

        await BuyAsync(product);
        if (await Page.Locator(".cashback-remove").IsVisibleAsync())
            await Page.ClickAsync(".cashback-remove");
        await Expect(".cashback-remove").ToBeHiddenAsync();
    }

    Task ChooseAsync(string option) => Page.GetByLabel(option, new() { Exact = true }).CheckAsync();
}
