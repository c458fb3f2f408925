using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner deletes the ledger with the plugin; in a shop of its own, as nothing is left afterwards.</summary>
public class LedgerGivenUpTests : BrowserTests
{
    [Test]
    public async Task A_ledger_that_its_owner_gave_up_is_gone_when_the_plugin_comes_back()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Expect("#DeleteLedgerOnUninstall").Not.ToBeCheckedAsync();
        await Expect("#delete-ledger-warning").ToContainTextAsync("cannot be undone");
        await Page.CheckAsync("#DeleteLedgerOnUninstall");
        await Page.Locator("button[name=save]").First.ClickAsync();
        await Expect("#DeleteLedgerOnUninstall").ToBeCheckedAsync();

        await Page.Locator("#confirm-deletion").ClickAsync();
        await Page.FillAsync("#ShopName", "another shop");
        await Page.Locator("#confirm-deletion").ClickAsync();
        await Expect("[data-valmsg-for=ShopName]").ToContainTextAsync("not the shop’s name");
        await Page.FillAsync("#ShopName", await NameAsync());
        await Page.Locator("#confirm-deletion").ClickAsync();
        await Expect("#bar-notification").ToContainTextAsync("The deletion is confirmed");
        await Expect("#deletion-state").ToContainTextAsync("keeps the ledger");
        await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("#download-ledger"));
        await Expect("#deletion-state").ToContainTextAsync("deletes the ledger");

        await GoAsync("/Admin/Plugin/List");
        await ClickAsync("Uninstall");
        await Expect(".badge").ToContainTextAsync("Not installed");
        await GoAsync("/Admin/ActivityLog/List");
        await Expect("main").ToContainTextAsync("Delete the ledger too: No → Yes");
        await Expect("main").ToContainTextAsync("Cashback ledger, rules and branches deleted");

        await GoAsync("/Admin/Plugin/List");
        await ClickAsync("Install");
        await Expect(".badge").ToContainTextAsync(new Regex("^Installed"));
        await GoAsync("/Admin/CashbackTier/List");
        await Expect("main").ToContainTextAsync("There are no tiers yet");
        await GoAsync("/Admin/CashbackWallet/List");
        await Expect("#wallets-grid").Not.ToContainTextAsync(BrowsedShop.Shopper);
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Expect("#DeleteLedgerOnUninstall").Not.ToBeCheckedAsync();
    }

    async Task<string> NameAsync()
    {
        using var scope = Shop.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<IStoreService>().GetAllStoresAsync())[0].Name;
    }

    Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
