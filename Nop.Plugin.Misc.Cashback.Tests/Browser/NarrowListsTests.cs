using Microsoft.Playwright;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What has to be in view on a phone without moving a list sideways.</summary>
public class NarrowListsTests : BrowserTests
{
    protected override int Width => Phone;

    [SetUp]
    public Task EnterAsync() => SignInAsync(BrowsedShop.Owner);

    [Test]
    public async Task The_balance_of_wallets()
    {
        await GoAsync("/Admin/CashbackWallet/List");
        await PictureAsync("narrow-wallets");
        await AssertInViewAsync(Page.Locator("#wallets-grid tbody tr").First.GetByText("25.00").First);
        await Expect("#wallets-grid tbody tr:first-child td:first-child").ToContainTextAsync("Card");
    }

    [Test]
    public async Task Amounts_and_kinds_of_the_entries_of_a_wallet()
    {
        await GoAsync("/Admin/CashbackWallet/Wallet/1");
        await PictureAsync("narrow-entries");
        var row = Page.Locator("#entries-grid tbody tr").First;
        foreach (var cell in await row.Locator("td:visible").AllAsync())
            await AssertInViewAsync(cell);
        await Expect("#entries-grid tbody tr:first-child td:visible small.d-md-none").Not.ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_state_of_approvals()
    {
        using (var scope = Shop.Services.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<IRepository<Proposal>>().InsertAsync(new Proposal
            {
                KindId = (int)ProposalKind.Adjustment, SubjectId = 1, Name = "0001", Amount = 30_00, CurrencyCode = "EUR", Reason = "a gesture", ActKey = "adjust:1:narrow", ProposedBy = 1, ProposedOnUtc = UtcNow,
            });
        }

        await GoAsync("/Admin/CashbackApproval/List");
        await PictureAsync("narrow-approvals");
        await AssertInViewAsync(Page.GetByText("State: ").First);
    }

    [Test]
    public async Task The_state_of_a_tills_key_and_what_revokes_it()
    {
        using (var scope = Shop.Services.CreateScope())
        {
            const TillScopes Everything = TillScopes.BalanceRead | TillScopes.Earn | TillScopes.Redeem | TillScopes.Refund | TillScopes.Export;
            await scope.ServiceProvider.GetRequiredService<ITillKeys>().MakeAsync(new TillKey { Till = "Reception", Scopes = Everything }, 1);
        }

        await GoAsync("/Admin/CashbackTill/List");
        await PictureAsync("narrow-till-keys");
        await AssertInViewAsync(Page.Locator("#till-keys button").First);
        await AssertInViewAsync(Page.Locator("#till-keys").GetByText("State: ").First);
    }

    [Test]
    public async Task The_own_wallet_offers_no_form_and_says_why()
    {
        using (var scope = Shop.Services.CreateScope())
        {
            var owner = await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Owner);
            var key = await scope.ServiceProvider.GetRequiredService<IWalletDirectory>().KeyAsync(owner.Id, 1);
            await scope.ServiceProvider.GetRequiredService<ICashbackLedger>().AdjustAsync(key, 500, new PostingContext(Channel.Admin, 1, UtcNow) { Reason = "own" });
            var wallet = (await scope.ServiceProvider.GetRequiredService<IWalletDirectory>().FindAsync(key))!.Wallet;
            await GoAsync($"/Admin/CashbackWallet/Wallet/{wallet.Id}");
        }

        await Expect("#own-wallet").ToContainTextAsync("your own wallet");
        await Expect("form[action$=Adjust]").ToHaveCountAsync(0);
    }

    async Task AssertInViewAsync(ILocator what)
    {
        var box = (await what.BoundingBoxAsync())!;
        Assert.That((box.X >= 0, box.X + box.Width <= Phone), Is.EqualTo((true, true)), await what.InnerTextAsync());
    }
}
