using Microsoft.Playwright;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner makes bonuses and gives a gift to many; clients see what they got, and invite friends.</summary>
public class BonusRoadTests : BrowserTests
{
    [SetUp]
    public Task SignOwnerInAsync() => SignInAsync(BrowsedShop.Owner);

    [Test, Order(1)]
    public async Task A_bonus_is_added_with_the_fields_of_its_kind()
    {
        await GoAsync("/Admin/CashbackBonus/List");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Inviting a friend" }).ClickAsync();
        await Expect("#FriendAmount").ToBeVisibleAsync();
        await Expect("#DaysBeforeBirthday").ToHaveCountAsync(0);
        await Page.FillAsync("#Name", "Bring a friend");
        await Page.FillAsync("#Amount", "8.50");
        await Page.FillAsync("#FriendAmount", "4");
        await SaveAsync();

        await Assertions.Expect(Row("Bring a friend")).ToContainTextAsync("8.50");
        await Row("Bring a friend").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect("#FriendAmount").ToHaveValueAsync("4.00");
    }

    [Test, Order(2)]
    public async Task What_a_bonus_cannot_be_is_said_beside_its_field()
    {
        await GoAsync("/Admin/CashbackBonus/Create?kind=Birthday");
        await Page.FillAsync("#Name", "Birthday");
        await Page.FillAsync("#Amount", "0");
        await Page.FillAsync("#DaysBeforeBirthday", "61");
        await Page.EvalOnSelectorAsync("#bonus-form", "form => form.noValidate = true");
        await SaveAsync();

        await Expect("[data-valmsg-for=Amount]").Not.ToBeEmptyAsync();
        await Expect("[data-valmsg-for=DaysBeforeBirthday]").ToContainTextAsync("60");
    }

    [Test, Order(3)]
    public async Task A_gift_run_tells_what_it_would_do_and_does_it_once()
    {
        await GoAsync("/Admin/CashbackGiftRun/Create");
        await Page.FillAsync("#Name", "Christmas");
        await Page.FillAsync("#Amount", "3");
        await Page.FillAsync("#Message", "Happy holidays");
        await SaveAsync();

        await Expect("#run-preview").ToContainTextAsync("4 clients will get it, 12.00");
        await Page.ClickAsync("#release-run");
        await Expect("#run-progress").ToContainTextAsync("4 of 4");
        await Expect("#run-progress").ToContainTextAsync("done");
        await PictureAsync("bonus-run");

        await SignOutAndInAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");
        await Expect(".cashback-main").ToContainTextAsync("28.00");
        await Expect("table.cashback-table >> nth=-1").ToContainTextAsync("Gift: Christmas");
    }

    [Test, Order(4)]
    public async Task A_planned_run_waits_and_can_be_stopped()
    {
        await GoAsync("/Admin/CashbackGiftRun/Create");
        await Page.FillAsync("#Name", "Easter");
        await Page.FillAsync("#Amount", "3");
        await Page.FillAsync("#Start", $"{UtcNow.Year + 1}-03-01T09:00");
        await SaveAsync();
        await Page.ClickAsync("#release-run");
        await Expect("#run-progress").ToContainTextAsync("planned");
        await Page.ClickAsync("#go-on");
        await Expect("#run-progress").ToContainTextAsync("planned");
        await Page.ClickAsync("#stop-run");

        await Expect("#run-progress").ToContainTextAsync("stopped");
        await GoAsync("/Admin/ActivityLog/List");
        await Expect("main").ToContainTextAsync("Easter");
    }

    [Test, Order(5)]
    public async Task A_friend_follows_the_link_and_opens_an_account()
    {
        using var scope = Shop.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<BonusService>().SaveAsync(new Bonus { Name = "Friends", KindId = (int)BonusKind.Referral, Amount = 8_50, FriendAmount = 4_00, Active = true });
        await SignOutAndInAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");
        var link = await Page.InputValueAsync("#cashback-invite-link");
        await Expect(".cashback-qr svg").ToBeVisibleAsync();
        await PictureAsync("account");
        await Page.ClickAsync(".ico-logout");
        await GoAsync(new Uri(link).AbsolutePath);
        await Expect("#bar-notification").ToContainTextAsync("invited");
        await Page.FillAsync("#FirstName", "Bea");
        await Page.FillAsync("#Email", "bea@example.com");
        await Page.FillAsync("#Password", BrowsedShop.Password);
        await Page.ClickAsync("#register-button");

        await Expect(".ico-logout").ToBeVisibleAsync();
        Assert.That(scope.ServiceProvider.GetRequiredService<IRepository<Referral>>().Table.Count(), Is.EqualTo(1));
    }

    [Test, Order(6)]
    public async Task The_owner_finds_the_invitation_by_e_mail_and_state()
    {
        await GoAsync("/Admin/CashbackBonus/List");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Invitations" }).ClickAsync();
        await Assertions.Expect(Row("bea@example.com")).ToContainTextAsync("No order yet");
        await Assertions.Expect(Row("bea@example.com")).ToContainTextAsync(BrowsedShop.Shopper);
        await Page.FillAsync("#Email", "bea@");
        await Page.SelectOptionAsync("#StateId", new SelectOptionValue { Label = "refused" });
        await SearchAsync();
        await Assertions.Expect(Row("bea@example.com")).ToHaveCountAsync(0);
        await Page.SelectOptionAsync("#StateId", new SelectOptionValue { Label = "invited" });
        await SearchAsync();
        await Assertions.Expect(Row("bea@example.com")).ToBeVisibleAsync();
        await PictureAsync("referrals");

        await Page.FillAsync("#Email", BrowsedShop.Marked);
        await SearchAsync();
        await Assertions.Expect(Row("bea@example.com")).ToHaveCountAsync(0);
    }

    async Task SignOutAndInAsync(string email)
    {
        await GoAsync("/");
        await Page.ClickAsync(".ico-logout");
        await SignInAsync(email);
    }

    // The rows come after the answer: nothing is said of those that were there before.
    Task SearchAsync() => Page.RunAndWaitForResponseAsync(() => Page.ClickAsync("#search-referrals"), response => response.Url.Contains("ListRows", StringComparison.Ordinal));

    Task SaveAsync() => Page.Locator("button[name=save]").First.ClickAsync();

    ILocator Row(string text) => Page.Locator("tbody tr", new() { HasText = text });
}
