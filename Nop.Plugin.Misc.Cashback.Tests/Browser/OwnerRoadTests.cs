using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner sets the rules, looks after wallets and checks the ledger.</summary>
public class OwnerRoadTests : BrowserTests
{
    const string Said = "#bar-notification";

    [SetUp]
    public Task SignOwnerInAsync() => SignInAsync(BrowsedShop.Owner);

    [Test]
    public async Task Settings_are_saved_and_shown_again()
    {
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.FillAsync("#VoucherValidDays", "45");
        await SaveAsync();

        await Expect(Said).ToContainTextAsync("saved");
        await Expect("#VoucherValidDays").ToHaveValueAsync("45");
    }

    [Test]
    public async Task A_wrong_setting_is_said_beside_its_field_and_not_saved()
    {
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.FillAsync("#ExpiryDays", "-3");
        await SaveAsync();

        await Expect("[data-valmsg-for=ExpiryDays]").Not.ToBeEmptyAsync();
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Expect("#ExpiryDays").ToHaveValueAsync("365");
    }

    [Test]
    public async Task An_emptied_day_from_which_orders_earn_is_no_limit_and_stays_empty()
    {
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.FillAsync("#EarnFrom", "");
        await SaveAsync();

        await Expect(Said).ToContainTextAsync("saved");
        await Expect("#EarnFrom").ToHaveValueAsync("");
        using var scope = Shop.Services.CreateScope();
        var saved = await scope.ServiceProvider.GetRequiredService<ISettingService>().LoadSettingAsync<CashbackSettings>();
        Assert.That(saved.EarnFromUtc, Is.EqualTo(CashbackSettings.EarnFromTheFirstOrder));
    }

    [Test]
    public async Task A_tier_is_added_changed_and_deleted()
    {
        await GoAsync("/Admin/CashbackTier/Create");
        await Page.FillAsync("#Name", "Silver");
        await Page.FillAsync("#SpendThreshold", "200");
        await Page.FillAsync("#Rate", "7");
        await SaveAsync();
        await Expect("main").ToContainTextAsync("Silver");

        await Row("Silver").GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.FillAsync("#Rate", "7.5");
        await SaveAsync();
        await Assertions.Expect(Row("Silver")).ToContainTextAsync("7.5");

        await Row("Silver").GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.ClickAsync(".btn-danger");
        await Assertions.Expect(Row("Silver")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_tier_without_a_name_is_refused()
    {
        await GoAsync("/Admin/CashbackTier/Create");
        await Page.FillAsync("#SpendThreshold", "300");
        await Page.FillAsync("#Rate", "7");
        await SaveAsync();

        await Expect("[data-valmsg-for=Name]").Not.ToBeEmptyAsync();
    }

    [Test]
    public async Task A_category_gets_a_rate()
    {
        await GoAsync("/Admin/CashbackRate/Categories");
        await Row("Hair").GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.FillAsync("#Rate", "12");
        await SaveAsync();

        await Assertions.Expect(Row("Hair")).ToContainTextAsync("12");
    }

    [Test]
    public async Task A_programme_is_added()
    {
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Name", "Tuesday double");
        await Page.FillAsync("#Multiplier", "2");
        await SaveAsync();

        await Expect("main").ToContainTextAsync("Tuesday double");
    }

    [Test]
    public async Task A_wallet_is_found_by_e_mail()
    {
        await GoAsync("/Admin/CashbackWallet/List");
        await Expect("#wallets-grid").ToContainTextAsync(BrowsedShop.Marked);
        await Page.FillAsync("#Email", "anna");
        await Page.ClickAsync("#search-wallets");

        await Expect("#wallets-grid").Not.ToContainTextAsync(BrowsedShop.Marked);
        await Expect("#wallets-grid").ToContainTextAsync(BrowsedShop.Shopper);
    }

    [Test]
    public async Task An_adjustment_without_a_reason_is_refused_and_changes_nothing()
    {
        await OpenWalletAsync(BrowsedShop.Marked);
        await Page.FillAsync("#Amount", "5");
        await Page.CheckAsync("#Confirmed");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Adjust" }).ClickAsync();

        await Expect("[data-valmsg-for=Reason]").Not.ToBeEmptyAsync();
        await Expect(".small-box.bg-success").ToContainTextAsync("25.00");
    }

    [Test]
    public async Task An_adjustment_with_a_reason_is_an_entry_with_it()
    {
        await OpenWalletAsync(BrowsedShop.Shopper);
        await Page.FillAsync("#Amount", "5");
        await Page.FillAsync("#Reason", "Late by a week");
        await Page.CheckAsync("#Confirmed");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Adjust" }).ClickAsync();

        await Expect(".small-box.bg-success").ToContainTextAsync("30.00");
        await Expect("main").ToContainTextAsync("Late by a week");
    }

    [Test]
    public async Task The_ledger_is_verified()
    {
        await GoAsync("/Admin/CashbackWallet/List");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Verify the ledger" }).ClickAsync();

        await Expect(Said).ToContainTextAsync("intact");
    }

    [Test]
    public async Task What_was_done_stands_in_the_activity_log()
    {
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.FillAsync("#CheckoutHoldMinutes", "25");
        await SaveAsync();
        await GoAsync("/Admin/ActivityLog/List");

        await Expect("main").ToContainTextAsync("Minutes to keep an abandoned hold: 15 → 25");
    }

    async Task OpenWalletAsync(string email)
    {
        await GoAsync("/Admin/CashbackWallet/List");
        await Row(email).GetByRole(AriaRole.Link).First.ClickAsync();
    }

    Task SaveAsync() => Page.Locator("button[name=save]").First.ClickAsync();

    ILocator Row(string text) => Page.Locator("tbody tr", new() { HasText = text });
}
