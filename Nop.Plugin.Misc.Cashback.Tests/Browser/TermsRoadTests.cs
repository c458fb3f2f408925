namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The terms are written from settings and rules; a change makes a version, and older ones stay.</summary>
public class TermsRoadTests : BrowserTests
{
    [Test, Order(1)]
    public async Task Everybody_reads_the_terms_that_are_in_force()
    {
        await GoAsync("/cashback/terms");
        await Expect("main").ToContainTextAsync("Version 1");
        await Expect("main").ToContainTextAsync("Gold: from a spend of 500.00");
        await PictureAsync("terms");
        await Page.ClickAsync(".cashback-terms-contents a:has-text('Refunds')");
        await Expect(":target h2").ToHaveTextAsync("Refunds and cancelled orders");

        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");
        await Page.ClickAsync(".cashback-terms-link a");
        await Expect("h1").ToHaveTextAsync("Cashback terms");
    }

    [TestCase("it", "Condizioni del cashback", "Chi partecipa"), Order(2)]
    [TestCase("ru", "Условия кешбэка", "Кто участвует")]
    [TestCase("fi", "Cashbackin ehdot", "Kuka osallistuu")]
    [TestCase("fr", "Conditions du cashback", "Qui participe")]
    [TestCase("pl", "Regulamin cashbacku", "Kto bierze udział")]
    public async Task They_are_in_the_language_of_the_page(string language, string title, string section)
    {
        await SpeakAsync(language);
        await GoAsync("/cashback/terms");
        await Expect("h1").ToHaveTextAsync(title);
        await Expect("main").ToContainTextAsync(section);
        await PictureAsync("terms" + language);
        await SpeakAsync("en");
    }

    [Test, Order(3)]
    public async Task A_changed_rule_makes_a_version_and_the_older_one_can_still_be_read()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Name", "<b>Tuesday</b>");
        await Page.FillAsync("#Multiplier", "2");
        await Page.CheckAsync("#weekday-2");
        await Page.Locator("button[name=save]").First.ClickAsync();
        await Expect("tbody").ToContainTextAsync("<b>Tuesday</b>");

        await GoAsync("/cashback/terms");
        await Expect("main").ToContainTextAsync("Version 2");
        await Expect("main").ToContainTextAsync("<b>Tuesday</b>");
        await Expect("main").ToContainTextAsync("When: Tuesday");
        await GoAsync("/cashback/terms?version=1");
        await Expect("main").Not.ToContainTextAsync("Tuesday");

        await GoAsync("/Admin/CashbackTermsVersion/List");
        await Expect("tbody tr").ToHaveCountAsync(2);
        await Page.ClickAsync("#terms-text a[lang=fi]");
        await Expect("#terms-text").ToContainTextAsync("Kuka osallistuu");
        await PictureAsync("terms-admin");
    }
}
