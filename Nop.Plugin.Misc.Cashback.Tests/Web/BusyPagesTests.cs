using Microsoft.AspNetCore.Http;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Web;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>A page that could not read the ledger in time says so and offers a way on.</summary>
public sealed class BusyPagesTests
{
    [Test]
    public async Task A_page_says_that_it_is_busy()
    {
        var answer = await AskAsync("GET", "/cart");
        Assert.That(answer, Does.StartWith("503 5 ").And.Contains("Plugins.Misc.Cashback.Busy</p>"));
    }

    [Test]
    public async Task And_offers_itself_again() => Assert.That(await AskAsync("GET", "/cart", query: "?a=<1>"), Does.Contain("href=\"/cart?a=&lt;1&gt;\""));

    [Test]
    public async Task A_form_leads_back_to_its_page() => Assert.That(await AskAsync("POST", "/cart/apply", referer: "http://shop/checkout?x=1"), Does.Contain("href=\"/checkout?x=1\""));

    [TestCase("http://elsewhere/checkout")]
    [TestCase(null)]
    public async Task A_form_from_nowhere_leads_home(string? referer) => Assert.That(await AskAsync("POST", "/cart/apply", referer: referer), Does.Contain("href=\"/\""));

    [TestCase("GET", "//elsewhere/x", null)]
    [TestCase("POST", "/cart/apply", "http://shop//elsewhere/x")]
    public async Task No_way_on_leads_to_another_host(string method, string path, string? referer) =>
        Assert.That(await AskAsync(method, path, referer: referer), Does.Contain("href=\"/elsewhere/x\""));

    [Test]
    public async Task A_script_gets_what_the_shops_scripts_read() =>
        Assert.That(await AskAsync("POST", "/opc", ajax: true), Is.EqualTo("503 5 {\"error\":1,\"success\":false,\"message\":\"Plugins.Misc.Cashback.Busy\"}"));

    [Test]
    public void Whatever_else_goes_wrong_is_the_shops() =>
        Assert.That(async () => await AskAsync("GET", "/cart", thrown: new InvalidOperationException("bug")), Throws.InvalidOperationException);

    [Test]
    public void It_stands_between_who_is_asking_and_the_pages() => Assert.That(((INopStartup)new BusyPagesStartup()).Order, Is.InRange(601, 899));

    static async Task<string> AskAsync(string method, string path, string query = "", string? referer = null, bool ajax = false, Exception? thrown = null)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(new Texts(PlayedServices.Texts())).BuildServiceProvider() };
        (context.Request.Method, context.Request.Path, context.Request.QueryString, context.Request.Host, context.Response.Body) = (method, path, new QueryString(query), new HostString("shop"), body);
        context.Request.Headers.Referer = referer;
        if (ajax)
            context.Request.Headers.XRequestedWith = "XMLHttpRequest";
        await new BusyPages(_ => throw thrown ?? new LedgerBusyException("late")).InvokeAsync(context);
        return $"{context.Response.StatusCode} {context.Response.Headers.RetryAfter} {System.Text.Encoding.UTF8.GetString(body.ToArray())}";
    }
}
