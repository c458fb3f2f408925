using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What holds for every page that the plugin has a part in.</summary>
public partial class PagesTests : BrowserTests
{
    const string WithoutLabel = """
        [...document.querySelectorAll('input, select, textarea')]
            .filter(field => !['hidden', 'submit', 'button'].includes(field.type))
            .filter(field => !(field.labels && field.labels.length) && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby'))
            .map(field => field.outerHTML)
        """;

    static readonly string[] Public = ["/", "/product-1", "/cart", "/checkout", "/checkout/confirm", "/customer/cashback", "/customer/info"];

    static readonly string[] Admin =
    [
        "/Admin/CashbackConfiguration/Configure", "/Admin/CashbackTier/List", "/Admin/CashbackTier/Create", "/Admin/CashbackTier/Edit/1",
        "/Admin/CashbackRate/Categories", "/Admin/CashbackRate/Category/1", "/Admin/CashbackRate/Products", "/Admin/CashbackRate/Product/1",
        "/Admin/CashbackProgramme/List", "/Admin/CashbackProgramme/Create", "/Admin/CashbackSimulator/Index", "/Admin/CashbackGuard/List", "/Admin/CashbackSlowDays/List", "/Admin/CashbackBonus/List", "/Admin/CashbackBonus/Create?kind=Items", "/Admin/CashbackBonus/Create?kind=Referral",
        "/Admin/CashbackBonusRun/List", "/Admin/CashbackBonusRun/Create", "/Admin/CashbackBranch/List", "/Admin/CashbackBranch/Create",
        "/Admin/CashbackVoucher/List", "/Admin/CashbackWallet/List", "/Admin/CashbackWallet/Wallet/1", "/Admin/Plugin/List",
    ];

    static readonly string[] Spoken = ["en", "it", "ru", "fi", "fr", "pl"];

    [TestCaseSource(nameof(Spoken))]
    public async Task Every_public_page_is_whole_in(string language)
    {
        await SignInAsync(BrowsedShop.Marked);
        await SpeakAsync(language);
        await BuyAsync(BrowsedShop.Product);
        foreach (var page in Public)
            await CheckAsync(page);
        await SpeakAsync("en");
    }

    [TestCaseSource(nameof(Spoken))]
    public async Task The_counter_is_whole_in(string language)
    {
        await SignInAsync(BrowsedShop.Clerk);
        await SpeakAsync(language);
        await CheckAsync("/salon/counter");
        await CheckAsync($"/salon/counter?branchId=1&q={Uri.EscapeDataString(BrowsedShop.Marked)}");
        await SpeakAsync("en");
    }

    [TestCaseSource(nameof(Spoken))]
    public async Task Every_admin_page_is_whole_in(string language)
    {
        await SignInAsync(BrowsedShop.Owner);
        await SpeakAsync(language);
        foreach (var page in Admin)
            await CheckAsync(page);
        await SpeakAsync("en");
    }

    [Test]
    public async Task Names_with_markup_show_as_text()
    {
        await SignInAsync(BrowsedShop.Marked);
        await GoAsync("/");
        await Expect("main").ToContainTextAsync(BrowsedShop.MarkedProduct);

        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackWallet/List");
        await Expect("#wallets-grid").ToContainTextAsync(BrowsedShop.MarkedName);
        await GoAsync("/Admin/CashbackRate/Products");
        await Expect("main").ToContainTextAsync(BrowsedShop.MarkedProduct);
        await GoAsync($"/salon/counter?branchId=1&q={Uri.EscapeDataString(BrowsedShop.Marked)}");
        await Expect("main h2").ToContainTextAsync(BrowsedShop.MarkedName);
    }

    [Test]
    public async Task Every_page_fits_a_phone()
    {
        await Page.SetViewportSizeAsync(Phone, 844);
        await SignInAsync(BrowsedShop.Owner);
        await BuyAsync(BrowsedShop.Product);
        var wide = new List<string>();
        foreach (var page in Public.Concat(Admin).Append("/salon/counter"))
        {
            await GoAsync(page);
            if (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > Phone)
                wide.Add(page);
        }

        Assert.That(wide, Is.Empty);
    }

    async Task CheckAsync(string page)
    {
        await GoAsync(page);
        var text = await Page.Locator("body").InnerTextAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(ResourceKey().Matches(text).Select(match => match.Value), Is.Empty, $"{page} shows keys instead of texts");
            Assert.That(await Page.EvaluateAsync<string[]>(WithoutLabel), Is.Empty, $"{page} has fields without a label");
            Assert.That(await Page.Locator("h1").CountAsync(), Is.EqualTo(1), $"{page} has one heading");
        });
    }

    [GeneratedRegex(@"\b(plugins\.misc\.cashback|admin\.common|enums\.nop)\.[\w.]+", RegexOptions.IgnoreCase)]
    private static partial Regex ResourceKey();
}
