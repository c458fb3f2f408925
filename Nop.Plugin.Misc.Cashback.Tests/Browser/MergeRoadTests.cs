namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner merges the two wallets of one client, and undoes it.</summary>
public class MergeRoadTests : BrowserTests
{
    const string Twice = "twice@example.com";
    const string Said = "#bar-notification";

    [Test]
    public async Task What_a_client_has_twice_goes_over_and_comes_back()
    {
        var walletId = await GiveToTheSecondAccountAsync(3_00);
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync($"/Admin/CashbackWallet/Wallet/{walletId}");
        await Page.ClickAsync("#merge-wallet");
        await Page.FillAsync("#Client", BrowsedShop.Shopper);
        await Page.ClickAsync("#merge-search button");
        await Expect("#merge-found").ToContainTextAsync(BrowsedShop.Shopper);
        Assert.That(Page.Url, Does.Not.Contain("shopper").And.Not.Contain("@").And.Not.Contain("%40"));

        await Page.Locator("#merge-found a").First.ClickAsync();
        await Expect("#merge").ToContainTextAsync("3.00");
        await ConfirmAsync();
        await Expect(Said).ToContainTextAsync("3.00");
        await GoAsync($"/Admin/CashbackWallet/Wallet/{walletId}");
        await Expect("#merged-into").ToContainTextAsync(BrowsedShop.Shopper);

        await Page.ClickAsync("#undo-merge");
        await Expect("#merge").ToContainTextAsync("3.00");
        await ConfirmAsync();
        await Expect(Said).ToContainTextAsync("came back");
        await Expect("#merge-wallet").ToBeVisibleAsync();
    }

    async Task ConfirmAsync()
    {
        await Page.FillAsync("#MergeReason", "one client");
        await Page.CheckAsync("#MergeConfirmed");
        await Page.ClickAsync("form[action*='/CashbackMerge/'] button[type=submit]");
    }

    async Task<int> GiveToTheSecondAccountAsync(long amount)
    {
        using var scope = Shop.Services.CreateScope();
        await BrowsedShop.EmployAsync(scope.ServiceProvider, Twice);
        var client = await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(Twice);
        var key = await scope.ServiceProvider.GetRequiredService<IWalletDirectory>().KeyAsync(client.Id, 1);
        await scope.ServiceProvider.GetRequiredService<ICashbackLedger>().AdjustAsync(key, amount, new PostingContext(Channel.Admin, 1, UtcNow) { Reason = "a gesture" });
        return (await scope.ServiceProvider.GetRequiredService<IWalletDirectory>().FindAsync(key))!.Wallet.Id;
    }
}
