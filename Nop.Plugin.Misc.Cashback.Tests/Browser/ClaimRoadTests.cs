using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Orders;

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
        await PlaceGuestOrderAsync(Email);
        await RegisterAsync(Email);
        await GoAsync("/customer/cashback");
        await Expect(".cashback-balance").Not.ToContainTextAsync("€3.00");

        var letter = await LetterAsync(Email);
        Assert.That(letter.Subject, Does.Contain("earlier orders").And.Not.Contain("%"));
        _link = LinkOf(letter);
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
        await Expect(".cashback-address").ToContainTextAsync("orders that you placed");
        await PictureAsync("confirm-address");
        await Page.ClickAsync(".cashback-confirm");

        await Expect(Said).ToContainTextAsync("what waited for it counts now");
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

        await Expect(Said).ToContainTextAsync("already been used");
        await Expect(".cashback-balance").ToContainTextAsync("€3.00");
    }

    [Test, Order(6)]
    public async Task Where_joining_is_asked_for_the_orders_earn_as_soon_as_the_client_joins()
    {
        const string email = "joins@example.com";
        await SetAsync(settings => settings.RequireOptIn = true);
        await ConfirmAsync(email);
        await Expect(".cashback-balance").Not.ToContainTextAsync("€3.00");

        await Page.ClickAsync(".cashback-join");
        await Expect(".cashback-membership").ToContainTextAsync("You joined on");
        await Expect(".cashback-balance").ToContainTextAsync("€3.00");
    }

    [Test, Order(7)]
    public async Task Where_a_card_is_asked_for_the_orders_earn_as_soon_as_the_salon_gives_one()
    {
        const string email = "card@example.com";
        await SetAsync(settings => (settings.RequireOptIn, settings.RequireCard) = (false, true));
        await AskAsync<CardKinds, RuleSaveResult>(cards => cards.SaveAsync(new CardKind { Name = "Friend" }));
        await ConfirmAsync(email);
        await Expect(".cashback-balance").Not.ToContainTextAsync("€3.00");

        await SignInAsync(BrowsedShop.Owner);
        await GoAsync($"/Admin/CashbackMember/Edit/{(await AskAsync<ICustomerService, Customer>(customers => customers.GetCustomerByEmailAsync(email))).Id}");
        await Page.SelectOptionAsync("#CardKindId", new SelectOptionValue { Label = "Friend" });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save card", Exact = true }).ClickAsync();
        await Expect("#cashback-member").ToContainTextAsync("Friend, since");
        await SignInAsync(email);
        await GoAsync("/customer/cashback");
        await Expect(".cashback-balance").ToContainTextAsync("€3.00");
    }

    // Orders as a guest, opens an account and follows the letter.
    async Task ConfirmAsync(string email)
    {
        await PlaceGuestOrderAsync(email);
        await RegisterAsync(email);
        await GoAsync(PathOf(LinkOf(await LetterAsync(email))));
        await Page.ClickAsync(".cashback-confirm");
        await Expect(Said).ToContainTextAsync("what waited for it counts now");
    }

    async Task PlaceGuestOrderAsync(string email)
    {
        await SetAsync(settings => settings.GuestClaimDays = 30);
        using var scope = Shop.Services.CreateScope();
        var services = scope.ServiceProvider;
        var guest = await services.GetRequiredService<Registration>().AddGuestAsync();
        var address = new Address { Email = email };
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
            CreatedOnUtc = UtcNow,
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

    async Task<QueuedEmail> LetterAsync(string email) =>
        (await AskAsync<IRepository<QueuedEmail>, IList<QueuedEmail>>(letters => letters.GetAllAsync(query => query.Where(row => row.To == email))))
        .Single(row => row.Body.Contains("ConfirmAddress", StringComparison.Ordinal));

    async Task SetAsync(Action<CashbackSettings> change)
    {
        using var scope = Shop.Services.CreateScope();
        await scope.ServiceProvider.ChangeAsync(change);
    }

    async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        using var scope = Shop.Services.CreateScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    static string LinkOf(QueuedEmail letter) => WebUtility.HtmlDecode(Link().Match(letter.Body).Groups[1].Value);

    static string PathOf(string link) => new Uri(link).PathAndQuery;

    [GeneratedRegex("href=\"([^\"]*ConfirmAddress[^\"]*)\"")]
    private static partial Regex Link();
}
