using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Tiers, cards and joining, from the owner's pages to the shopper's.</summary>
public class MemberRoadTests : BrowserTests
{
    const string Said = "#bar-notification";

    [Test]
    public async Task The_own_page_offers_neither_tier_nor_card()
    {
        using var scope = Shop.Services.CreateScope();
        var owner = await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Owner);
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync($"/Admin/CashbackMember/Edit/{owner.Id}");
        await Expect("#own-member").ToContainTextAsync("This is you");
        foreach (var form in new[] { "#TierId", "#give-number", "#block-number" })
            await Expect(form).ToHaveCountAsync(0);
    }

    [Test, Order(1)]
    public async Task The_way_to_the_next_tier_is_told_with_its_last_day()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.SelectOptionAsync("#TierWindow", new SelectOptionValue { Label = "Purchases in this or last calendar year, whichever is more" });
        await Page.SelectOptionAsync("#TierReview", new SelectOptionValue { Label = "Once a year, on a set day" });
        await SaveAsync();
        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");

        await Expect(".cashback-tier-next").ToContainTextAsync("Spend €500.00 more by");
        await Expect(".cashback-tier-next").ToContainTextAsync("December 31");
        await Expect("[role=progressbar]").ToHaveAttributeAsync("aria-valuenow", "0");
    }

    [Test, Order(2)]
    public async Task A_review_day_that_does_not_exist_is_refused_beside_its_field()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.FillAsync("#TierReviewDay", "32");
        await Page.FillAsync("#TermsUrl", "javascript:alert(1)");
        await SaveAsync();

        await Expect("[data-valmsg-for=TierReviewDay]").ToContainTextAsync("31");
        await Expect("[data-valmsg-for=TermsUrl]").Not.ToBeEmptyAsync();
    }

    [Test, Order(3)]
    public async Task A_tier_is_pinned_with_a_reason_and_the_client_sees_it()
    {
        await SignInAsync(BrowsedShop.Owner);
        await OpenWalletAsync(BrowsedShop.Marked);
        await Page.SelectOptionAsync("#TierId", new SelectOptionValue { Label = "Gold" });
        await ClickAsync("Pin");
        await Expect("[data-valmsg-for=PinReason]").ToContainTextAsync("Give a reason");
        await Page.FillAsync("#PinReason", "A friend of the house");
        await Page.FillAsync("#LastDay", UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await ClickAsync("Pin");

        await Expect(Said).ToContainTextAsync("pinned");
        await Expect("#cashback-member").ToContainTextAsync("Pinned: Gold, until");
        await Expect("#cashback-member").ToContainTextAsync($"{BrowsedShop.Owner}: A friend of the house");
        await GoAsync("/Admin/ActivityLog/List");
        await Expect("main").ToContainTextAsync("A friend of the house");

        await SignInAsync(BrowsedShop.Marked);
        await GoAsync("/customer/cashback");
        await Expect(".cashback-tier-pinned").ToContainTextAsync("given to you by the salon, until");
        await PictureAsync("account-pinned");
    }

    [Test, Order(4)]
    public async Task A_kind_of_card_is_made_and_given_and_the_client_sees_it()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackCard/Create");
        await Page.FillAsync("#Name", "Black");
        await Page.FillAsync("#Rate", "120");
        await SaveAsync();
        await Expect("[data-valmsg-for=Rate]").Not.ToBeEmptyAsync();
        await Page.FillAsync("#Rate", "12.5");
        await SaveAsync();
        await Assertions.Expect(Row("Black")).ToContainTextAsync("12.5");

        await OpenWalletAsync(BrowsedShop.Shopper);
        await Page.SelectOptionAsync("#CardKindId", new SelectOptionValue { Label = "Black" });
        await ClickAsync("Save card");
        await Expect("#cashback-member").ToContainTextAsync("Black, since");
        await PictureAsync("wallet-member");

        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");
        await Expect(".cashback-card-held").ToContainTextAsync("Black");
    }

    [Test, Order(5)]
    public async Task Where_joining_is_asked_for_a_shopper_joins_and_leaves()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.CheckAsync("#RequireOptIn");
        await Page.FillAsync("#TermsUrl", "/cashback-terms");
        await SaveAsync();

        await SignInAsync(BrowsedShop.Shopper);
        await BuyAsync(BrowsedShop.Product);
        await Expect(".cashback-cart-earn").ToContainTextAsync("Join to earn");
        await Page.Locator(".cashback-cart-earn a").ClickAsync();
        await Expect(".cashback-membership a").ToHaveAttributeAsync("href", "/cashback-terms");
        await PictureAsync("account-join");
        await ClickAsync("Join");
        await Expect(".cashback-membership").ToContainTextAsync("You joined on");
        await GoAsync("/cart");
        await Expect(".cashback-cart-earn").Not.ToContainTextAsync("Join");

        await GoAsync("/customer/cashback");
        await ClickAsync("Leave");
        await Expect(".cashback-join").ToBeVisibleAsync();
    }

    [Test, Order(6)]
    public async Task A_client_without_a_wallet_can_be_given_a_card_too()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/Customer/List");
        await Row(BrowsedShop.Clerk).GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Tier and card" }).ClickAsync();
        await Page.SelectOptionAsync("#CardKindId", new SelectOptionValue { Label = "Black" });
        await ClickAsync("Save card");

        await Expect("#cashback-member").ToContainTextAsync("Black, since");
    }

    [Test, Order(7)]
    public async Task Who_may_only_see_wallets_cannot_pin_a_tier()
    {
        await SignInAsync(BrowsedShop.Manager);
        await OpenWalletAsync(BrowsedShop.Marked);

        await Expect("#cashback-member").ToContainTextAsync("Gold");
        await Expect("#PinReason").ToHaveCountAsync(0);
    }

    async Task OpenWalletAsync(string email)
    {
        await GoAsync("/Admin/CashbackWallet/List");
        await Row(email).GetByRole(AriaRole.Link).First.ClickAsync();
    }

    Task SaveAsync() => Page.Locator("button[name=save]").First.ClickAsync();

    Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    ILocator Row(string text) => Page.Locator("tbody tr", new() { HasText = text });
}
