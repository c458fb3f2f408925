using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Everything that people name is named by one text that is markup, script, format and formula at once: it stays a text wherever it shows.</summary>
public partial class HostileTextTests : BrowserTests
{
    // No longer than a receipt may be. What turns the direction of writing round ends it.
    const string Hostile = "=1</script><script>ran=1</script><img src=x onerror=ran=1>'\"\\{{\u202e";

    const string Ran = "() => window.ran === 1";

    static readonly string[] s_languages = ["en", "fi"];

    [OneTimeSetUp]
    public async Task NameEverythingAsync()
    {
        await ShownPages.AddOneOfEachAsync(Shop.Services);
        using var scope = Shop.Services.CreateScope();
        T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        async Task NameAsync<T>(Action<T> name) where T : BaseEntity
        {
            var rows = Get<IRepository<T>>();
            foreach (var row in await rows.GetAllAsync(query => query))
            {
                name(row);
                await rows.UpdateAsync(row);
            }
        }

        await NameAsync<CashbackTier>(row => row.Name = $"{Hostile}{row.Id}");
        await NameAsync<CardKind>(row => row.Name = Hostile);
        await NameAsync<Programme>(row => row.Name = Hostile);
        await NameAsync<Bonus>(row => row.Name = Hostile);
        await NameAsync<BonusRun>(row => row.Name = Hostile);
        await NameAsync<Branch>(row => row.Name = Hostile);
        await NameAsync<Product>(row => (row.Name, row.Sku) = (Hostile, Hostile));
        await NameAsync<Category>(row => row.Name = Hostile);
        await NameAsync<Manufacturer>(row => row.Name = Hostile);
        await NameAsync<Customer>(row => (row.FirstName, row.LastName, row.Company, row.StreetAddress) = (Hostile, Hostile, Hostile, Hostile));

        await Get<RuleDrafts>().CreateAsync(Hostile);
        await NameAsync<RuleDraft>(row => row.Name = Hostile);

        var shopper = await Get<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Shopper);
        var key = await Get<IWalletDirectory>().KeyAsync(shopper.Id, storeId: 1);
        var given = await Get<ICashbackLedger>().AdjustAsync(key, 500, new PostingContext(Channel.Admin, 1, UtcNow) { Reason = Hostile, ActKey = "hostile" });
        Assert.That(given.IsDone, "adjusted");
        Assert.That((await Get<ICounterService>().TakeAsync(shopper.Id, 1, 100, 1, Hostile, 1)).IsDone, "taken at the counter");
        Assert.That((await Get<IVoucherService>().IssueAsync(shopper.Id, 1, 100, 1, null, Channel.Shop, shopper.Id)).IsDone, "voucher issued");
    }

    [TestCaseSource(nameof(s_languages))]
    public async Task Pages_of_the_shop_show_it_as_text(string language)
    {
        await SignInAsync(BrowsedShop.Shopper);
        await SpeakAsync(language);
        await GoAsync("/product-1");
        await Page.ClickAsync(".add-to-cart-button");
        await CheckAsync(ShownPages.Public);
        await GoAsync("/customer/cashback");
        await Expect("main").ToContainTextAsync("=1</script><script>");
    }

    [TestCaseSource(nameof(s_languages))]
    public async Task Pages_of_the_salon_show_it_as_text(string language)
    {
        await SignInAsync(BrowsedShop.Owner);
        await SpeakAsync(language);
        var client = await LookUpAsync(BrowsedShop.Shopper);
        await CheckAsync("/salon/counter", client);
        await GoAsync(client);
        await Expect("main").ToContainTextAsync("=1</script><script>");
    }

    [TestCaseSource(nameof(s_languages))]
    public async Task Pages_of_the_admin_area_show_it_as_text(string language)
    {
        await SignInAsync(BrowsedShop.Owner);
        await SpeakAsync(language);
        await CheckAsync(ShownPages.Admin);
        await GoAsync("/Admin/CashbackTier/List");
        await Expect("main").ToContainTextAsync("=1</script><script>");
    }

    [Test]
    public async Task A_notice_that_names_rules_shows_it_as_text()
    {
        using (var scope = Shop.Services.CreateScope())
        {
            var drafts = scope.ServiceProvider.GetRequiredService<IRepository<RuleDraft>>();
            var draft = (await drafts.GetByIdAsync(2))!;
            draft.Rules = Cap().Replace(draft.Rules, "\"CapPercent\":1");
            await drafts.UpdateAsync(draft);
        }

        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackDraft/Edit/2");
        await Page.ClickAsync("#put-live");
        await Expect("#bar-notification").ToContainTextAsync("=1</script><script>");
        await CheckHereAsync("the notice");
    }

    [Test]
    public async Task A_draft_that_is_put_live_runs_nothing()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackSimulator/Index");
        await Page.FillAsync("#draft-name", Hostile);
        await Page.ClickAsync("form[action*=Draft] button");
        await Page.ClickAsync("#put-live");
        await Expect("#bar-notification").Not.ToBeEmptyAsync();
        await CheckHereAsync("the notice");
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task A_file_gives_no_spreadsheet_a_formula(int content)
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackVoucher/List");
        var file = await Page.EvaluateAsync<string>("""
            async content => {
                const form = new FormData();
                form.set('__RequestVerificationToken', document.querySelector('input[name=__RequestVerificationToken]').value);
                form.set('Export.BranchId', '0');
                form.set('Export.ContentId', content);
                form.set('Export.Format', 'csv');
                return await (await fetch('/Admin/CashbackVoucher/Download', { method: 'POST', body: form })).text();
            }
            """, content);

        Assert.That(file, Does.Contain("'=").And.Not.Match("(?m)(^|[,\"])="));
    }

    async Task CheckAsync(params string[] pages)
    {
        foreach (var page in pages)
        {
            await GoAsync(page);
            await CheckHereAsync(page);
        }
    }

    async Task CheckHereAsync(string page)
    {
        Assert.That(await Page.EvaluateAsync<bool>(Ran), Is.False, page);
        await Assertions.Expect(Page.Locator("h1")).ToHaveCountAsync(1);
        Assert.That(await Page.Locator("img[src=x]").CountAsync(), Is.Zero, page);
    }

    [GeneratedRegex("\"CapPercent\":[0-9.]+", RegexOptions.IgnoreCase)]
    private static partial Regex Cap();
}
