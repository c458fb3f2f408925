using Nop.Plugin.Misc.Cashback.Api.Keys;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What a vendor sees in the first five minutes: the till of the preview store.</summary>
public sealed class SampleTillTests : BrowserTests
{
    [Test]
    public async Task The_sample_till_knows_a_client_tries_takes_and_takes_once()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<ITillKeys>().MakeAsync(new() { Till = "Sample", BranchId = 1, Scopes = TillScopes.BalanceRead | TillScopes.Redeem }, actorId: 1);
        await GoAsync($"/till.html#key={key}");
        await Page.FillAsync("#code", BrowsedShop.Shopper);
        await Page.ClickAsync("#identify");
        await Expect("#client b").ToHaveTextAsync("25.00 EUR");
        await Page.ClickAsync("#try");
        await Expect("#said").ToContainTextAsync("Tried, nothing was written");
        await Page.ClickAsync("#take");
        await Expect("#client b").ToHaveTextAsync("22.00 EUR");
        await Page.ClickAsync("#again");
        await Expect("#said").ToContainTextAsync("nothing was done twice");
        await Page.ClickAsync("#hold");
        await Expect("#client b").ToHaveTextAsync("19.00 EUR");
        await Page.ClickAsync("#release");
        await Expect("#client b").ToHaveTextAsync("22.00 EUR");
        await PictureAsync("sample-till");
    }
}
