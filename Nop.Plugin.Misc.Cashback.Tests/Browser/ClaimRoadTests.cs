using System.Net;
using System.Text.RegularExpressions;
using Cashback.Preview.Services;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Somebody who ordered as a guest opens an account, and follows the letter that asks whether the address is theirs.</summary>
public partial class ClaimRoadTests : BrowserTests
{
    const string Email = "guest@example.com";
    const string Said = "#bar-notification";

    string _link = "";

    [Test, Order(1)]
    public async Task Opening_an_account_sends_one_letter_and_earns_nothing_yet()
    {
        await PlaceGuestOrderAsync();
        await RegisterAsync(Email);
        await GoAsync("/customer/cashback");
        await Expect(".cashback-balance").Not.ToContainTextAsync("€3.00");

        var letter = (await LettersAsync()).Single();
        Assert.That(letter.Subject, Does.Contain("earlier orders").And.Not.Contain("%"));
        _link = WebUtility.HtmlDecode(Link().Match(letter.Body).Groups[1].Value);
        Assert.That(_link, Does.Contain("/customer/cashback/ConfirmAddress?token="));
    }

    [Test, Order(2)]
    public async Task Who_is_not_signed_in_signs_in_first_and_comes_back_to_the_question()
    {
        await GoAsync(PathOf(_link));
        await Page.FillAsync("#Email", Email);
        await Page.FillAsync("#Password", BrowsedShop.Password);
        await Page.ClickAsync(".login-button");

        await Expect(".cashback-address").ToContainTextAsync($"Is {Email} your e-mail address?");
    }

    [Test, Order(3)]
    public async Task Somebody_else_cannot_confirm_it()
    {
        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync(PathOf(_link));
        await Page.ClickAsync(".cashback-confirm");

        await Expect(Said).ToContainTextAsync("not for this account");
    }

    [Test, Order(4)]
    public async Task The_page_asks_and_a_yes_makes_the_order_earn()
    {
        await SignInAsync(Email);
        await GoAsync(PathOf(_link));
        await Expect(".cashback-address").ToContainTextAsync("Orders that you placed");
        await PictureAsync("confirm-address");
        await Page.ClickAsync(".cashback-confirm");

        await Expect(Said).ToContainTextAsync("your earlier orders earn too");
        await Expect(".cashback-balance").ToContainTextAsync("€3.00");
        await Expect(".cashback-address").ToHaveCountAsync(0);
        await PictureAsync("confirmed-address");
    }

    [Test, Order(5)]
    public async Task The_link_works_once()
    {
        await SignInAsync(Email);
        await GoAsync(PathOf(_link));
        await Page.ClickAsync(".cashback-confirm");

        await Expect(Said).ToContainTextAsync("used already");
        await Expect(".cashback-balance").ToContainTextAsync("€3.00");
    }

    async Task PlaceGuestOrderAsync()
    {
        using var scope = Shop.Services.CreateScope();
        var services = scope.ServiceProvider;
        var settings = services.GetRequiredService<ISettingService>();
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        values.GuestClaimDays = 30;
        await settings.SaveSettingAsync(values);

        var guest = await services.GetRequiredService<Registration>().AddGuestAsync();
        var address = new Address { Email = Email };
        await services.GetRequiredService<IRepository<Address>>().InsertAsync(address);
        var product = services.GetRequiredService<IRepository<Product>>().Table.First(row => row.Name == BrowsedShop.Product);
        var order = new Order
        {
            OrderGuid = Guid.NewGuid(),
            StoreId = 1,
            CustomerId = guest.Id,
            BillingAddressId = address.Id,
            PaymentStatus = PaymentStatus.Paid,
            OrderTotal = BrowsedShop.Price,
            CustomerCurrencyCode = "EUR",
            CurrencyRate = 1,
            CustomOrderNumber = "",
            CreatedOnUtc = DateTime.UtcNow,
        };
        await services.GetRequiredService<IRepository<Order>>().InsertAsync(order);
        await services.GetRequiredService<IRepository<OrderItem>>().InsertAsync(new OrderItem
        {
            OrderItemGuid = Guid.NewGuid(), OrderId = order.Id, ProductId = product.Id, Quantity = 1, PriceExclTax = BrowsedShop.Price,
        });
        await services.GetRequiredService<IOrderReconciler>().ReconcileAsync(order.Id);
    }

    async Task RegisterAsync(string email)
    {
        await GoAsync("/register");
        await Page.FillAsync("#FirstName", "Greta");
        await Page.FillAsync("#Email", email);
        await Page.FillAsync("#Password", BrowsedShop.Password);
        await Page.ClickAsync("#register-button");
        await Expect(".ico-logout").ToBeVisibleAsync();
    }

    async Task<List<QueuedEmail>> LettersAsync()
    {
        using var scope = Shop.Services.CreateScope();
        var all = await scope.ServiceProvider.GetRequiredService<IRepository<QueuedEmail>>().GetAllAsync(query => query.Where(row => row.To == Email));
        return [.. all.Where(row => row.Body.Contains("ConfirmAddress", StringComparison.Ordinal))];
    }

    // Kept beside the test's results at both widths: pages are looked at, too.
    async Task PictureAsync(string name)
    {
        foreach (var width in new[] { 1280, Phone })
        {
            await Page.SetViewportSizeAsync(width, 900);
            Assert.That(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
            var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{name}-{width}.png");
            await Page.ScreenshotAsync(new() { Path = path, FullPage = true });
            TestContext.AddTestAttachment(path);
        }

        await Page.SetViewportSizeAsync(Width, 900);
    }

    static string PathOf(string link) => new Uri(link).PathAndQuery;

    [GeneratedRegex("href=\"([^\"]*ConfirmAddress[^\"]*)\"")]
    private static partial Regex Link();
}
