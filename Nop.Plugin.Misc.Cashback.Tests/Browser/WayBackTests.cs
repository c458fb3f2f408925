using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Nop.Plugin.Misc.Cashback.Web.Api;
using Nop.Web.Framework;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Whoever opens the address of a form gets to the page that it stands on: a sign-in in the middle of a form leads there, and so does the browser's list of addresses.</summary>
public class WayBackTests : BrowserTests
{
    static readonly Dictionary<string, string> s_pages = new()
    {
        ["CashbackAccount"] = "/customer/cashback",
        ["CashbackCart"] = "/cart",
        ["CashbackCounter"] = "/salon/counter",
        ["CashbackCounterCard"] = "/salon/counter",
        ["CashbackDay"] = "/salon/counter",
        ["CashbackProduct"] = "/",
        ["CashbackSale"] = "/salon/counter",
        ["CashbackSlip"] = "/salon/counter",
    };

    [Test]
    public async Task Each_form_of_shoppers_and_of_the_counter_has_one()
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Clerk);
        var answers = new List<string>();
        foreach (var (controller, path) in Forms(""))
        {
            using var answer = await visitor.GetAsync(path);
            answers.Add($"{path}: {answer.Headers.Location?.OriginalString ?? $"{(int)answer.StatusCode}"}");
            Assert.That(answers[^1], Is.EqualTo($"{path}: {s_pages[controller]}"));
        }

        Assert.That(answers, Has.Count.GreaterThan(8));
    }

    [Test]
    public async Task What_the_request_says_leads_nowhere_else()
    {
        using var visitor = new ShopVisitor(Address);
        using var answer = await visitor.GetAsync("/customer/cashback/IssueVoucher?to=Homepage");

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo(s_pages["CashbackAccount"]));
    }

    [Test]
    public async Task The_shops_own_route_to_it_leads_nowhere()
    {
        using var visitor = new ShopVisitor(Address);
        using var answer = await visitor.GetAsync("/CashbackWayBack/Lead");

        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task Each_form_of_the_admin_area_has_one_that_can_be_seen()
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Owner);
        var answers = new List<string>();
        foreach (var (_, path) in Forms(AreaNames.ADMIN))
        {
            using var answer = await visitor.GetAsync(path);
            using var page = answer.Headers.Location is { } place ? await visitor.GetAsync(place.OriginalString) : null;
            answers.Add($"{path}: {(int)answer.StatusCode} {answer.Headers.Location?.OriginalString} {(int?)page?.StatusCode}");
        }

        Assert.That(answers, Has.Count.GreaterThan(40).And.All.Match(@": 302 /Admin/\w+/\w+ 200$|: 302 /Admin/\w+ 200$"));
    }

    [TestCase("/Admin/CashbackWallet/Adjust", "/Admin/CashbackWallet/List")]
    [TestCase("/Admin/CashbackWalletLife/Extend", "/Admin/CashbackWallet/List")]
    [TestCase("/Admin/CashbackWalletLife/Change", "/Admin/CashbackWallet/List")]
    [TestCase("/Admin/CashbackMerge/Merge", "/Admin/CashbackWallet/List")]
    [TestCase("/Admin/CashbackDeletion/Confirm", "/Admin/CashbackDeletion")]
    [TestCase("/Admin/CashbackApproval/Approve/1", "/Admin/CashbackApproval/List")]
    [TestCase("/Admin/CashbackVoucher/Download", "/Admin/CashbackVoucher/List")]
    public async Task A_form_of_the_admin_area_leads_to_its_page(string form, string page)
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Owner);
        using var answer = await visitor.GetAsync(form);

        Assert.That(answer.Headers.Location?.OriginalString, Does.StartWith(page));
    }

    // Those that answer to nothing but a post.
    List<(string Controller, string Path)> Forms(string ofArea)
    {
        var links = Shop.Services.GetRequiredService<LinkGenerator>();
        var actions = Shop.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
            .Where(action => action.ControllerTypeInfo.Assembly == typeof(CashbackPlugin).Assembly && (action.RouteValues.TryGetValue("area", out var area) ? area ?? "" : "") == ofArea)
            // The API has no pages: it tells a till which method it takes.
            .Where(action => action.ControllerTypeInfo.Namespace != typeof(CashbackTillApiController).Namespace)
            .GroupBy(action => (action.ControllerName, action.ActionName))
            .Where(group => group.All(action => action.ActionConstraints?.OfType<HttpMethodActionConstraint>().Any(constraint => constraint.HttpMethods.All(method => method == "POST")) == true));
        return [.. actions.Select(group => (group.Key.ControllerName, links.GetPathByAction(group.Key.ActionName, group.Key.ControllerName, new { area = ofArea })!))];
    }
}
