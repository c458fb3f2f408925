using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner sets rates in percent and in amounts, and tries rules before saving them.</summary>
public class RateRoadTests : BrowserTests
{
    const string Maker = "Lumen & Co <b>";

    [OneTimeSetUp]
    public async Task AddMakerAsync()
    {
        using var scope = Shop.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<IRepository<Manufacturer>>().InsertAsync(new Manufacturer { Name = Maker, Published = true, PageSizeOptions = "", MetaKeywords = "", Description = "" });
    }

    [SetUp]
    public Task SignOwnerInAsync() => SignInAsync(BrowsedShop.Owner);

    [Test, Order(1)]
    public async Task A_manufacturer_gets_an_amount_per_piece()
    {
        await GoAsync("/Admin/CashbackRate/Manufacturers");
        await Expect("#manufacturer-rates-grid").ToContainTextAsync(Maker);
        await GoAsync("/Admin/CashbackRate/Manufacturer/1");
        await Page.FillAsync("#Rate", "1.50");
        await Page.SelectOptionAsync("#Unit", "1");
        await PictureAsync("manufacturer");
        await SaveAsync();

        await Expect("#manufacturer-rates-grid").ToContainTextAsync("1.50 EUR per item");
        await PictureAsync("manufacturers");
        await GoAsync("/Admin/ActivityLog/List");
        await Expect("main").ToContainTextAsync("Lumen");
        await GoAsync("/Admin/CashbackRate/Manufacturer/1");
        await Expect("#Rate").ToHaveValueAsync("1.50");
        await Expect("#Unit").ToHaveValueAsync("1");
    }

    [Test, Order(2)]
    public async Task A_category_gets_an_amount_per_order_and_an_amount_with_too_many_decimals_is_refused()
    {
        await GoAsync("/Admin/CashbackRate/Category/1");
        await Page.SelectOptionAsync("#Unit", "2");
        await Page.FillAsync("#Rate", "2.505");
        await SaveAsync();
        await Expect("[data-valmsg-for=Rate]").Not.ToBeEmptyAsync();
        await Expect("#Unit").ToHaveValueAsync("2");

        await Page.FillAsync("#Rate", "2.50");
        await SaveAsync();
        await Expect("main").ToContainTextAsync("2.50 EUR for a client’s first order of a day");
    }

    [Test, Order(3)]
    public async Task A_tier_is_tried_before_it_is_saved()
    {
        await GoAsync("/Admin/CashbackTier/Edit/2");
        await Page.FillAsync("#Rate", "20");
        await Page.FillAsync("#Preview_Item", "Hair");
        await Page.FillAsync("#Preview_Amount", "50");
        await Page.PressAsync("#Preview_Amount", "Enter");

        await Expect(".cashback-preview-result").ToContainTextAsync("10.00 EUR");
        await Expect(".cashback-preview-result").ToContainTextAsync("Gold · Hair · 50.00 EUR");
        await PictureAsync("preview-tier");
        await GoAsync("/Admin/CashbackTier/List");
        await Expect("main").Not.ToContainTextAsync("20 %");
    }

    [Test, Order(4)]
    public async Task A_new_programme_is_tried_for_the_clients_it_is_for()
    {
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Multiplier", "3");
        await Page.CheckAsync("#weekday-2");
        await Page.CheckAsync("#FirstOrder");
        await Page.SelectOptionAsync("#Preview_TierId", new SelectOptionValue { Label = "Gold" });
        await Page.FillAsync("#Preview_Item", "Keratin mask, 500 ml");
        await Page.FillAsync("#Preview_Amount", "24");
        await Page.FillAsync("#Preview_At", "2026-03-10T11:00");
        await TryAsync("7.20 EUR");
        await PictureAsync("preview-programme");

        await Page.FillAsync("#Preview_At", "2026-03-11T11:00");
        await TryAsync("2.40 EUR");
        await Expect(".cashback-preview-result").ToContainTextAsync("The programme does not apply to this purchase. It applies: Tue · first order");
        await Page.FillAsync("#Preview_At", "2026-03-10T11:00");
        await Page.UncheckAsync("#Preview_Meets");
        await TryAsync("2.40 EUR");
        await GoAsync("/Admin/CashbackProgramme/List");
        await Expect("main").ToContainTextAsync("There are no programmes");
    }

    [Test, Order(5)]
    public async Task A_preview_says_what_is_wrong()
    {
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Multiplier", "0");
        await Page.FillAsync("#Preview_Item", "No such thing");
        await Page.FillAsync("#Preview_Amount", "");
        await TryAsync("Multiplier: Enter a multiplier above 0 and at most 100.");
        await Expect(".cashback-preview-result").ToContainTextAsync("Price of all items, without tax: This field is required.");
        await Expect(".cashback-preview-result").ToContainTextAsync("No such thing");
    }

    [Test, Order(6)]
    public async Task Products_are_offered_while_somebody_types()
    {
        await GoAsync("/Admin/CashbackRate/Category/3");
        await Page.Locator("#Preview_Item").ClearAsync();
        await Page.Locator("#Preview_Item").PressSequentiallyAsync("Kera");
        await Expect("#preview-items option[value='Keratin mask, 500 ml']").ToHaveCountAsync(1);
        await Page.FillAsync("#Rate", "8");
        await Page.FillAsync("#Preview_Item", "Keratin mask, 500 ml");
        await TryAsync("4.00 EUR");
    }

    [Test, Order(7)]
    public async Task The_unit_of_a_rate_has_a_label_and_a_hint(
        [Values("/Admin/CashbackRate/Category/1", "/Admin/CashbackRate/Product/1", "/Admin/CashbackRate/Manufacturer/1", "/Admin/CashbackTier/Edit/1")] string page)
    {
        await GoAsync(page);
        await Expect("label[for=Unit]").ToHaveTextAsync("What the number means");
        await Expect(".label-wrapper:has(label[for=Unit]) .ico-help").ToHaveAttributeAsync("title", new Regex("for each item"));
    }

    [Test, Order(8)]
    public async Task The_page_of_a_product_tries_that_product()
    {
        await GoAsync("/Admin/CashbackRate/Product/1");
        await Page.FillAsync("#Rate", "30");
        await TryAsync("15.00 EUR");
    }

    async Task TryAsync(string expected)
    {
        // Otherwise the answer before could be taken for this one.
        await Page.EvalOnSelectorAsync(".cashback-preview-result", "result => result.textContent = ''");
        await Page.ClickAsync(".cashback-preview button[type=submit]");
        await Expect(".cashback-preview-result").ToContainTextAsync(expected);
    }

    Task SaveAsync() => Page.Locator("button[name=save]").First.ClickAsync();
}
