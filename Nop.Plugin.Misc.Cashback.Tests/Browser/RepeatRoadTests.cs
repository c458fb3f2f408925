using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The same receipt or form comes again, or was a mistake.</summary>
public class RepeatRoadTests : BrowserTests
{
    const string MakeVoucher = ".cashback-voucher-form button[type=submit]";

    [Test]
    public async Task A_receipt_that_comes_again_with_another_amount_is_refused_with_what_was_taken_then()
    {
        await TakeAsync(BrowsedShop.Shopper, "3.00", "17");
        await TakeAsync(BrowsedShop.Shopper, "2.00", "17");

        await Expect("#Take_Receipt-error").ToContainTextAsync("€3.00");
        await Expect("#Take_Receipt-error").ToContainTextAsync("€2.00");
        await Expect("#Take_Receipt-error").ToContainTextAsync("Carla Verdi");
        await Expect("#Take_Amount").ToHaveValueAsync("2.00");
        await Expect("#Take_Receipt").ToHaveValueAsync("17");
        await PictureAsync("counter-receipt-used");
    }

    [Test]
    public async Task A_slip_that_is_loaded_again_takes_nothing_also_after_it_was_undone()
    {
        await TakeAsync(BrowsedShop.Marked, "4.00", "21");
        var slip = Page.Url;
        await PictureAsync("counter-slip");
        await Page.ReloadAsync();
        await Page.ClickAsync(".undo summary");
        await Page.ClickAsync(".undo button");
        await Expect("#Undo_Reason-error").ToContainTextAsync("reason");
        await PictureAsync("counter-undo");

        await Page.FillAsync("#Undo_Reason", "Wrong client");
        await Page.ClickAsync(".undo button");
        await Expect(".slip .problem").ToContainTextAsync("Wrong client");
        await Expect(".undo").ToHaveCountAsync(0);
        await PictureAsync("counter-undone");
        await Page.GotoAsync(slip);
        await FindAsync(BrowsedShop.Marked);
        await Expect(".card .amount").ToContainTextAsync("€25.00");

        await Page.ClickAsync($".today a:has-text('21')");
        await Expect(".slip .problem").ToContainTextAsync("Wrong client");
    }

    [Test]
    public async Task A_card_scanned_into_the_receipt_is_told_from_a_receipt()
    {
        using var scope = Shop.Services.CreateScope();
        var card = scope.ServiceProvider.GetRequiredService<IRepository<Wallet>>().Table.OrderBy(wallet => wallet.Id).First().CardNumber;
        await TakeAsync(BrowsedShop.Shopper, "1.00", card);

        await Expect("#Take_Receipt-error").ToContainTextAsync("card");
        await Expect("#Take_Amount").ToHaveValueAsync("1.00");
    }

    [Test]
    public async Task A_voucher_form_that_is_clicked_twice_makes_one_voucher()
    {
        await SignInAsync(BrowsedShop.Shopper);
        await AskForVoucherAsync("6");
        await Page.DblClickAsync(MakeVoucher);

        // The notice may have gone with the page that the second click broke off.
        await Expect(".cashback-code").ToHaveCountAsync(1);
        await CancelFirstVoucherAsync();
        await Expect(".cashback-code").ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_voucher_form_that_comes_again_with_another_amount_says_what_it_made_and_makes_another_when_it_is_meant()
    {
        await SignInAsync(BrowsedShop.Marked);
        await AskForVoucherAsync("1");
        var form = await Page.InputValueAsync("input[name=Form]");
        await Page.ClickAsync(MakeVoucher);
        await Expect(".cashback-code").ToHaveCountAsync(1);
        // Back, as a browser does that has kept the page.
        await Page.EvaluateAsync("form => document.querySelector('input[name=Form]').value = form", form);
        await Page.FillAsync("#Amount", "2");
        await Page.ClickAsync(MakeVoucher);
        await Expect("#voucher-amount-error").ToContainTextAsync("€1.00");
        await Expect("#voucher-amount-error").ToContainTextAsync("€2.00");
        await Expect("#Amount").ToHaveValueAsync("2");
        await PictureAsync("voucher-form-used");

        await Page.ClickAsync(MakeVoucher);
        await Expect(".cashback-code").ToHaveCountAsync(2);
        for (var left = 2; left > 0; left--)
        {
            await CancelFirstVoucherAsync();
            await Expect(".cashback-code").ToHaveCountAsync(left - 1);
        }
    }

    [Test]
    public async Task An_adjustment_sent_again_with_another_amount_is_refused_with_both_and_posted_when_it_is_meant()
    {
        await SignInAsync(BrowsedShop.Manager);
        await GoAsync("/Admin/CashbackWallet/Wallet/1");
        var attempt = await Page.InputValueAsync("#Attempt");
        await AdjustAsync("50");
        await Expect("#bar-notification").ToContainTextAsync("50.00");
        // Back, as a browser does that has kept the page.
        await Page.EvaluateAsync("attempt => document.querySelector('#Attempt').value = attempt", attempt);
        await AdjustAsync("70");
        await Expect("[data-valmsg-for=Amount]").ToContainTextAsync("50.00");
        await Expect("[data-valmsg-for=Amount]").ToContainTextAsync("70.00");
        await Expect("#Confirmed").Not.ToBeCheckedAsync();
        await PictureAsync("wallet-adjusted-twice");

        await Page.CheckAsync("#Confirmed");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Adjust" }).ClickAsync();
        await Expect("#bar-notification").ToContainTextAsync("70.00");
    }

    // Asked first, without a script too.
    async Task CancelFirstVoucherAsync()
    {
        await Page.Locator(".cashback-cancel summary").First.ClickAsync();
        await Page.Locator(".cashback-cancel button").First.ClickAsync();
    }

    async Task AskForVoucherAsync(string amount)
    {
        await GoAsync("/customer/cashback");
        await Assertions.Expect(Page.GetByLabel("Amount of the new voucher, in EUR")).ToBeVisibleAsync();
        await Page.FillAsync("#Amount", amount);
    }

    async Task AdjustAsync(string amount)
    {
        await Page.FillAsync("#Amount", amount);
        await Page.FillAsync("#Reason", "Late by a week");
        await Page.CheckAsync("#Confirmed");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Adjust" }).ClickAsync();
    }

    async Task TakeAsync(string client, string amount, string receipt)
    {
        await FindAsync(client);
        await Assertions.Expect(Page.GetByLabel("Amount to take, in EUR")).ToBeVisibleAsync();
        await Page.FillAsync("#Take_Amount", amount);
        await Page.FillAsync("#Take_Receipt", receipt);
        await Page.ClickAsync(".take button.primary");
    }

    async Task FindAsync(string query)
    {
        if (!Page.Url.Contains("/salon/", StringComparison.Ordinal))
            await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(query);
    }
}
