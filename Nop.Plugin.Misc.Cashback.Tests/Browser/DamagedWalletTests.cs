using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What the owner reads of a wallet that somebody changed in the database: words, what to do, and nothing wider than a phone.</summary>
public class DamagedWalletTests : BrowserTests
{
    const string Told = ".cashback-damage";

    protected override int Width => Phone;

    [SetUp]
    public async Task ChangeAsync()
    {
        using var scope = Shop.Services.CreateScope();
        var wallets = scope.ServiceProvider.GetRequiredService<IRepository<Wallet>>();
        var wallet = (await wallets.GetByIdAsync(1))!;
        wallet.Available = 99_00;
        await wallets.UpdateAsync(wallet);
        await SignInAsync(BrowsedShop.Owner);
    }

    [Test]
    public async Task Verified_by_itself_it_says_whose_it_is_and_what_to_do()
    {
        await GoAsync("/Admin/CashbackWallet/Wallet/1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Verify this wallet" }).ClickAsync();
        await Expect(Told).ToContainTextAsync("Anna Korhonen");
        await Expect(Told).ToContainTextAsync("The balance of the wallet");
        await Expect(Told).ToContainTextAsync("What to do");
        await Expect($"{Told} dl").Not.ToBeVisibleAsync();
        await Page.ClickAsync($"{Told} summary");
        await Expect($"{Told} dl").ToContainTextAsync("WalletBalance");
        await PictureAsync("damaged-wallet");
    }

    [Test]
    public async Task Verified_with_all_others_too()
    {
        await GoAsync("/Admin/CashbackWallet/List");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Verify the ledger" }).ClickAsync();
        await Expect(Told).ToContainTextAsync("Anna Korhonen");
        await PictureAsync("damaged-ledger");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Open this wallet" }).ClickAsync();
        await Expect("h1").ToContainTextAsync("Anna Korhonen");
    }
}
