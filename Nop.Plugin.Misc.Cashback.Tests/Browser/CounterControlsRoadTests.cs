using Microsoft.Playwright;
using Nop.Core.Domain.Logging;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What keeps a counter in order: a second person above the limits, slips by letter, days that are counted first, and a sale that survives the end of its look-up. On a phone.</summary>
public class CounterControlsRoadTests : BrowserTests
{
    protected override int Width => Phone;

    [SetUp]
    public Task SignClerkInAsync() => SignInAsync(BrowsedShop.Clerk);

    [TearDown]
    public async Task LiftAsync()
    {
        await SetAsync(settings => (settings.CounterMostPerTaking, settings.CounterMostPerClerkDay, settings.CounterMostPerClientDay) = (0, 0, 0));
        await ChangeBranchAsync(branch => (branch.ReceiptPrefix, branch.CountsBlind) = ("", false));
    }

    [Test]
    public async Task Above_the_limit_a_second_person_confirms_and_the_browser_stays_the_clerks()
    {
        await SetAsync(settings => settings.CounterMostPerTaking = 1);
        await LookUpAsync(BrowsedShop.Shopper);
        await TakeAsync("1.20", "L-1");
        await Expect("#Take_Amount-error").ToContainTextAsync("at most €1.00");
        await Expect("#second-who").ToContainTextAsync("May confirm it here");
        await PictureAsync("counter-second");

        await ConfirmAsync(BrowsedShop.Owner, "wrong");
        await Expect("#SecondPassword-error").ToContainTextAsync("not the password");
        await Expect("#SecondPassword").ToHaveValueAsync("");
        Assert.That(await Page.ContentAsync(), Does.Not.Contain("wrong\""));

        await ConfirmAsync(BrowsedShop.Owner, BrowsedShop.Password);
        await Expect(".slip").ToContainTextAsync("Confirmed by");
        await GoAsync("/salon/counter");
        await Expect(".today").ToContainTextAsync("L-1");
        Assert.That(Lines(), Has.Some.Contains("confirmed by").And.Contains("L-1"));
    }

    [Test]
    public async Task The_clerk_does_not_confirm_for_themselves()
    {
        await SetAsync(settings => settings.CounterMostPerClerkDay = 1);
        await LookUpAsync(BrowsedShop.Shopper);
        await TakeAsync("1.10", "L-2");
        await ConfirmAsync(BrowsedShop.Clerk, BrowsedShop.Password);
        await Expect("#SecondPassword-error").ToContainTextAsync("You take it yourself");
    }

    [Test]
    public async Task The_own_wallet_says_whose_it_is_and_offers_nothing()
    {
        await LookUpAsync(BrowsedShop.Clerk);
        await Expect(".problem").ToContainTextAsync("your own wallet");
        foreach (var form in new[] { ".take", ".sell", "#give-card", "#block-card" })
            await Expect(form).ToHaveCountAsync(0);
        await PictureAsync("counter-own");
    }

    [Test]
    public async Task No_button_offers_more_than_the_clerk_may_take_alone()
    {
        await SetAsync(settings => settings.CounterMostPerTaking = 1);
        await LookUpAsync(BrowsedShop.Shopper);
        await Expect(".quick button").ToHaveCountAsync(1);
        await Expect(".quick button").ToContainTextAsync("€1.00");
        await PictureAsync("counter-limit");
    }

    [Test]
    public async Task Who_is_signed_in_stands_there_and_can_sign_out()
    {
        await GoAsync("/salon/counter");
        await Expect(".signed-in span").ToContainTextAsync("Signed in: ");
        await Page.ClickAsync(".signed-in button");
        await GoAsync("/salon/counter");
        await Expect("#Password").ToBeVisibleAsync();
    }

    [Test]
    public async Task The_credit_of_a_sale_too_is_confirmed()
    {
        await SetAsync(settings => settings.CounterMostPerTaking = 1);
        await SellToAsync(BrowsedShop.Shopper);
        await Page.FillAsync("#Lines_0_Amount", "20.00");
        await Page.FillAsync("#Credit", "1.50");
        await Page.FillAsync("#Receipt", "L-3");
        await Page.ClickAsync(".sale button.primary");
        await Expect("#Credit-error").ToContainTextAsync("at most €1.00");
        await Page.FillAsync("#SecondEmail", BrowsedShop.Owner);
        await Page.FillAsync("#SecondPassword", BrowsedShop.Password);
        await Page.ClickAsync(".sale button.primary");
        await Expect(".slip").ToContainTextAsync("Confirmed by");
    }

    [Test]
    public async Task A_slip_is_sent_to_the_client_and_the_journal_says_so()
    {
        await LookUpAsync(BrowsedShop.Shopper);
        await TakeAsync("0.30", "L-4");
        await Page.ClickAsync(".slip-mail button");
        await Expect(".slip-mail").ToContainTextAsync("Sent to the client by e-mail");
        await Page.ClickAsync(".slip-mail button");
        await Expect(".slip-mail .problem").ToContainTextAsync("sent already");
        await PictureAsync("counter-slip-mail");
        await GoAsync("/salon/day");
        await Expect(".day tr:has-text('L-4')").ToContainTextAsync("sent by e-mail");
        using var scope = Shop.Services.CreateScope();
        var letters = await scope.ServiceProvider.GetRequiredService<IRepository<QueuedEmail>>().GetAllAsync(all => all);
        Assert.That(letters.Where(letter => letter.Subject.EndsWith(" L-4", StringComparison.Ordinal)).Select(letter => letter.To), Is.EqualTo(new[] { BrowsedShop.Shopper }));
    }

    [Test]
    public async Task A_day_that_is_counted_first_shows_its_totals_when_something_was_counted()
    {
        await ChangeBranchAsync(branch => branch.CountsBlind = true);
        await LookUpAsync(BrowsedShop.Shopper);
        await TakeAsync("0.40", "L-5");
        await GoAsync("/salon/day");
        await Expect(".day").ToContainTextAsync("once somebody has typed");
        await Expect(".day tr:has-text('L-5')").Not.ToContainTextAsync("€");
        await Expect(".day").Not.ToContainTextAsync("Totals per clerk");
        await PictureAsync("counter-day-blind");
        await Page.FillAsync("#Counted", "999.00");
        await Page.ClickAsync(".close-day button");
        await Expect(".close-day .problem").ToContainTextAsync("The ledger expects");
        await Expect(".day tr:has-text('L-5')").ToContainTextAsync("€0.40");
    }

    [Test]
    public async Task A_prefix_of_receipts_is_proposed_and_alone_is_no_number()
    {
        await ChangeBranchAsync(branch => branch.ReceiptPrefix = "R-");
        await LookUpAsync(BrowsedShop.Shopper);
        await Expect("#Take_Receipt").ToHaveValueAsync("R-");
        await Page.FillAsync("#Take_Amount", "0.10");
        await Page.ClickAsync(".take .primary");
        await Expect("#Take_Receipt-error").Not.ToBeEmptyAsync();
        await Page.FocusAsync("#Take_Receipt");
        await Page.WaitForFunctionAsync("() => { const f = document.getElementById('Take_Receipt'); return f.selectionStart === f.value.length && f.selectionEnd === f.value.length; }");
        await Page.Keyboard.TypeAsync("6");
        await Page.ClickAsync(".take .primary");
        await Expect(".slip").ToContainTextAsync("R-6");
    }

    [Test]
    public async Task A_whole_number_that_is_typed_behind_the_prefix_has_it_once()
    {
        await ChangeBranchAsync(branch => branch.ReceiptPrefix = "TO-");
        await LookUpAsync(BrowsedShop.Shopper);
        await Page.FillAsync("#Take_Amount", "0.10");
        await Page.FocusAsync("#Take_Receipt");
        await Page.Keyboard.TypeAsync("to-3001");
        await Page.FocusAsync("#Take_Amount");
        await Expect("#Take_Receipt").ToHaveValueAsync("TO-3001");

        await Page.EvaluateAsync("() => { document.getElementById('Take_Receipt').value = 'TO-TO-3001'; }");
        await Page.ClickAsync(".take .primary");
        await Expect(".slip").ToContainTextAsync("TO-3001");
        await Expect(".slip").Not.ToContainTextAsync("TO-TO-3001");
    }

    [Test]
    public async Task A_sale_that_was_being_typed_when_its_look_up_ended_is_there_again_when_the_client_is_found()
    {
        await SellToAsync(BrowsedShop.Shopper);
        await Page.FillAsync("#Lines_0_Amount", "30.00");
        await Page.ClickAsync("button[value=line]");
        await Page.FillAsync("#Lines_1_Amount", "12.50");
        await Page.FillAsync("#Credit", "1.00");
        await Page.FillAsync("#Receipt", "L-7");
        await Page.EvaluateAsync("() => { document.querySelector('.sale input[name=Ticket]').value = 'old'; }");
        await Page.ClickAsync(".sale button.primary");
        await Expect(".problem").ToContainTextAsync("what you typed is kept");
        await Page.FillAsync("#q", "nobody@example.com");
        await Page.ClickAsync(".find button");
        await Expect(".problem").Not.ToContainTextAsync("what you typed is kept");
        await Page.FillAsync("#q", BrowsedShop.Shopper);
        await Page.ClickAsync(".find button");
        await Expect("#Lines_0_Amount").ToHaveValueAsync("30.00");
        await Expect("#Lines_1_Amount").ToHaveValueAsync("12.50");
        await Expect("#Credit").ToHaveValueAsync("1.00");
        await Expect("#Receipt").ToHaveValueAsync("L-7");
        await Page.ClickAsync(".sale button.primary");
        await Expect(".slip").ToContainTextAsync("€42.50");
    }

    async Task SellToAsync(string client)
    {
        await LookUpAsync(client);
        await Page.ClickAsync(".sell");
    }

    async Task TakeAsync(string amount, string receipt)
    {
        await Page.FillAsync("#Take_Amount", amount);
        await Page.FillAsync("#Take_Receipt", receipt);
        await Page.ClickAsync(".take .primary");
    }

    async Task ConfirmAsync(string email, string password)
    {
        await Page.FillAsync("#SecondEmail", email);
        await Page.FillAsync("#SecondPassword", password);
        await Page.ClickAsync(".take .primary");
    }

    List<string> Lines()
    {
        using var scope = Shop.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<IRepository<ActivityLog>>().Table.Select(line => line.Comment)];
    }

    async Task SetAsync(Action<CashbackSettings> change)
    {
        using var scope = Shop.Services.CreateScope();
        await scope.ServiceProvider.ChangeAsync(change);
    }

    async Task ChangeBranchAsync(Action<Branch> change)
    {
        using var scope = Shop.Services.CreateScope();
        var branches = scope.ServiceProvider.GetRequiredService<IBranchService>();
        var branch = (await branches.GetByIdAsync(1))!;
        change(branch);
        await branches.SaveAsync(branch);
    }
}
