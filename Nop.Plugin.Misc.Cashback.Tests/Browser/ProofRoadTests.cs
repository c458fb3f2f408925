using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A large amount at the counter: what is typed is looked at before the client is asked for a code.</summary>
public class ProofRoadTests : BrowserTests
{
    protected override int Width => Phone;

    [SetUp]
    public async Task AskAsync()
    {
        using (var scope = Shop.Services.CreateScope())
            await scope.ServiceProvider.ChangeAsync<CashbackSettings>(settings => settings.CounterProofFrom = 5);
        await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(BrowsedShop.Shopper);
    }

    [Test]
    public async Task No_code_is_sent_for_what_could_not_be_taken()
    {
        await Page.FillAsync("#Take_Amount", "9999");
        await Page.FillAsync("#Take_Receipt", "R-1");
        await SendAsync();
        await Expect("#Take_Amount-error").ToContainTextAsync("not that much");
        await Expect(".told").ToHaveCountAsync(0);
    }

    [Test]
    public async Task After_the_code_was_sent_the_cursor_is_in_its_field_and_the_note_above_it()
    {
        await Page.FillAsync("#Take_Amount", "6");
        await Page.FillAsync("#Take_Receipt", "R-1");
        await SendAsync();
        await Expect(".told").ToContainTextAsync("was sent");
        Assert.That(await Page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("Take_Proof"));
        Assert.That((await Page.InputValueAsync("#Take_Amount"), await Page.InputValueAsync("#Take_Receipt")), Is.EqualTo(("6", "R-1")));
        await PictureAsync("counter-code-sent");
    }

    Task SendAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Send the code by e-mail" }).ClickAsync();
}
