namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Where things stand on the admin pages, measured in the shop's own grid, at a desk and on a phone.</summary>
public class AdminLayoutTests : BrowserTests
{
    readonly Dictionary<(string Page, int Width), Measures> _measured = [];

    [OneTimeSetUp]
    public async Task MeasureAsync()
    {
        await ShownPages.AddOneOfEachAsync(Shop.Services);
        var order = await OrderAsync();
        await OpenPageAsync();
        try
        {
            await SignInAsync(BrowsedShop.Owner);
            foreach (var page in ShownPages.Admin.Concat(["/Admin/Customer/Edit/4", $"/Admin/Order/Edit/{order}", $"/Admin/CashbackOrder/Outcome/{order}", $"/Admin/CashbackOrder/IntoCredit/{order}", $"/Admin/CashbackWallet/Why?walletId=1&orderId={order}"]))
                await MeasureAsync(page);
        }
        finally
        {
            await ClosePageAsync();
        }
    }

    [Test]
    public void Every_label_stands_beside_its_field() => Expect(Width, measures => measures.Labels);

    [Test]
    public void Every_hint_stands_in_the_line_of_its_label() => Expect(Width, measures => measures.Hints);

    [Test]
    public void Every_box_stands_in_the_line_of_its_text() => Expect(Width, measures => measures.Boxes);

    [Test]
    public void No_column_is_cut_at_a_desk() => Expect(Width, measures => measures.CutColumns);

    [Test]
    public void What_is_wider_than_a_phone_moves_inside_its_card() => Expect(Phone, measures => measures.OutsideTheirCards);

    [Test]
    public void Every_page_fits_the_window() => Assert.That(
        _measured.Where(all => all.Value.PageWidth > all.Key.Width).Select(all => $"{all.Key.Page} is {all.Value.PageWidth} px wide at {all.Key.Width}"), Is.Empty);

    void Expect(int width, Func<Measures, string[]> faults) => Assert.That(
        _measured.Where(all => all.Key.Width == width).SelectMany(all => faults(all.Value).Select(fault => $"{all.Key.Page}: {fault}")), Is.Empty);

    async Task MeasureAsync(string page)
    {
        await GoAsync(page);
        Assert.That(new Uri(Page.Url).PathAndQuery, Is.EqualTo(page), "A page that leads elsewhere is not looked at.");
        foreach (var width in new[] { Width, Phone })
        {
            await Page.SetViewportSizeAsync(width, 900);
            _measured[(page, width)] = await Page.EvaluateAsync<Measures>(AdminLayout.Measure);
        }

        await Page.SetViewportSizeAsync(Width, 900);
    }

    // An order that used credit and earns: its pages have all that they can have.
    async Task<int> OrderAsync()
    {
        using var scope = Shop.Services.CreateScope();
        var shopper = await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Shopper);
        var product = await scope.ServiceProvider.GetRequiredService<IRepository<Product>>().GetByIdAsync(1);
        var placed = await scope.ServiceProvider.GetRequiredService<ShopCheckout>().PlaceAsync(shopper, storeId: 1, [new Purchase(product, 1)], CashbackChoice.AsMuchAsPossible, PaymentMethods.AtOnce);
        Assert.That(placed.Errors, Is.Empty);
        return placed.PlacedOrder.Id;
    }

    /// <summary>What stands crooked on one page, each with what it is.</summary>
    public sealed record Measures
    {
        public int PageWidth { get; init; }

        public string[] Labels { get; init; } = [];

        public string[] Hints { get; init; } = [];

        public string[] Boxes { get; init; } = [];

        public string[] CutColumns { get; init; } = [];

        public string[] OutsideTheirCards { get; init; } = [];
    }
}
