using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What is somebody else's is answered as what is not there, byte for byte: nobody learns that it exists.</summary>
public partial class OthersObjectsTests : BrowserTests
{
    [Test]
    public async Task A_voucher_of_somebody_else_is_as_unknown_as_none()
    {
        Hold voucher;
        using (var scope = Shop.Services.CreateScope())
        {
            var other = await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Marked);
            var issued = scope.ServiceProvider.GetRequiredService<IVoucherService>();
            await issued.IssueAsync(other.Id, 1, 100, 0, null, Channel.Shop, other.Id);
            voucher = (await issued.IssueAsync(other.Id, 1, 100, 0, null, Channel.Shop, other.Id)).Hold!;
        }

        using var shopper = await VisitorAsync(BrowsedShop.Shopper);
        Assert.That(await AnswerAsync(shopper, "/customer/cashback/CancelVoucher", ("number", $"{voucher.Number}")),
            Is.EqualTo(await AnswerAsync(shopper, "/customer/cashback/CancelVoucher", ("number", "4711"))));
    }

    [Test]
    public async Task A_page_of_somebody_elses_voucher_is_as_little_there_as_one_of_none()
    {
        using (var scope = Shop.Services.CreateScope())
        {
            var other = await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Marked);
            await scope.ServiceProvider.GetRequiredService<IVoucherService>().IssueAsync(other.Id, 1, 100, 0, null, Channel.Shop, other.Id);
        }

        using var shopper = await VisitorAsync(BrowsedShop.Shopper);
        using var theirs = await shopper.GetAsync("/customer/cashback/voucher?number=1");
        using var none = await shopper.GetAsync("/customer/cashback/voucher?number=4711");
        Assert.That((theirs.StatusCode, theirs.Headers.Location, await theirs.Content.ReadAsStringAsync()), Is.EqualTo((none.StatusCode, none.Headers.Location, await none.Content.ReadAsStringAsync())));
        Assert.That(theirs.Headers.Location?.OriginalString, Does.EndWith("/customer/cashback"));
    }

    [Test]
    public async Task A_link_to_somebody_elses_address_is_as_bad_as_one_that_was_made_up()
    {
        string token;
        using (var scope = Shop.Services.CreateScope())
        {
            var other = await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Marked);
            token = (await scope.ServiceProvider.GetRequiredService<AddressRecords>().NewTokenAsync(other, again: false))!;
        }

        using var shopper = await VisitorAsync(BrowsedShop.Shopper);
        Assert.That(await AnswerAsync(shopper, "/customer/cashback/ConfirmAddress", ("token", token)),
            Is.EqualTo(await AnswerAsync(shopper, "/customer/cashback/ConfirmAddress", ("token", new string('A', token.Length)))));
    }

    [Test]
    public async Task Another_clerks_look_up_is_as_good_as_one_that_was_made_up()
    {
        using var owner = await VisitorAsync(BrowsedShop.Owner);
        var find = (await owner.FormAsync("/salon/counter", "/Find")).With(("q", BrowsedShop.Marked), ("branchId", "1"));
        using var found = await owner.PostAsync(find.To, find.Fields);
        var ticket = (await owner.FormAsync(found.Headers.Location!.OriginalString, "/Take")).Fields["Ticket"];

        using var clerk = await VisitorAsync(BrowsedShop.Clerk);
        Assert.That(await AnswerAsync(clerk, "/salon/counter/Take", ("Ticket", ticket), ("BranchId", "1"), ("Amount", "1"), ("Receipt", "7")),
            Is.EqualTo(await AnswerAsync(clerk, "/salon/counter/Take", ("Ticket", new string('A', ticket.Length)), ("BranchId", "1"), ("Amount", "1"), ("Receipt", "7"))));
    }

    [Test]
    public async Task A_shoppers_page_of_the_salon_is_as_closed_with_a_client_as_without()
    {
        using var shopper = await VisitorAsync(BrowsedShop.Shopper);
        Assert.That(await AnswerAsync(shopper, "/salon/counter/Find", ("q", BrowsedShop.Marked), ("branchId", "1")),
            Is.EqualTo(await AnswerAsync(shopper, "/salon/counter/Find", ("q", "nobody@example.com"), ("branchId", "1"))));
    }

    async Task<ShopVisitor> VisitorAsync(string email)
    {
        var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(email);
        return visitor;
    }

    // The answer, and the page that it leads to, on which a notice may stand; without what is another at each look.
    static async Task<string> AnswerAsync(ShopVisitor visitor, string path, params (string Name, string Value)[] form)
    {
        using var answer = await visitor.PostAsync(path, form.ToDictionary(field => field.Name, field => field.Value));
        var html = await answer.Content.ReadAsStringAsync();
        if (answer.Headers.Location is { } location)
        {
            using var next = await visitor.GetAsync(location.OriginalString);
            html = $"{location}\n{await next.Content.ReadAsStringAsync()}";
        }

        return $"{(int)answer.StatusCode}\n{Changing().Replace(html, "$1…")}";
    }

    [GeneratedRegex("((?:__RequestVerificationToken|name=\"Form\"|name=\"Attempt\")[^>]*value=\")[^\"]*")]
    private static partial Regex Changing();
}
