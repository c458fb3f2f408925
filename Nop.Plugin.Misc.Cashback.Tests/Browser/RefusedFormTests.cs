using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A form that was refused shows at once what is wrong, on a phone too: the first wrong field is in view and has the cursor.</summary>
public class RefusedFormTests : BrowserTests
{
    /// <inheritdoc/>
    protected override int Width => Phone;

    [Test]
    public async Task At_the_counter()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(BrowsedShop.Marked);
        await Page.FillAsync("#Take_Amount", "1.00");
        await Page.ClickAsync(".take button.primary");

        await ExpectInViewAsync("Take_Receipt");
    }

    [Test]
    public async Task On_my_cashback()
    {
        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");
        await Page.FillAsync("#Amount", "x");
        await Page.ClickAsync(".cashback-voucher-form button");

        await ExpectInViewAsync("Amount");
        await Expect("#Amount").ToHaveValueAsync("x");
    }

    [Test]
    public async Task In_the_configuration()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.FillAsync("#CheckoutHoldMinutes", "-1");
        await Page.ClickAsync("button[name=save]");

        await ExpectInViewAsync("CheckoutHoldMinutes");
    }

    [Test]
    public async Task In_a_form_of_a_row()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackTier/Create");
        await Page.Locator("button[name=save]").First.ClickAsync();

        await ExpectInViewAsync("Name");
    }

    async Task ExpectInViewAsync(string id)
    {
        await Expect(".cashback-wrong").ToBeAttachedAsync();
        await Assertions.Expect(Page.Locator($"#{id}")).ToBeFocusedAsync();
        await Assertions.Expect(Page.Locator($"#{id}")).ToBeInViewportAsync();
    }
}

/// <summary>Where no script runs, the page begins with what is wrong, each a link to its field.</summary>
public sealed class RefusedFormWithoutScriptTests : BrowserTests
{
    /// <inheritdoc/>
    protected override bool RunsScripts => false;

    [Test]
    public async Task The_page_begins_with_links_to_the_fields()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(BrowsedShop.Marked);
        await Page.FillAsync("#Take_Amount", "x");
        await Page.ClickAsync(".take button.primary");

        await Expect(".cashback-wrong a[href='#Take_Amount']").ToBeVisibleAsync();
        await Expect(".cashback-wrong a[href='#Take_Receipt']").ToBeVisibleAsync();
    }
}

/// <summary>On a phone a row of a list opens by its name, and what a field is for stands below it.</summary>
public sealed class NarrowAdminTests : BrowserTests
{
    /// <inheritdoc/>
    protected override int Width => Phone;

    [TestCase("/Admin/CashbackBranch/List", "/Admin/CashbackBranch/Edit/")]
    [TestCase("/Admin/CashbackWallet/List", "/Admin/CashbackWallet/Wallet/")]
    [TestCase("/Admin/CashbackRate/Products", "/Admin/CashbackRate/Product/")]
    public async Task A_row_opens_by_its_name(string list, string row)
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync(list);
        var name = Page.Locator("main tbody tr:first-child td:first-child a");
        await Assertions.Expect(name).ToBeInViewportAsync(new() { Ratio = 1 });
        await name.ClickAsync();

        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(row)));
    }

    [Test]
    public async Task A_field_says_what_it_is_for_and_what_nought_means()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        var field = Page.Locator(".form-group", new() { Has = Page.Locator("#GiftRunMaximum") });

        await Assertions.Expect(field.GetByText("0: no limit")).ToBeVisibleAsync();
        await Assertions.Expect(field.GetByText("waits for a second person")).ToBeVisibleAsync();
    }
}
