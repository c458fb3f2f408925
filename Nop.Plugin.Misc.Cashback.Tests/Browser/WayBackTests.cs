using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Whoever opens the address of a form gets to the page that it stands on: a sign-in in the middle of a form leads there, and so does the browser's list of addresses.</summary>
public class WayBackTests : BrowserTests
{
    static readonly Dictionary<string, string> s_pages = new()
    {
        ["CashbackAccount"] = "/customer/cashback",
        ["CashbackCart"] = "/cart",
        ["CashbackCounter"] = "/salon/counter",
        ["CashbackProduct"] = "/",
        ["CashbackSale"] = "/salon/counter",
        ["CashbackDay"] = "/salon/counter",
    };

    [Test]
    public async Task Each_form_of_shoppers_and_of_the_counter_has_one()
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Clerk);
        var answers = new List<string>();
        foreach (var (controller, path) in FormsOutsideTheAdminArea())
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

    // Those that answer to nothing but a post.
    List<(string Controller, string Path)> FormsOutsideTheAdminArea()
    {
        var links = Shop.Services.GetRequiredService<LinkGenerator>();
        var actions = Shop.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
            // No form stands behind an address of tills.
            .Where(action => action.ControllerTypeInfo.Assembly == typeof(CashbackPlugin).Assembly && action.ControllerName != "CashbackTillApi" && string.IsNullOrEmpty(action.RouteValues.TryGetValue("area", out var area) ? area : null))
            .GroupBy(action => (action.ControllerName, action.ActionName))
            .Where(group => group.All(action => action.ActionConstraints?.OfType<HttpMethodActionConstraint>().Any(constraint => constraint.HttpMethods.All(method => method == "POST")) == true));
        return [.. actions.Select(group => (group.Key.ControllerName, links.GetPathByAction(group.Key.ActionName, group.Key.ControllerName)!))];
    }
}
