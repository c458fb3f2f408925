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
    public async Task More_than_she_has_takes_what_she_has()
    {
        await FillCartAsync();

        await UseAsync("70");

        await Expect("tr.cashback-used").ToContainTextAsync("-€25.00");
        await Expect(Total).ToHaveTextAsync("€48.20");
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
    public async Task The_payment_step_takes_an_amount_too()
    {
        await FillCartAsync();
        await Page.ClickAsync("#checkout");
        await Page.Locator("#co-payment-method-form .cashback-option input").Nth(2).CheckAsync();
        await Page.FillAsync("#co-payment-method-form .cashback-amount", "4.20");
        await Page.ClickAsync(".payment-method-next-step-button");

        await Expect(Total).ToHaveTextAsync("€69.00");
    }

    [Test]
    public async Task A_refused_card_costs_no_cashback()
    {
        await FillCartAsync();
        await UseAsync("5");
        await Expect("tr.cashback-used").ToBeVisibleAsync();
        await Page.ClickAsync("#checkout");
        await Page.GetByLabel("A card that is refused").CheckAsync();
        await Page.ClickAsync(".payment-method-next-step-button");
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
        await Page.ClickAsync("#checkout");
        await Page.GetByLabel("Pay now").CheckAsync();
        await Page.ClickAsync(".payment-method-next-step-button");
        await Expect(Total).ToHaveTextAsync("€63.20");
        await Page.ClickAsync(".confirm-order-next-step-button");

        await Expect(".order-completed-page .cashback-earn").ToContainTextAsync("€2.");
        await Page.ClickAsync(".details-link a");
        await Expect(".cashback-order").ToContainTextAsync("€10.00");
        await Expect("tr.cashback-used").ToContainTextAsync("-€10.00");
        await Expect("tr.order-total").ToContainTextAsync("€63.20");
        await GoAsync("/customer/cashback");
        await Expect("main").ToContainTextAsync("€15.00");
        await Expect("main").ToContainTextAsync("−€10.00");
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
