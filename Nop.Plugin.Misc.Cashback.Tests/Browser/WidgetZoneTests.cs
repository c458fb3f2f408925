using Cashback.Preview.Seeding;
using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>PreviewStore has the widget zones of cart, checkout and orders where nopCommerce has them, in the same forms: build/PreviewStore/widget-zones.md.</summary>
public class WidgetZoneTests : BrowserTests
{
    const string Marks = """
        () => {
          const found = [];
          const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
          while (comments.nextNode()) {
            const mark = comments.currentNode.data.match(/^ widget zone (\w+) $/);
            if (!mark) continue;
            const form = comments.currentNode.parentElement.closest('form');
            found.push(`${mark[1]} ${form ? form.id || 'without id' : '—'}`);
          }
          return found;
        }
        """;

    static readonly string[] Rooms = ["checkout_", "op_checkout_", "opc_content_", "order_summary_", "order_details_", "orderdetails_", "customer_orders_"];

    readonly HashSet<string> _seen = [];

    [Test]
    public async Task Zones_stand_where_nopcommerce_has_them()
    {
        await ShipEverythingAsync();
        await SignInAsync(BrowsedShop.Shopper);
        foreach (var onePage in new[] { true, false })
        {
            await using (var scope = Shop.Services.CreateAsyncScope())
                await CheckoutKind.SetAsync(scope.ServiceProvider, onePage);
            await BuyAsync(BrowsedShop.Product);
            await LookAsync();
            await WalkCheckoutAsync();
        }

        await Page.ClickAsync(".details-link a");
        await LookAsync();
        await GoAsync("/order/history");
        await LookAsync();

        Assert.That(_seen.Where(mark => Rooms.Any(room => mark.StartsWith(room, StringComparison.Ordinal))).Order(), Is.EqualTo(Table().Order()));
    }

    async Task WalkCheckoutAsync()
    {
        await Page.ClickAsync("#checkout");
        string[] buttons =
        [
            ":is(#opc-billing, .billing-address-page) .new-address", ":is(#opc-shipping, .shipping-address-page) .new-address", ".shipping-method", ".payment-method",
            ".payment-info", ".confirm-order",
        ];
        foreach (var button in buttons)
        {
            var next = Page.Locator($"{button}-next-step-button:visible");
            await Assertions.Expect(next).ToBeVisibleAsync();
            await LookAsync();
            await next.ClickAsync();
        }

        await Expect(".order-completed-page").ToBeVisibleAsync();
        await LookAsync();
    }

    async Task LookAsync() => _seen.UnionWith(await Page.EvaluateAsync<string[]>(Marks));

    async Task ShipEverythingAsync()
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var products = scope.ServiceProvider.GetRequiredService<IRepository<Product>>();
        var all = await products.GetAllAsync(rows => rows);
        foreach (var product in all)
            product.IsShipEnabled = true;
        await products.UpdateAsync(all);
    }

    static IEnumerable<string> Table()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cashback.slnx")))
            folder = folder.Parent!;
        return from line in File.ReadAllLines(Path.Combine(folder.FullName, "build", "PreviewStore", "widget-zones.md")).SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
               let cells = line.Split('|', StringSplitOptions.TrimEntries)
               select $"{cells[1]} {cells[3]}";
    }
}
