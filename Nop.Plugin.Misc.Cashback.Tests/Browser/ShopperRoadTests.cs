using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A shopper sees what she earns, spends what she has and finds it again.</summary>
public class ShopperRoadTests : BrowserTests
{
    const string Total = "tr.order-total .value-summary";

    // 60.00 and 22 percent.
    const string Gross = "€73.20";

    [Test]
    public async Task A_product_says_what_it_earns()
    {
        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync("/");
        await Page.GetByRole(AriaRole.Link, new() { Name = BrowsedShop.Product, Exact = true }).ClickAsync();

        await Expect(".overview .cashback-earn").ToContainTextAsync("€3.00");
    }

    [Test]
    public async Task An_amount_lowers_the_total_at_once_and_may_be_taken_back()
    {
        await FillCartAsync();

        await UseAsync("5.50");
        await Expect(Total).ToHaveTextAsync("€67.70");
        await Expect("tr.cashback-used").ToContainTextAsync("-€5.50");

        await Page.ClickAsync(".cashback-remove");
        await Expect(Total).ToHaveTextAsync(Gross);
        await Expect("tr.cashback-used").ToHaveCountAsync(0);
    }

    [TestCase("five")]
    [TestCase("")]
    [TestCase("-1")]
    [TestCase("0")]
    [TestCase("1.234")]
    [TestCase("99999999999999999999")]
    public async Task A_bad_amount_says_so_and_changes_nothing(string typed)
    {
        await FillCartAsync();

        await UseAsync(typed);

        await Expect("#cashback-message").ToHaveClassAsync(new System.Text.RegularExpressions.Regex("cashback-error"));
        await Expect("#cashback-message").Not.ToBeEmptyAsync();
        await Expect(Total).ToHaveTextAsync(Gross);
    }

    [Test]
    public async Task More_than_she_has_is_not_cut_before_she_says_so()
    {
        await FillCartAsync();

        await UseAsync("70");
        await Expect("#cashback-message").ToContainTextAsync("Up to €25.00");
        await Expect("#cashback-amount").ToHaveValueAsync("70");
        await Expect(Total).ToHaveTextAsync(Gross);

        await Page.ClickAsync(".cashback-offer");
        await Expect("tr.cashback-used").ToContainTextAsync("-€25.00");
        await Expect("#cashback-amount").ToHaveValueAsync("25.00");
    }

    [Test]
    public async Task What_was_typed_in_the_cart_goes_with_her_to_the_checkout()
    {
        await FillCartAsync();
        await Page.FillAsync("#cashback-amount", "5");

        await GoToPaymentAsync();

        await Expect(".cashback-step .cashback-amount").ToHaveValueAsync("5.00");
    }

    [Test]
    public async Task What_cannot_be_used_keeps_her_in_the_cart()
    {
        await FillCartAsync();
        await Page.FillAsync("#cashback-amount", "five");

        await Page.ClickAsync("#checkout");

        await Expect("#cashback-message").ToHaveClassAsync(new System.Text.RegularExpressions.Regex("cashback-error"));
        await Expect("#cashback-amount").ToHaveValueAsync("five");
    }

    [Test]
    public async Task What_was_typed_is_still_there_when_the_cart_is_loaded_anew()
    {
        await FillCartAsync();
        await Page.FillAsync("#cashback-amount", "5");

        await Page.ClickAsync("#updatecart");

        await Expect("#cashback-message").ToHaveTextAsync("This amount is not used yet.");
        await Expect("#cashback-amount").ToHaveValueAsync("5");
    }

    [Test]
    public async Task The_amount_names_its_currency()
    {
        await FillCartAsync();

        await Expect(".cashback-currency").ToHaveTextAsync("EUR");
        await Assertions.Expect(Page.GetByLabel("Amount to use, in EUR")).ToBeVisibleAsync();
    }

    [Test]
    public async Task An_amount_is_read_as_her_language_writes_it()
    {
        await SignInAsync(BrowsedShop.Shopper);
        await EmptyCartAsync();
        await SpeakAsync("it");
        await BuyAsync(BrowsedShop.Product);

        await UseAsync("5,50");

        await Expect("tr.cashback-used").ToContainTextAsync("5.50");
        await SpeakAsync("en");
    }

    [Test]
    public async Task A_refused_card_costs_no_cashback()
    {
        await FillCartAsync();
        await UseAsync("5");
        await Expect("tr.cashback-used").ToBeVisibleAsync();
        await GoToPaymentAsync();
        await GoToConfirmAsync("A card that is refused");
        await Page.ClickAsync(".confirm-order-next-step-button");

        await Expect(".message-error").ToContainTextAsync("refused");
        await GoAsync("/customer/cashback");
        await Expect("main").ToContainTextAsync("€25.00");
        await Expect("main").Not.ToContainTextAsync("Spent");
    }

    [Test]
    public async Task The_whole_road_from_the_product_to_my_cashback()
    {
        await FillCartAsync(BrowsedShop.Marked);
        await UseAsync("10");
        await Expect(Total).ToHaveTextAsync("€63.20");
        await GoToPaymentAsync();
        await GoToConfirmAsync();
        await Expect(Total).ToHaveTextAsync("€63.20");
        await Page.ClickAsync(".confirm-order-next-step-button");

        await Expect(".order-completed-page .cashback-earn").ToContainTextAsync("€2.");
        await Page.ClickAsync(".details-link a");
        await Expect(".cashback-order").ToContainTextAsync("€10.00");
        await Expect("tr.cashback-used").ToContainTextAsync("-€10.00");
        await Expect("tr.order-total").ToContainTextAsync("€63.20");
        await Expect(".order-overview").Not.ToContainTextAsync("€10.00");
        await GoAsync("/customer/cashback");
        await Expect("main").ToContainTextAsync("€15.00");
        await Expect("main").ToContainTextAsync("−€10.00");
    }

    [Test]
    public async Task On_a_phone_the_button_stands_beside_the_amount_with_a_gap()
    {
        await FillCartAsync();
        await Page.SetViewportSizeAsync(Phone, 844);
        var amount = (await Page.Locator("#cashback-amount").BoundingBoxAsync())!;
        var currency = (await Page.Locator(".cashback-box .cashback-currency").BoundingBoxAsync())!;
        var button = (await Page.Locator(".cashback-box .cashback-apply").BoundingBoxAsync())!;
        Assert.That((button.Y, button.Height, button.X > currency.X + currency.Width), Is.EqualTo((amount.Y, amount.Height, true)));
    }

    // Who really buys is somebody else than who only tries.
    async Task FillCartAsync(string shopper = BrowsedShop.Shopper)
    {
        await SignInAsync(shopper);
        await EmptyCartAsync();
        await BuyAsync(BrowsedShop.Product);
        if (await Page.Locator(".cashback-remove").IsVisibleAsync())
            await Page.ClickAsync(".cashback-remove");
        await Expect(Total).ToHaveTextAsync(Gross);
    }

    async Task EmptyCartAsync()
    {
        await GoAsync("/cart");
        for (var left = await Page.Locator(".remove-btn").CountAsync(); left > 0; left--)
        {
            await Page.Locator(".remove-btn").First.ClickAsync();
            await Expect(".remove-btn").ToHaveCountAsync(left - 1);
        }
    }

    async Task UseAsync(string amount)
    {
        await Page.FillAsync("#cashback-amount", amount);
        await Page.ClickAsync(".cashback-apply");
        await Expect(".cashback-apply").ToBeEnabledAsync();
    }
}
