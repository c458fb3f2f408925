using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Plastic cards from the printer to the counter, and what becomes of a lost one.</summary>
public class CardRoadTests : BrowserTests
{
    [Test]
    public async Task A_card_of_a_batch_is_given_at_the_counter_lost_and_replaced()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackCardBatch/List");
        await Page.FillAsync("#Batch_Name", "Spring");
        await Page.FillAsync("#Batch_Cards", "11");
        await Page.ClickAsync("#new-batch button[type=submit]");
        await Page.ClickAsync("a[href*=Sheet]");
        Assert.That((await Page.Locator(".sheet").CountAsync(), await Page.Locator(".plastic").CountAsync()), Is.EqualTo((2, 11)));
        var cards = await Page.Locator(".plastic .number").AllInnerTextsAsync();

        await LookUpAsync(cards[0]);
        await Expect(".note[role=status]").ToContainTextAsync("nobody’s yet");
        await Expect(".problem").ToHaveCountAsync(0);
        await Page.FillAsync("#q", BrowsedShop.Shopper);
        await Page.ClickAsync(".find button");
        await Expect("#Cards_NewCard").ToHaveValueAsync(cards[0].Replace(" ", "", StringComparison.Ordinal));
        await Page.ClickAsync("#give-card button");
        await Expect(".note[role=status]").ToContainTextAsync("has the card now");

        await LookUpAsync(cards[0]);
        await Page.ClickAsync("#block-card summary");
        await Page.ClickAsync("#block-card button");
        await Expect("#Cards_Reason-error").Not.ToBeEmptyAsync();
        await Page.FillAsync("#Cards_Reason", "lost in the tram");
        await Page.FillAsync("#Cards_Replacement", cards[1]);
        await Page.ClickAsync("#block-card button");
        await Expect(".note[role=status]").ToContainTextAsync("blocked");

        await LookUpAsync(cards[0]);
        await Expect(".problem").ToContainTextAsync("blocked");
        await Expect(".amount").ToHaveCountAsync(0);
        await LookUpAsync(cards[1]);
        await Expect(".amount").Not.ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_sheet_prints_ten_cards_a_page_of_A4_and_cuts_none_off()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackCardBatch/List");
        await Page.FillAsync("#Batch_Name", "Print");
        await Page.FillAsync("#Batch_Cards", "20");
        await Page.ClickAsync("#new-batch button[type=submit]");
        await Page.ClickAsync("a[href*=Sheet]");
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        var pdf = await Page.PdfAsync(new() { PreferCSSPageSize = true });
        var pages = System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");
        var outside = await Page.EvaluateAsync<int>("() => [...document.querySelectorAll('.sheet')].filter(sheet => { const s = sheet.getBoundingClientRect(), mm = s.width / 210; return [...sheet.querySelectorAll('.plastic')].some(card => { const c = card.getBoundingClientRect(); return c.left < s.left + 5 * mm || c.right > s.right - 5 * mm || c.top < s.top + 5 * mm || c.bottom > s.top + 292 * mm || card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1; }); }).length");
        Assert.That((pages, outside), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task The_test_card_is_answered_and_looks_nobody_up()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/salon/counter/TryScanner");
        await Expect(".test-card svg").ToBeVisibleAsync();
        await LookUpAsync("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
        await Expect(".note[role=status]").ToContainTextAsync("types rightly");
        await LookUpAsync("QBCDEFGHIJKL?NOPARSTUVZXYWà&é\"'(-è_ç");
        await Expect(".problem").ToContainTextAsync("AZERTY");
    }
}
