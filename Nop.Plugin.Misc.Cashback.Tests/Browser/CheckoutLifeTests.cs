using Cashback.Preview.Seeding;
using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What a shopper reads when something happens between the choice and the order. The cart costs 73.20, the shopper has 25.00.</summary>
[TestFixture(true)]
[TestFixture(false)]
public class CheckoutLifeTests(bool onePage) : BrowserTests
{
    const string Total = "tr.order-total .value-summary";
    const string Note = "tr.cashback-note";
    const string Problem = ".message-error";

    [OneTimeSetUp]
    public async Task ChooseCheckoutAsync()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        await CheckoutKind.SetAsync(scope.ServiceProvider, onePage);
    }

    [SetUp]
    public async Task StartWithAnEmptyCartAsync()
    {
        await SetLeastTotalAsync(0);
        await SetLimitsAsync(settings => (settings.RedeemMaxPerOrder, settings.RedeemMaxSharePercent, settings.RedeemOffDays) = (0, 100, ""));
        await WithWalletAsync(async (ledger, key) =>
        {
            var missing = BrowsedShop.Credit - (await ledger.GetBalanceAsync(key)).Usable;
            if (missing > 0)
                await ledger.GrantAsync(key, missing, null, new PostingContext(Channel.Admin, 0, UtcNow) { Reason = "Again" });
        });
        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync("/cart");
        for (var left = await Page.Locator(".remove-btn").CountAsync(); left > 0; left--)
        {
            await Page.Locator(".remove-btn").First.ClickAsync();
            await Expect(".remove-btn").ToHaveCountAsync(left - 1);
        }
    }

    [Test]
    public async Task A_choice_whose_credit_is_gone_falls_away_with_a_word_and_the_order_goes_through()
    {
        await ChooseAllAsync();
        await TakeInSalonAsync(BrowsedShop.Credit);

        await GoAsync("/cart");
        await Expect(Note).ToContainTextAsync("not used");
        await Expect(Total).ToHaveTextAsync("€73.20");
        await GoToPaymentAsync();
        await Expect(".cashback-box").ToContainTextAsync("no cashback");
        await GoToConfirmAsync();
        await Expect(Note).ToContainTextAsync("no cashback");
        await ConfirmAsync();

        await Expect(".order-completed-page").ToBeVisibleAsync();
    }

    [Test]
    public async Task Nobody_pays_more_than_the_confirm_page_showed()
    {
        await ChooseAllAsync();
        await ToConfirmAsync();
        await Expect(Total).ToHaveTextAsync("€48.20");
        await TakeInSalonAsync(2000);

        await ConfirmAsync();
        await Expect(Problem).ToContainTextAsync("€25.00");
        await Expect(Problem).ToContainTextAsync("€5.00");
        await Expect(Total).ToHaveTextAsync("€68.20");
        await ConfirmAsync();

        await Expect(".order-completed-page").ToBeVisibleAsync();
        await Page.ClickAsync(".details-link a");
        await Expect("tr.order-total").ToContainTextAsync("€68.20");
    }

    [Test]
    public async Task Nobody_pays_more_than_the_window_shows_in_which_they_confirm()
    {
        await ChooseAllAsync();
        await ToConfirmAsync();
        await Expect(Total).ToHaveTextAsync("€48.20");
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync($"{Address}/cart");
        await other.ClickAsync(".cashback-remove");
        await Assertions.Expect(other.Locator(Total)).ToHaveTextAsync("€73.20");

        await ConfirmAsync();
        await Expect(Problem).ToContainTextAsync("€25.00");
        await Expect(Total).ToHaveTextAsync("€73.20");
        await ConfirmAsync();

        await Expect(".order-completed-page").ToBeVisibleAsync();
    }

    [Test]
    public async Task The_least_order_total_is_left_to_pay_and_the_page_says_so()
    {
        await SetLeastTotalAsync(70);
        await ChooseAllAsync();

        await ToConfirmAsync();
        await Expect(Total).ToHaveTextAsync("€70.00");
        await Expect(Note).ToContainTextAsync("€3.20");
        await Expect(Note).ToContainTextAsync("€70.00");
        await ConfirmAsync();

        await Expect(".order-completed-page").ToBeVisibleAsync();
    }

    [Test]
    public async Task A_limit_that_comes_between_the_confirm_page_and_the_click_is_told_and_asked_about()
    {
        await ChooseAllAsync();
        await ToConfirmAsync();
        await Expect(Total).ToHaveTextAsync("€48.20");
        await SetLimitsAsync(settings => settings.RedeemMaxPerOrder = 10);

        await ConfirmAsync();
        await Expect(Problem).ToContainTextAsync("€25.00");
        await Expect(Problem).ToContainTextAsync("€10.00");
        await Expect(Total).ToHaveTextAsync("€63.20");
        await ConfirmAsync();

        await Expect(".order-completed-page").ToBeVisibleAsync();
    }

    [Test]
    public async Task A_limit_is_told_before_it_bites_and_the_amount_that_is_possible_is_one_tap_away()
    {
        await SetLimitsAsync(settings => settings.RedeemMaxSharePercent = 20);
        await BuyAsync(BrowsedShop.Product);
        await Expect(".cashback-limit").ToContainTextAsync("€14.64");

        await Page.FillAsync("#cashback-amount", "20,00");
        await Page.ClickAsync(".cashback-apply");
        await Expect("#cashback-message").ToContainTextAsync("at most 20 %");
        await Page.ClickAsync(".cashback-offer");
        await Expect(Total).ToHaveTextAsync("€58.56");
    }

    [Test]
    public async Task On_a_day_off_there_is_no_field_and_the_choice_keeps_nobody_from_ordering()
    {
        await ChooseAllAsync();
        await SetLimitsAsync(settings => settings.RedeemOffDays = "2000-01-01..2100-01-01");
        await GoAsync("/cart");
        await Expect(".cashback-box").ToContainTextAsync("cannot be used today");
        await Expect("#cashback-amount").ToHaveCountAsync(0);
        await ToConfirmAsync();
        await Expect(Total).ToHaveTextAsync("€73.20");
        await ConfirmAsync();

        await Expect(".order-completed-page").ToBeVisibleAsync();
    }

    async Task SetLimitsAsync(Action<CashbackSettings> change)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.ChangeAsync(change);
    }

    async Task ChooseAllAsync()
    {
        await BuyAsync(BrowsedShop.Product);
        await Page.ClickAsync(".cashback-max");
        await Expect("tr.cashback-used").ToBeVisibleAsync();
    }

    async Task ToConfirmAsync()
    {
        await GoToPaymentAsync();
        await GoToConfirmAsync();
    }

    Task ConfirmAsync() => Page.ClickAsync(".confirm-order-next-step-button");

    Task TakeInSalonAsync(long amount) => WithWalletAsync(async (ledger, key) =>
    {
        var spent = await ledger.SpendAsync(key, new HoldRequest(HoldPurpose.Counter, Guid.NewGuid().ToString("n"), amount, new PostingContext(Channel.Salon, 0, UtcNow)));
        Assert.That(spent.IsDone, Is.True);
    });

    async Task WithWalletAsync(Func<ICashbackLedger, WalletKey, Task> act)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var customer = (await scope.ServiceProvider.GetRequiredService<IRepository<Customer>>().GetAllAsync(all => all.Where(row => row.Email == BrowsedShop.Shopper))).Single();
        await act(scope.ServiceProvider.GetRequiredService<ICashbackLedger>(), await scope.ServiceProvider.GetRequiredService<IWalletDirectory>().KeyAsync(customer.Id, storeId: 1));
    }

    async Task SetLeastTotalAsync(decimal amount)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var settings = scope.ServiceProvider.GetRequiredService<ISettingService>();
        var orders = await settings.LoadSettingAsync<OrderSettings>();
        orders.MinOrderTotalAmount = amount;
        await settings.SaveSettingAsync(orders);
    }
}
