using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What staff and time do to what shoppers have.</summary>
public class ShopLifeTests : BrowserTests
{
    const string Said = "#bar-notification";

    [Test]
    public async Task Pending_cashback_can_be_spent_when_its_time_has_come()
    {
        await OrderAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");
        await Expect("main").ToContainTextAsync("€25.00");

        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/Clock");
        await ClickAsync("+ 30 days");
        await ClickAsync("Run all tasks now");
        await Expect($"{Said} .error").ToHaveCountAsync(0);

        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");
        await Expect("main").ToContainTextAsync("€28.00");
    }

    [Test]
    public async Task A_refund_takes_back_what_the_order_had_earned()
    {
        await OrderAsync(BrowsedShop.Marked);
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/Order/List");
        await Page.Locator("tbody tr", new() { HasText = BrowsedShop.Marked }).First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect("#order-cashback").ToContainTextAsync("3.00");
        await Page.ClickAsync("#refundorder");

        await Expect("#order-cashback").ToContainTextAsync("Taken back");
    }

    [Test]
    public async Task Staff_read_before_a_refund_what_it_would_take_back()
    {
        await OrderAsync(BrowsedShop.Marked);
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/Order/List");
        await Page.Locator("tbody tr", new() { HasText = BrowsedShop.Marked }).First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.ClickAsync("#cashback-outcome summary");
        await Expect("#cashback-outcome").ToContainTextAsync("3.00 EUR of cashback");

        await Page.ClickAsync("#cashback-outcome a");
        await Page.FillAsync("#Amount", "20.00");
        await ClickAsync("Show");
        await Assertions.Expect(Page.Locator("main table").First).ToContainTextAsync("refund 20.00 EUR");
    }

    [Test]
    public async Task An_uninstalled_plugin_is_gone_and_its_ledger_is_there_when_it_comes_back()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/Plugin/List");
        await ClickAsync("Uninstall");
        await Expect(".badge").ToContainTextAsync("Not installed");
        await Expect("#main-sidebar").Not.ToContainTextAsync("Cashback");
        Assert.That((await Page.APIRequest.GetAsync(Address + "/Admin/CashbackTier/List")).Status, Is.EqualTo(404));
        await GoAsync("/");
        await Expect(".cashback-earn").ToHaveCountAsync(0);

        await GoAsync("/Admin/Plugin/List");
        await ClickAsync("Install");
        await Expect(".badge").ToContainTextAsync(new Regex("^Installed"));
        await GoAsync("/Admin/CashbackWallet/List");
        await Expect("#wallets-grid").ToContainTextAsync("25.00");
    }

    async Task OrderAsync(string shopper)
    {
        await SignInAsync(shopper);
        await BuyAsync(BrowsedShop.Product);
        await GoToPaymentAsync();
        await GoToConfirmAsync();
        await Page.ClickAsync(".confirm-order-next-step-button");
        await Expect(".order-completed-page .cashback-earn").ToContainTextAsync("€3.00");
    }

    Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
