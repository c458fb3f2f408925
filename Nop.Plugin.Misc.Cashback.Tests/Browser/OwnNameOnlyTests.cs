using Cashback.Preview.Web;
using Microsoft.AspNetCore.Builder;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Somebody who works in the owner's name, with the owner's rights as the shop sees them.</summary>
[Category("Browser")]
public class OwnNameOnlyTests
{
    readonly SqliteDatabase _database = BrowserSetUp.CopyOfShop();
    WebApplication _shop = null!;
    Customer? _human;

    [OneTimeSetUp]
    public async Task OpenShopAsync()
    {
        _shop = await WebShop.OpenAsync(new PreviewOptions { Database = _database }, "http://127.0.0.1:0", services =>
        {
            services.AddScoped<WorkContext>();
            services.AddScoped<IWorkContext>(provider => new StaffInName(provider.GetRequiredService<WorkContext>(), () => _human));
        });
        await _shop.StartAsync();
    }

    [OneTimeTearDown]
    public async Task CloseShopAsync()
    {
        await _shop.DisposeAsync();
        _database.Delete();
    }

    [TestCase("/salon/counter")]
    [TestCase("/Admin/CashbackTier/List")]
    [TestCase("/Admin/CashbackWallet/Wallet/1")]
    public async Task Gets_neither_to_the_counter_nor_to_an_admin_page_of_the_plugin(string page)
    {
        using var visitor = new ShopVisitor(_shop.Urls.First());
        _human = null;
        await visitor.SignInAsync(BrowsedShop.Owner);
        using var own = await visitor.GetAsync(page);
        _human = new Customer { Id = 4, Email = BrowsedShop.Shopper };
        using var lent = await visitor.GetAsync(page);
        Assert.That(((int)own.StatusCode, (int)lent.StatusCode, lent.Headers.Location?.OriginalString.Contains("/login", StringComparison.OrdinalIgnoreCase)), Is.EqualTo((200, 302, (bool?)true)));
    }
}
