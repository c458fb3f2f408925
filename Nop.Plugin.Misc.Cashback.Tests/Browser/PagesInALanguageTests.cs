using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Every page in one of the languages: no key for want of a text, a label for every field, one heading.</summary>
[TestFixture("en")]
[TestFixture("it")]
[TestFixture("ru")]
[TestFixture("fi")]
[TestFixture("fr")]
[TestFixture("pl")]
public partial class PagesInALanguageTests(string language) : BrowserTests
{
    const string WithoutLabel = """
        [...document.querySelectorAll('input, select, textarea')]
            .filter(field => !['hidden', 'submit', 'button'].includes(field.type))
            .filter(field => !(field.labels && field.labels.length) && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby'))
            .map(field => field.outerHTML)
        """;

    [OneTimeSetUp]
    public Task AddOneOfEachAsync() => ShownPages.AddOneOfEachAsync(Shop.Services);

    [Test]
    public async Task Public_pages_are_whole()
    {
        await SignInAsync(BrowsedShop.Marked);
        await SpeakAsync(language);
        await BuyAsync(BrowsedShop.Product);
        foreach (var page in ShownPages.Public)
            await CheckAsync(page);
    }

    [Test]
    public async Task The_counter_is_whole()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await SpeakAsync(language);
        await CheckAsync("/salon/counter");
        await CheckAsync($"/salon/counter?branchId=1&q={Uri.EscapeDataString(BrowsedShop.Marked)}");
    }

    [Test]
    public async Task Admin_pages_are_whole()
    {
        await SignInAsync(BrowsedShop.Owner);
        await SpeakAsync(language);
        foreach (var page in ShownPages.Admin)
            await CheckAsync(page);
    }

    async Task CheckAsync(string page)
    {
        await GoAsync(page);
        var text = await Page.Locator("body").InnerTextAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(new Uri(Page.Url).PathAndQuery, Is.EqualTo(page), "The page leads elsewhere");
            Assert.That(ResourceKey().Matches(text).Select(match => match.Value), Is.Empty, $"{page} shows keys instead of texts");
            Assert.That(await Page.EvaluateAsync<string[]>(WithoutLabel), Is.Empty, $"{page} has fields without a label");
            Assert.That(await Page.Locator("h1").CountAsync(), Is.EqualTo(1), $"{page} has one heading");
        });
    }

    [GeneratedRegex(@"\b(plugins\.misc\.cashback|admin\.common|enums\.nop)\.[\w.]+", RegexOptions.IgnoreCase)]
    private static partial Regex ResourceKey();
}
