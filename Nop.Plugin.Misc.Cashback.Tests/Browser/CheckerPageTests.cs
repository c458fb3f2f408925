using Nop.Core.Domain.Logging;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The checker as a page of the shop that a phone installs.</summary>
public class CheckerPageTests : CheckerFixture
{
    const string Address1 = "/salon/checker?branch=1";

    [Test]
    public async Task It_opens_without_a_network_once_it_was_open_with_one()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await GoAsync(Address1);
        await Expect("#kept").ToContainTextAsync("opens without internet");
        await Page.Context.SetOfflineAsync(true);
        await Page.ReloadAsync();
        await Expect("h1").ToContainTextAsync(BrowsedShop.Salon);
        await Page.FillAsync("#clerk", "Carla");
        await CheckAsync(Signed(1, 10_00));
        await TakeAsync("3", "1");
        await Expect("#done").ToContainTextAsync("€3.00");

        await Page.ReloadAsync();
        await Expect("#rows li").ToHaveCountAsync(1);
    }

    [Test]
    public async Task The_counter_leads_to_it()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(BrowsedShop.Marked);
        await Page.ClickAsync("a[href*='salon/checker']");

        await Expect("h1").ToContainTextAsync(BrowsedShop.Salon);
        Assert.That(new Uri(Page.Url).PathAndQuery, Is.EqualTo(Address1));
    }

    [Test]
    public async Task The_owner_downloads_the_file_from_the_branchs_page_and_the_log_says_so()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync($"/Admin/CashbackBranch/Edit/{Branch}");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("#branch-checker button"));
        Assert.That(download.SuggestedFilename, Is.EqualTo($"cashback-checker-{Branch}.html"));

        using var scope = Shop.Services.CreateScope();
        Assert.That(scope.ServiceProvider.GetRequiredService<IRepository<ActivityLog>>().Table.OrderBy(line => line.Id).Last().Comment, Does.Contain(BrowsedShop.Salon));
    }

    [Test]
    public async Task A_branch_that_is_not_open_has_none()
    {
        using var clerk = new ShopVisitor(Address);
        await clerk.SignInAsync(BrowsedShop.Clerk);
        using var page = await clerk.GetAsync("/salon/checker?branch=4711");
        using var manifest = await clerk.GetAsync("/salon/checker/manifest?branch=4711");
        Assert.That((page.Headers.Location?.OriginalString, (int)manifest.StatusCode), Is.EqualTo(("/salon/counter", 404)));
    }

    [Test]
    public async Task A_phone_can_install_it()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await GoAsync(Address1);
        var manifest = await Page.EvaluateAsync<System.Text.Json.JsonElement>("async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json()");
        Assert.That((manifest.GetProperty("start_url").GetString(), manifest.GetProperty("scope").GetString(), manifest.GetProperty("display").GetString()), Is.EqualTo((Address1, "/salon/checker", "standalone")));

        using var anybody = new ShopVisitor(Address);
        using var icon = await anybody.GetAsync(manifest.GetProperty("icons")[0].GetProperty("src").GetString()!);
        Assert.That((icon.IsSuccessStatusCode, icon.Content.Headers.ContentType?.MediaType), Is.EqualTo((true, "image/svg+xml")));
    }

    [TestCase("it")]
    [TestCase("ru")]
    [TestCase("fi")]
    [TestCase("fr")]
    [TestCase("pl")]
    public async Task It_speaks_the_language_of_who_opens_it(string language)
    {
        await SignInAsync(BrowsedShop.Clerk);
        await SpeakAsync(language);
        await GoAsync(Address1);
        await Page.FillAsync("#clerk", "Carla");
        await CheckAsync(Signed(2, 10_00));
        await Expect("#take").ToBeVisibleAsync();
        await PictureAsync($"checker-{language}");

        Assert.That(await Page.Locator("main").InnerTextAsync(), Does.Not.Contain("Checker.").And.Not.Contain("{0}").And.Not.Contain("plugins.").And.Not.Contain("Take"));
    }
}
