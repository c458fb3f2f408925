using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A clerk sells at the counter, takes goods back and closes the day, on a phone.</summary>
public class SaleRoadTests : BrowserTests
{
    /// <inheritdoc/>
    protected override int Width => Phone;

    // 40.00 of Hair and 61.00 of a product that has 11.00 of tax in it, at 5 %; 10.10 of 101.00 in credit: (2.00 + 2.50) × 0.9.
    [Test]
    public async Task A_sale_is_tried_recorded_and_brought_back_in_part()
    {
        await SellToAsync(BrowsedShop.Shopper);
        await LineAsync(0, "40.00", "Hair");
        await Page.ClickAsync("button[value=line]");
        await LineAsync(1, "61.00", product: BrowsedShop.Product);
        await Page.FillAsync("#Credit", "10.10");
        await Page.ClickAsync("button[value=preview]");
        await Expect(".outlook").ToContainTextAsync("€101.00");
        await Expect(".outlook").ToContainTextAsync("€90.90");
        await Expect(".outlook").ToContainTextAsync("€4.05");
        await PictureAsync("counter-sale");
        await Page.FillAsync("#Receipt", "S-1001");
        await Page.ClickAsync(".sale button.primary");
        await Expect(".slip").ToContainTextAsync("Nail lamp");
        await Expect(".slip").ToContainTextAsync("€4.05");

        await Page.Locator(".undo summary").Last.ClickAsync();
        await Page.FillAsync("#Return_Amount", "50.50");
        await Page.FillAsync("#Return_Reason", "did not fit");
        await Page.ClickAsync("form[action$=Return] button");
        await Expect(".slip [role=status]").ToContainTextAsync("€45.45");
        await Expect(".slip [role=status]").ToContainTextAsync("€5.05");
        await Expect(".slip").ToContainTextAsync("€50.50");
        await PictureAsync("counter-sale-slip");

        await SignInAgainAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");
        await Expect("main").ToContainTextAsync($"{BrowsedShop.Salon}, receipt S-1001");
    }

    [Test]
    public async Task A_receipt_that_was_recorded_says_so_loudly_and_sells_nothing_more()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await SellToAsync(BrowsedShop.Marked);
            await LineAsync(0, "30.00");
            await Page.FillAsync("#Receipt", "S-2001");
            await Page.ClickAsync(".sale button.primary");
        }

        await Expect(".problem.loud").ToContainTextAsync("ALREADY RECORDED: €30.00");
        await SellToAsync(BrowsedShop.Marked);
        await LineAsync(0, "31.00");
        await Page.FillAsync("#Receipt", "S-2001");
        await Page.ClickAsync(".sale button.primary");
        await Expect("#Receipt-error").ToContainTextAsync("ALREADY RECORDED");
        await Expect("#Lines_0_Amount").ToHaveValueAsync("31.00");
    }

    [Test]
    public async Task Credit_that_is_taken_for_a_receipt_that_is_a_sale_already_says_which_when_and_by_whom()
    {
        await SellToAsync(BrowsedShop.Marked);
        await LineAsync(0, "30.00");
        await Page.FillAsync("#Credit", "1.00");
        await Page.FillAsync("#Receipt", "S-2002");
        await Page.ClickAsync(".sale button.primary");
        await LookUpAsync(BrowsedShop.Marked);
        await Page.FillAsync("#Take_Amount", "1.00");
        await Page.FillAsync("#Take_Receipt", "S-2002");
        await Page.ClickAsync(".take .primary");
        await Expect("#Take_Receipt-error").ToContainTextAsync("ALREADY RECORDED: receipt S-2002 is a sale of €30.00, €1.00 of it paid with cashback");
    }

    [Test]
    public async Task What_was_typed_stays_where_something_is_wrong()
    {
        await SellToAsync(BrowsedShop.Marked);
        await LineAsync(0, "30.00", "Hair", "no such thing");
        await Page.FillAsync("#Credit", "abc");
        await Page.FillAsync("#Receipt", "S-3001");
        await Page.ClickAsync(".sale button.primary");

        await Expect("#Lines_0_Product-error").Not.ToBeEmptyAsync();
        await Expect("#Credit-error").Not.ToBeEmptyAsync();
        await Expect("#Lines_0_Amount").ToHaveValueAsync("30.00");
        await Expect("#Lines_0_Product").ToHaveValueAsync("no such thing");
        await Expect("#Credit").ToHaveValueAsync("abc");
        await Expect("#Receipt").ToHaveValueAsync("S-3001");
        await Expect("#Lines_0_CategoryId option:checked").ToHaveTextAsync("Hair");
    }

    [Test]
    public async Task A_mistake_is_undone_and_its_receipt_free()
    {
        await SellToAsync(BrowsedShop.Marked);
        await LineAsync(0, "30.00");
        await Page.FillAsync("#Receipt", "S-4001");
        await Page.ClickAsync(".sale button.primary");
        await Page.Locator(".undo summary").First.ClickAsync();
        await Page.FillAsync("#Undo_Reason", "wrong client");
        await Page.ClickAsync("form[action$=Undo] button");
        await Expect(".slip [role=status]").ToContainTextAsync("wrong client");
        await Expect(".undo").ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_day_is_counted_explained_and_closed()
    {
        await SellToAsync(BrowsedShop.Marked);
        await LineAsync(0, "20.00");
        await Page.FillAsync("#Credit", "2.00");
        await Page.FillAsync("#Receipt", "S-5001");
        await Page.ClickAsync(".sale button.primary");
        await GoAsync("/salon/day");
        await Expect(".day").ToContainTextAsync("S-5001");
        Assert.That(await PageWidthAsync(), Is.LessThanOrEqualTo(Phone));
        await Page.FillAsync("#Counted", "999.00");
        await Page.ClickAsync(".close-day button");
        await Expect(".close-day .problem").ToContainTextAsync("The ledger expects");
        await Expect("#Counted").ToHaveValueAsync("999.00");
        await Page.FillAsync("#Reason", "a receipt is missing");
        await Page.ClickAsync(".close-day button");
        await Expect(".day .closed").ToBeVisibleAsync();
        await Expect(".day").ToContainTextAsync("a receipt is missing");
        await Expect(".close-day").ToHaveCountAsync(0);
        await PictureAsync("counter-day");
    }

    [Test]
    public async Task The_page_of_a_sale_fits_a_phone()
    {
        await SellToAsync(BrowsedShop.Marked);

        Assert.That(await PageWidthAsync(), Is.LessThanOrEqualTo(Phone));
    }

    [Test]
    public async Task A_look_up_that_has_ended_sells_nothing()
    {
        await SellToAsync(BrowsedShop.Marked);
        await LineAsync(0, "30.00");
        await Page.FillAsync("#Receipt", "S-6001");
        await Page.EvaluateAsync("() => { document.querySelector('.sale input[name=Ticket]').value = 'old'; }");
        await Page.ClickAsync(".sale button.primary");

        await Expect(".problem").ToContainTextAsync("nothing was recorded");
    }

    async Task SellToAsync(string client)
    {
        if (!Page.Url.Contains("/salon/", StringComparison.Ordinal))
            await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(client);
        await Page.ClickAsync(".sell");
    }

    async Task SignInAgainAsync(string email)
    {
        await GoAsync("/");
        await Page.ClickAsync(".ico-logout");
        await SignInAsync(email);
    }

    async Task LineAsync(int line, string amount, string? category = null, string? product = null)
    {
        if (category is not null)
            await Page.SelectOptionAsync($"#Lines_{line}_CategoryId", new SelectOptionValue { Label = category });
        if (product is not null)
            await Page.FillAsync($"#Lines_{line}_Product", product);
        await Page.FillAsync($"#Lines_{line}_Amount", amount);
    }
}

/// <summary>The page of a sale where scripts are switched off.</summary>
public class SaleWithoutScriptTests : BrowserTests
{
    /// <inheritdoc/>
    protected override bool RunsScripts => false;

    [Test]
    public async Task A_sale_of_two_lines_is_recorded()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(BrowsedShop.Shopper);
        await Page.ClickAsync(".sell");
        await Page.FillAsync("#Lines_0_Amount", "10.00");
        await Page.ClickAsync("button[value=line]");
        await Page.FillAsync("#Lines_1_Amount", "5.00");
        await Page.FillAsync("#Receipt", "N-1");
        await Page.ClickAsync(".sale button.primary");

        await Expect(".slip").ToContainTextAsync("€15.00");
    }
}
