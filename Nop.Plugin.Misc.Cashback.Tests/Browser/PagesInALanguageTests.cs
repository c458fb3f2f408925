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
        await CheckAsync([.. ShownPages.Public, "/customer/cashback/card"]);
    }

    [Test]
    public async Task The_counter_is_whole()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await SpeakAsync(language);
        await CheckAsync("/salon/counter", await LookUpAsync(BrowsedShop.Marked));
    }

    [Test]
    public async Task Admin_pages_are_whole()
    {
        await SignInAsync(BrowsedShop.Owner);
        await SpeakAsync(language);
        await CheckAsync(ShownPages.Admin);
    }

    async Task CheckAsync(params string[] pages)
    {
        var wrong = new List<string>();
        foreach (var page in pages)
        {
            await GoAsync(page);
            if (new Uri(Page.Url).PathAndQuery is var found && found != page)
                wrong.Add($"{page} leads to {found}");
            wrong.AddRange(ResourceKey().Matches(await Page.Locator("body").InnerTextAsync()).Select(key => $"{page} shows {key.Value} instead of a text"));
            wrong.AddRange((await Page.EvaluateAsync<string[]>(WithoutLabel)).Select(field => $"{page} has a field without a label: {field}"));
            if (await Page.Locator("h1").CountAsync() is var headings and not 1)
                wrong.Add($"{page} has {headings} headings");
        }

        Assert.That(wrong, Is.Empty);
    }

    [GeneratedRegex(@"\b(plugins\.misc\.cashback|admin\.common|enums\.nop)\.[\w.]+", RegexOptions.IgnoreCase)]
    private static partial Regex ResourceKey();
}
