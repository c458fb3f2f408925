using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner tries rules, keeps margins and looks for slow days.</summary>
public class InsightRoadTests : BrowserTests
{
    const string Said = "#bar-notification";

    [SetUp]
    public Task SignOwnerInAsync() => SignInAsync(BrowsedShop.Owner);

    [Test]
    public async Task A_draft_is_made_changed_tried_beside_the_live_rules_and_deleted()
    {
        await GoAsync("/Admin/CashbackSimulator/Index");
        await Page.FillAsync("#draft-name", "Generous");
        await Page.ClickAsync("form[action*=Draft] button");
        await Page.FillAsync("[name='Tiers[0].Rate']", "9");
        await Page.ClickAsync("[name=save]");
        await Expect(Said).ToContainTextAsync("saved");

        await GoAsync("/Admin/CashbackSimulator/Index");
        await Page.SelectOptionAsync("#Second", new SelectOptionValue { Label = "Generous" });
        await Page.ClickAsync("#simulator-form button");
        await Expect("#simulation-result").ToContainTextAsync("Generous");

        await GoAsync("/Admin/CashbackSimulator/Index");
        await Row("Generous").GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.ClickAsync(".content-header .btn-danger");
        await Assertions.Expect(Row("Generous")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_overview_says_when_the_ledger_was_last_found_intact()
    {
        await GoAsync("/Admin/CashbackWallet/List");
        await Page.ClickAsync(".content-header button");
        await GoAsync("/Admin/CashbackOverview/Index");
        await Expect("#overview-verified").ToContainTextAsync("Last found intact:");
    }

    [Test]
    public async Task What_is_wrong_in_a_draft_is_said_beside_its_field()
    {
        await GoAsync("/Admin/CashbackSimulator/Index");
        await Page.FillAsync("#draft-name", "Wrong");
        await Page.ClickAsync("form[action*=Draft] button");
        await Page.FillAsync("[name='Tiers[0].Rate']", "150");
        await Page.ClickAsync("[name=save]");
        await Expect("[data-valmsg-for='Tiers[0].Rate']").Not.ToBeEmptyAsync();
    }

    [Test]
    public async Task A_drafts_cards_and_tier_terms_are_changed_and_put_live()
    {
        await GoAsync("/Admin/CashbackCard/Create");
        await Page.FillAsync("#Name", "Friend");
        await Page.FillAsync("#Rate", "4");
        await Page.ClickAsync("[name=save]");
        await Assertions.Expect(Row("Friend")).ToContainTextAsync("4");
        await GoAsync("/Admin/CashbackSimulator/Index");
        await Page.FillAsync("#draft-name", "Kinder");
        await Page.ClickAsync("form[action*=Draft] button");
        await Page.FillAsync("[name='Cards[0].Rate']", "6");
        await Page.FillAsync("#TierGraceDays", "21");
        await Page.ClickAsync("[name=save]");
        await Expect(Said).ToContainTextAsync("saved");

        await Page.ClickAsync("#put-live");
        await Expect(Said).ToContainTextAsync("in force");
        await GoAsync("/Admin/CashbackCard/List");
        await Assertions.Expect(Row("Friend")).ToContainTextAsync("6");
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Expect("#TierGraceDays").ToHaveValueAsync("21");
    }

    [Test]
    public async Task A_draft_does_not_go_live_without_what_is_typed_and_not_saved()
    {
        var said = new List<string>();
        Page.Dialog += (_, dialog) => said.Add(dialog.Message);
        await GoAsync("/Admin/CashbackSimulator/Index");
        await Page.FillAsync("#draft-name", "Hasty");
        await Page.ClickAsync("form[action*=Draft] button");
        await Page.FillAsync("#TierGraceDays", "17");
        await Page.ClickAsync("#put-live");

        Assert.That(said, Is.EqualTo(new[] { "What you changed in the draft is not saved yet. Save it first, then go on." }));
        await Expect("#TierGraceDays").ToHaveValueAsync("17");
    }

    [Test]
    public async Task A_hard_cap_below_rates_is_refused_with_their_names_and_nothing_is_saved()
    {
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.FillAsync("#EarnCapPercent", "7");
        await Page.FillAsync("#TierReturnDays", "3");
        await Page.ClickAsync("[name=save]");
        await Expect("[data-valmsg-for=EarnCapPercent]").ToContainTextAsync("tier Gold 10");

        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Expect("#EarnCapPercent").ToHaveValueAsync("0");
        await Expect("#TierReturnDays").ToHaveValueAsync("0");
    }

    [Test]
    public async Task Days_in_the_wrong_order_are_refused()
    {
        await GoAsync("/Admin/CashbackSimulator/Index");
        await Page.FillAsync("#From", "2026-05-02");
        await Page.FillAsync("#To", "2026-05-01");
        await Page.ClickAsync("#simulator-form button");
        await Expect("[data-valmsg-for=To]").Not.ToBeEmptyAsync();
    }

    [Test]
    public async Task Products_that_could_give_back_too_much_are_named()
    {
        await GoAsync("/Admin/CashbackGuard/List");
        await Page.FillAsync("#WarnPercent", "1");
        await Page.ClickAsync("[name=save]");
        await Assertions.Expect(Row(BrowsedShop.Product)).ToContainTextAsync("%");

        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Expect("#guard-warning p").ToContainTextAsync("products");
        await GoAsync("/Admin/CashbackGuard/List");
        await Page.FillAsync("#WarnPercent", "90");
        await Page.ClickAsync("[name=save]");
        await Expect("#guard-summary").ToContainTextAsync("None");
    }

    [Test]
    public async Task The_slow_days_page_shows_the_week()
    {
        await GoAsync("/Admin/CashbackSlowDays/List");
        await Expect("#heat").ToContainTextAsync("Monday");
    }

    [Test]
    public async Task A_programme_is_prefilled_for_a_slow_day()
    {
        await GoAsync("/Admin/CashbackProgramme/Create?name=Tuesday%2010&weekday=2&fromHour=10&toHour=14");
        await Expect("#Name").ToHaveValueAsync("Tuesday 10");
        await Expect("#Multiplier").ToHaveValueAsync("2");
        await Expect("#weekday-2").ToBeCheckedAsync();
        await Expect("#FromTime").ToHaveValueAsync("10:00");
        await Expect("#ToTime").ToHaveValueAsync("14:00");
    }

    ILocator Row(string text) => Page.Locator("tbody tr", new() { HasText = text });
}
