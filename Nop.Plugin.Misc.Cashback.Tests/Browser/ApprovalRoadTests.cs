namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What is above one person's limit, from who proposes it to who approves it.</summary>
public class ApprovalRoadTests : BrowserTests
{
    const string Said = "#bar-notification";

    [Test]
    public async Task Above_the_limit_an_adjustment_waits_until_somebody_else_approves_it()
    {
        using (var scope = Shop.Services.CreateScope())
            await scope.ServiceProvider.ChangeAsync<CashbackSettings>(settings => settings.AdjustmentMaximum = 20);

        await SignInAsync(BrowsedShop.Manager);
        await AdjustAsync("30");
        await Expect(Said).ToContainTextAsync("waits for a second person");
        await Expect(".small-box.bg-success").ToContainTextAsync("25.00");
        await Expect("#waiting-adjustments").ToContainTextAsync("+30.00");
        await Page.GetByText("Approvals (1)").ClickAsync();
        await Expect("main table").ToContainTextAsync(BrowsedShop.Shopper);
        await Page.Locator("main a[href*=Watch]").First.ClickAsync();
        await Expect("#why-not").ToContainTextAsync("proposed this yourself");
        await Expect("#approvers").ToContainTextAsync(BrowsedShop.Owner);
        await Expect("#approve").ToHaveCountAsync(0);
        await GoAsync("/");
        await Page.ClickAsync(".ico-logout");

        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackApproval/List");
        await Page.Locator("main a[href*=Watch]").First.ClickAsync();
        await Expect("main").ToContainTextAsync("+30.00");
        await Page.ClickAsync("#approve");
        await Expect(Said).ToContainTextAsync("Approved and done");
        await GoAsync("/Admin/CashbackWallet/Wallet/1");
        await Expect(".small-box.bg-success").ToContainTextAsync("55.00");
    }

    async Task AdjustAsync(string amount)
    {
        await GoAsync("/Admin/CashbackWallet/Wallet/1");
        await Page.FillAsync("#Amount", amount);
        await Page.FillAsync("#Reason", "a gesture");
        await Page.CheckAsync("#Confirmed");
        await Page.Locator("form[action$=Adjust] button[type=submit]").ClickAsync();
    }
}
