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
        await Expect(".problem").ToContainTextAsync("already");
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
    public async Task Nobody_found_is_said()
    {
        await FindAsync("nobody@example.com");

        await Expect(".problem").ToContainTextAsync("No client");
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
        await GoAsync("/salon/counter");
        await Page.SelectOptionAsync("#branchId", BrowsedShop.Salon);
        await Page.FillAsync("#q", query);
        await Page.ClickAsync(".find button");
    }

    async Task TakeAsync(string amount, string receipt)
    {
        await Page.FillAsync("#Take_Amount", amount);
        await Page.FillAsync("#Take_Receipt", receipt);
        await Page.ClickAsync(".take button");
    }
}
