using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What holds for every page that the plugin has a part in.</summary>
public partial class PagesTests : BrowserTests
{
    // Answers to a page's own script; a part of the wallet's page that needs an order; pages of the shop and the salon.
    static readonly string[] Others =
    [
        "CashbackDeletion.Progress", "CashbackGiftRun.Progress", "CashbackGuard.Warning", "CashbackMerge.Show", "CashbackMerge.Watch", "CashbackOrder.IntoCredit", "CashbackOrder.Outcome", "CashbackSimulator.Progress", "CashbackWallet.Why", "CashbackWayBack.Lead",
        "CashbackAccount.ConfirmAddress", "CashbackAccount.DownloadData", "CashbackAccount.Index", "CashbackCardBatch.Sheet", "CashbackCarry.Card", "CashbackCarry.Voucher", "CashbackChecker.Index", "CashbackChecker.Manifest", "CashbackChecker.Worker", "CashbackCounter.Index", "CashbackCounter.TryScanner", "CashbackDay.Index", "CashbackSale.Index", "CashbackSale.Products", "CashbackSale.Slip", "CashbackSlip.Slip", "CashbackInvite.Open", "CashbackLetters.Index", "CashbackTermsVersion.Poster", "CashbackTerms.Index",
    ];

    [OneTimeSetUp]
    public Task AddOneOfEachAsync() => ShownPages.AddOneOfEachAsync(Shop.Services);

    [Test]
    public void Every_page_of_the_admin_area_is_looked_at()
    {
        var shown = ShownPages.Admin.Select(page => AdminPage().Replace(page, "$1.$2"));

        Assert.That(AccessTests.PagesOfTheTable.Except(shown).Except(Others), Is.Empty);
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
        await LookUpAsync(BrowsedShop.Marked);
        await Expect("main h2").ToContainTextAsync(BrowsedShop.MarkedName);
    }

    [Test]
    public async Task Every_page_of_the_shop_and_the_salon_fits_a_phone()
    {
        await Page.SetViewportSizeAsync(Phone, 844);
        await SignInAsync(BrowsedShop.Owner);
        await BuyAsync(BrowsedShop.Product);
        var (wide, elsewhere) = (new List<string>(), new List<string>());
        foreach (var page in ShownPages.Public.Append("/salon/counter"))
        {
            await GoAsync(page);
            if (new Uri(Page.Url).PathAndQuery != page)
                elsewhere.Add(page);
            if (await PageWidthAsync() > Phone)
                wide.Add(page);
        }

        Assert.Multiple(() =>
        {
            Assert.That(wide, Is.Empty);
            Assert.That(elsewhere, Is.Empty, "Pages that lead elsewhere were not looked at.");
        });
    }

    [GeneratedRegex(@"^/Admin/(\w+)/(\w+).*")]
    private static partial Regex AdminPage();
}
