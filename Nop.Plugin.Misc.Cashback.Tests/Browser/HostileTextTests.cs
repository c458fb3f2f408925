using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nop.Core.Domain.Localization;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Everything that people name is named by one text that is markup, script, format and formula at once: it stays a text wherever it shows.</summary>
public partial class HostileTextTests : BrowserTests
{
    // No longer than a receipt may be. What turns the direction of writing round ends it.
    const string Hostile = "=1</script><script>ran=1</script><img src=x onerror=ran=1>'\"\\{{\u202e";

    const string Ran = "() => window.ran === 1";

    // What the browser is asked to run in two of the languages is looked for in the pages of all.
    static readonly string[] s_languages = ["en", "fi"];
    static readonly string[] s_allLanguages = [.. BrowsedShop.Languages.Select(culture => culture[..2])];

    const string Formula = "(?m)(^|[,\"])=";

    static NUnit.Framework.Constraints.IResolveConstraint NoFormula => Does.Contain("'=").And.Not.Match(Formula);

    string _act = null!;
    string _sale = "";

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
        await NameAsync<CardBatch>(row => row.Name = Hostile);
        await NameAsync<Programme>(row => row.Name = Hostile);
        await NameAsync<Bonus>(row => row.Name = Hostile);
        await NameAsync<GiftRun>(row => row.Name = Hostile);
        await NameAsync<Nop.Plugin.Misc.Cashback.Segments.Segment>(row => (row.Name, row.Note) = (Hostile, Hostile));
        await NameAsync<Branch>(row => row.Name = Hostile);
        await NameAsync<OpeningBatch>(row => row.Name = Hostile);
        await NameAsync<OpeningRow>(row => (row.Email, row.Phone, row.Card, row.Tier, row.Note) = (Hostile, Hostile, Hostile, Hostile, Hostile));
        await NameAsync<ReturnRow>(row => (row.Receipt, row.Clerk) = (Hostile[..64], Hostile));
        await NameAsync<Product>(row => (row.Name, row.Sku) = (Hostile, Hostile));
        await NameAsync<Category>(row => row.Name = Hostile);
        await NameAsync<Manufacturer>(row => row.Name = Hostile);
        await NameAsync<Customer>(row => (row.FirstName, row.LastName, row.Company, row.StreetAddress) = (Hostile, Hostile, Hostile, Hostile));

        await Get<RuleDrafts>().CreateAsync(Hostile);
        await NameAsync<RuleDraft>(row => row.Name = Hostile);

        var shopper = await Get<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Shopper);
        var key = await Get<IWalletDirectory>().KeyAsync(shopper.Id, storeId: 1);
        var given = await Get<ICashbackLedger>().AdjustAsync(key, 500, new PostingContext(Channel.Admin, 1, UtcNow) { Reason = Hostile, IdempotencyKey = "hostile" });
        Assert.That(given.IsDone, "adjusted");
        var wallet = (await Get<IWalletDirectory>().FindAsync(key))!.Wallet;
        await Get<IRepository<AdjustmentText>>().InsertAsync(new AdjustmentText { WalletId = wallet.Id, Act = HashChain.KeyOf("hostile"), Text = Hostile });
        var taken = await Get<ICounterService>().TakeAsync(shopper.Id, 1, 100, 1, Hostile, 1);
        Assert.That(taken.IsDone, "taken at the counter");
        _act = taken.Act!;
        Assert.That(await Get<IRedemptions>().UndoAsync(_act, Hostile, 1, 1, ofOthers: true), Is.EqualTo(UndoRefusal.None));
        Assert.That((await Get<ICounterService>().TakeAsync(shopper.Id, 1, 100, 1, Hostile, 1)).IsDone, "taken again");
        var sold = await Get<ISalonSales>().RecordAsync(new(shopper.Id, 1, 1, Hostile, [new(1, 0, 1_00)], 0, 1));
        Assert.That(sold.IsDone, "sold");
        _sale = sold.Sale!.Sale.Act;
        Assert.That((await Get<ISalonSales>().ReturnAsync(new(sold.Sale.Sale.Number, 50, "hostile", Hostile, 1, 1))).IsDone, "returned");
        var friend = await Get<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Marked);
        await Get<IRepository<Referral>>().InsertAsync(new Referral { FriendId = friend.Id, ReferrerId = shopper.Id, CreatedOnUtc = UtcNow });
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
        await CheckAsync("/salon/counter", client, $"/salon/sale/Slip?act={_sale}", "/salon/day?branchId=1");
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
    public async Task A_slip_shows_receipt_and_reason_as_text()
    {
        await SignInAsync(BrowsedShop.Owner);
        await CheckAsync($"/salon/counter/Slip?act={_act}");
        await Expect("main").ToContainTextAsync("=1</script><script>");
        await Expect(".slip .problem").ToContainTextAsync("=1</script><script>");
    }

    [Test]
    public async Task Why_an_order_earned_what_it_did_is_text()
    {
        await SignInAsync(BrowsedShop.Marked);
        await GoAsync("/product-1");
        await Page.ClickAsync(".add-to-cart-button");
        await GoAsync("/cart");
        await GoToPaymentAsync();
        await GoToConfirmAsync();
        await Page.ClickAsync(".confirm-order-next-step-button");
        await Expect(".order-completed-page").ToBeVisibleAsync();
        await CheckAsync("/customer/cashback");
        await Expect("main").ToContainTextAsync("=1</script><script>");
        await AssertTextOnlyAsync(["/Admin/Order/Edit/1", "/Admin/CashbackWallet/Wallet/2"]);
    }

    [TestCaseSource(nameof(s_allLanguages))]
    public async Task No_page_has_a_name_as_markup_in(string language)
    {
        await AssertTextOnlyAsync([.. ShownPages.Public, .. ShownPages.Admin, "/salon/counter", $"/salon/counter/Slip?act={_act}"], language);
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

        Assert.That(file, NoFormula);
    }

    [TestCase("DownloadTable")]
    [TestCase("DownloadClients")]
    public async Task A_file_of_the_simulator_gives_no_spreadsheet_a_formula(string action)
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackSimulator/Index");
        await Page.SelectOptionAsync("#Second", new SelectOptionValue { Index = 1 });
        await Page.ClickAsync("#simulator-form button");
        await Expect("#simulation-result").ToContainTextAsync("=1</script>");
        var file = await Page.EvaluateAsync<string>("async action => { const form = document.querySelector(`form[action*=${action}]`); return await (await fetch(form.action, { method: 'POST', body: new FormData(form) })).text(); }", action);
        Assert.That(file, action == "DownloadTable" ? NoFormula : Does.StartWith("rules,").And.Not.Match(Formula));
    }

    /// <summary>What the owner gets of pages has the text nowhere as it is.</summary>
    async Task AssertTextOnlyAsync(string[] pages, string language = "en")
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Owner);
        using (var scope = Shop.Services.CreateScope())
            (await visitor.PostAsync($"/changelanguage/{scope.ServiceProvider.GetRequiredService<IRepository<Language>>().Table.First(row => row.UniqueSeoCode == language).Id}", [])).Dispose();

        var shown = 0;
        foreach (var page in pages)
        {
            using var answer = await visitor.GetAsync(page);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.That(html, Does.Not.Contain("<script>ran").And.Not.Contain("<img src=x"), page);
            shown += html.Contains("ran=1", StringComparison.Ordinal) && html.Contains($"lang=\"{language}\"", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.That(shown, Is.GreaterThan(pages.Length / 4), "pages that show it");
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
