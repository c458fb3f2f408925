namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A clerk takes credit at the counter, on a phone.</summary>
public class ClerkRoadTests : BrowserTests
{
    /// <inheritdoc/>
    protected override int Width => Phone;

    [Test]
    public async Task Credit_is_taken_once_however_often_the_receipt_is_sent()
    {
        await FindAsync(BrowsedShop.Shopper);
        await TakeAsync("10.00", "R-1001");
        await Expect(".slip").ToContainTextAsync("€10.00");
        await Expect(".slip").ToContainTextAsync("€15.00");
        await Expect(".problem").ToHaveCountAsync(0);

        await FindAsync(BrowsedShop.Shopper);
        await TakeAsync("10.00", "R-1001");
        await Expect(".problem").ToContainTextAsync("ALREADY TAKEN");
        await Expect(".slip").ToContainTextAsync("€15.00");
    }

    [TestCase("abc")]
    [TestCase("0")]
    [TestCase("-5")]
    [TestCase("1000")]
    [TestCase("1.005")]
    public async Task A_wrong_amount_says_why_and_takes_nothing(string amount)
    {
        await FindAsync(BrowsedShop.Marked);
        await TakeAsync(amount, "R-2001");

        await Expect("#Take_Amount-error").Not.ToBeEmptyAsync();
        await Expect(".card .amount").ToContainTextAsync("€25.00");
    }

    [Test]
    public async Task A_receipt_number_is_asked_for()
    {
        await FindAsync(BrowsedShop.Marked);
        await TakeAsync("5", "");

        await Expect("#Take_Receipt-error").Not.ToBeEmptyAsync();
    }

    [Test]
    public async Task The_counter_opened_anew_has_the_branch_that_was_chosen_last()
    {
        await FindAsync(BrowsedShop.Marked);
        var branch = await Page.InputValueAsync("#branchId");
        await GoAsync("/salon/counter");

        await Expect("#branchId").ToHaveValueAsync(branch);
        await Expect("#branchId").Not.ToHaveValueAsync("");
    }

    [Test]
    public async Task Nobody_found_is_said()
    {
        await FindAsync("nobody@example.com");

        await Expect(".problem").ToContainTextAsync("No client");
    }

    [Test]
    public async Task No_address_has_what_was_typed()
    {
        await FindAsync(BrowsedShop.Marked);

        Assert.That(Page.Url, Does.Contain("ticket=").And.Not.Contain(BrowsedShop.Marked).And.Not.Contain(Uri.EscapeDataString(BrowsedShop.Marked)));
    }

    [Test]
    public async Task What_was_typed_is_kept_when_the_look_up_has_ended()
    {
        await FindAsync(BrowsedShop.Marked);
        await Page.EvaluateAsync("() => { document.querySelector('input[name=Ticket]').value = 'old'; }");
        await TakeAsync("3.00", "R-3001");
        await Expect(".problem").ToContainTextAsync("find the client again");
        await Page.FillAsync("#q", BrowsedShop.Marked);
        await Page.ClickAsync(".find button");

        await Expect("#Take_Amount").ToHaveValueAsync("3.00");
        await Expect("#Take_Receipt").ToHaveValueAsync("R-3001");
    }

    [Test]
    public async Task A_large_amount_needs_the_code_that_the_client_sees()
    {
        using (var scope = Shop.Services.CreateScope())
            await scope.ServiceProvider.GetRequiredService<ISettingService>().SetSettingAsync("cashbacksettings.counterprooffrom", "20");
        try
        {
            await SignInAsync(BrowsedShop.Marked);
            await GoAsync("/customer/cashback");
            var code = await Page.Locator(".cashback-salon-code strong").InnerTextAsync();
            await FindAsync(BrowsedShop.Marked);
            await TakeAsync("20.00", "R-4001");
            await Expect("#Take_Proof-error").ToContainTextAsync("ask the client");
            await Expect("#Take_Proof-error").Not.ToContainTextAsync("already taken");
            await PictureAsync("counter-proof");
            await Page.ClickAsync(".take .plain");
            await Expect("[role=status]").ToContainTextAsync("was sent");
            await Page.FillAsync("#Take_Proof", code);
            await Page.ClickAsync(".take button.primary");

            await Expect(".slip").ToContainTextAsync("€20.00");
            var slip = Page.Url;
            await FindAsync(BrowsedShop.Marked);
            await TakeAsync("1.00", "R-4002");
            await Expect("#Take_Proof-error").ToContainTextAsync("€20.00 was already taken");
            await Page.GotoAsync(slip);
            await Page.ClickAsync(".undo summary");
            await Page.FillAsync("#Undo_Reason", "tried");
            await Page.ClickAsync(".undo button");
            await Expect("[role=status]").ToContainTextAsync("tried");
            await Expect(".slip .amount").ToContainTextAsync("Taken and given back");
            await Expect(".slip dl").ToContainTextAsync("Left afterwards");
        }
        finally
        {
            using var scope = Shop.Services.CreateScope();
            await scope.ServiceProvider.GetRequiredService<ISettingService>().SetSettingAsync("cashbacksettings.counterprooffrom", "0");
        }
    }

    [Test]
    public async Task The_counter_fits_a_phone()
    {
        await FindAsync(BrowsedShop.Marked);

        Assert.That(await PageWidthAsync(), Is.LessThanOrEqualTo(Phone));
    }

    async Task FindAsync(string query)
    {
        if (!Page.Url.Contains("/salon/", StringComparison.Ordinal))
            await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(query);
    }

    async Task TakeAsync(string amount, string receipt)
    {
        await Page.FillAsync("#Take_Amount", amount);
        await Page.FillAsync("#Take_Receipt", receipt);
        await Page.ClickAsync(".take button.primary");
    }
}
