using Cashback.Preview.Seeding;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>
/// Takes the pictures of docs/images from the salon shop that <c>dotnet run --project build/PreviewStore</c> shows:
/// <c>build/test --filter FullyQualifiedName~PicturesOfPages</c>.
/// </summary>
[Explicit("Writes docs/images.")]
public class PicturesOfPages : BrowserTests
{
    const string Shopper = "anna@example.com";

    [Test]
    public async Task Taken_by_a_shopper()
    {
        await SignInAsync(Shopper);
        await GoAsync("/customer/cashback");
        await KeepAsync("account", fullPage: false);

        await BuyAsync("Vitamin C serum 30 ml");
        await BuyAsync("Moisture shampoo 250 ml");
        await GoAsync("/cart");
        await Page.FillAsync("#cashback-amount", "2.00");
        await Page.ClickAsync(".cashback-apply");
        await Expect("tr.cashback-used").ToBeVisibleAsync();
        await KeepAsync("cart");

        await Page.SetViewportSizeAsync(Phone, 844);
        await GoAsync("/customer/cashback");
        await KeepAsync("account-phone", fullPage: false);
    }

    [Test]
    public async Task Taken_by_a_clerk()
    {
        await Page.SetViewportSizeAsync(Phone, 720);
        await SignInAsync(SalonShop.Clerk);
        await LookUpAsync(Shopper);
        await KeepAsync("counter");

        await Page.ClickAsync(".sell");
        await Page.SelectOptionAsync("#Lines_0_CategoryId", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await Page.FillAsync("#Lines_0_Amount", "60.00");
        await Page.FillAsync("#Credit", "2.00");
        await Page.FillAsync("#Receipt", "R-1044");
        await Page.ClickAsync("button[value=preview]");
        await Expect(".outlook").ToBeVisibleAsync();
        await KeepAsync("counter-sale");

        await Page.ClickAsync(".sale button.primary");
        await Page.Locator(".undo summary").Last.ClickAsync();
        await Page.FillAsync("#Return_Amount", "20.00");
        await Page.FillAsync("#Return_Reason", "Unopened, given back");
        await KeepAsync("counter-return");
        await Page.ClickAsync("form[action$=Return] button");
        await Expect(".slip [role=status]").ToBeVisibleAsync();

        await Page.SetViewportSizeAsync(800, 720);
        await GoAsync("/salon/day?branchId=1");
        await Page.FillAsync("#Counted", "1.00");
        await Page.ClickAsync(".close-day button");
        await Expect(".close-day .problem").ToBeVisibleAsync();
        await KeepAsync("counter-day");
    }

    [Test]
    public async Task Taken_by_the_owner()
    {
        await SignInAsync(SalonShop.Owner);
        foreach (var (name, path) in new[] { ("configuration", "CashbackConfiguration/Configure"), ("wallet", "CashbackWallet/Wallet/1") })
        {
            await GoAsync($"/Admin/{path}");
            await KeepAsync(name, fullPage: false);
        }
    }

    private protected override async Task<SqliteDatabase> MakeDatabaseAsync()
    {
        var file = new SqliteDatabase(Path.Combine(ScratchFolder.Path, $"cashback-pictures-{Guid.NewGuid():N}.db"));
        await SalonYear.MakeAsync(file, TimeProvider.System.GetUtcNow());
        return file;
    }

    async Task KeepAsync(string name, bool fullPage = true)
    {
        var root = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Cashback.slnx")))
            root = root.Parent!;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(root.FullName, "docs", "images", $"{name}.png"), FullPage = fullPage });
    }
}
