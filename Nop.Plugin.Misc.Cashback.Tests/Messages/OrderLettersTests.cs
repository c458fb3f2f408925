using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Messages;
using Nop.Services.Messages;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Messages;

/// <summary>What the shop's own letters say of cashback. The shop writes that an order was placed before it tells anybody else. Silver earns 5 %.</summary>
public sealed class OrderLettersTests : SeededShopFixture
{
    const long Credit = 10_00;

    Customer _anna = null!;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        await Shop.TellAsync<IRepository<MessageTemplate>>(async templates =>
        {
            var template = templates.Table.First(row => row.Name == OrderLetters.Placed);
            (template.IsActive, template.Body) = (true, "%Order.CashbackUsed%|%Order.CashbackEarned%");
            await templates.UpdateAsync(template);
        });
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(_anna.Id, 1));
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.AdjustAsync(key, Credit, new PostingContext(Channel.Admin, 9, Shop.Clock.UtcNow) { Reason = "welcome" }));
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [TestCase(PaymentMethods.Later)]
    [TestCase(PaymentMethods.AtOnce)]
    public async Task The_letter_that_an_order_was_placed_says_what_credit_pays_and_what_the_order_will_earn(string payment)
    {
        await PlaceAsync(payment, CashbackChoice.AsMuchAsPossible);
        Assert.That(await LetterAsync(), Is.EqualTo("€10.00|€1.75"));
    }

    [Test]
    public async Task It_promises_what_is_posted_with_the_payment()
    {
        var order = await PlaceAsync(PaymentMethods.AtOnce, CashbackChoice.AsMuchAsPossible);
        var account = (await Shop.RowsAsync<OrderAccount>()).Single(row => row.OrderId == order.Id);
        Assert.That(await LetterAsync(), Does.EndWith($"|€{account.Earned / 100m:F2}"));
    }

    [Test]
    public async Task It_says_nothing_of_credit_where_none_is_used()
    {
        await PlaceAsync(PaymentMethods.Later, null);
        Assert.That(await LetterAsync(), Is.EqualTo("|€2.25"));
    }

    [Test]
    public async Task A_guest_is_promised_nothing()
    {
        _anna = await Shop.Store.AddGuestAsync();
        await Shop.TellAsync<IRepository<Customer>>(async rows =>
        {
            var guest = await rows.GetByIdAsync(_anna.Id);
            guest.Email = "guest@example.com";
            await rows.UpdateAsync(guest);
        });
        await PlaceAsync(PaymentMethods.Later, null);
        Assert.That(await LetterAsync(), Is.EqualTo("|"));
    }

    [Test]
    public async Task Later_letters_say_the_same_and_one_about_a_cancelled_order_promises_nothing()
    {
        var order = await PlaceAsync(PaymentMethods.Later, CashbackChoice.AsMuchAsPossible);
        var captured = await TokensAsync(order.Id);
        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.CancelOrderAsync(await FindAsync(order.Id), false));
        Assert.That((captured, await TokensAsync(order.Id)), Is.EqualTo(("€10.00|€1.75", "|")));
    }

    [Test]
    public async Task Amounts_are_in_the_currency_and_the_language_of_the_order()
    {
        await Shop.TellAsync<IRepository<Currency>>(rows => rows.InsertAsync(new Currency { Name = "PLN", CurrencyCode = "PLN", Rate = 4, DisplayLocale = "", Published = true }));
        var order = await PlaceAsync(PaymentMethods.Later, CashbackChoice.AsMuchAsPossible);
        await Shop.ChangeAsync(order, row => (row.CustomerCurrencyCode, row.CurrencyRate, row.CustomerLanguageId) = ("PLN", 4, 2));
        Assert.That(await TokensAsync(order.Id), Is.EqualTo("40,00 PLN|7,00 PLN"));
    }

    async Task<Order> PlaceAsync(string payment, CashbackChoice? choice)
    {
        var serum = await Shop.AskAsync<IRepository<Product>, Product>(products => products.GetByIdAsync(1));
        var placed = await Shop.Store.AskAsync<ShopCheckout, PlaceOrderResult>(checkout => checkout.PlaceAsync(_anna, 1, [new Purchase(serum, 1)], choice, payment), _anna.Id);
        Assert.That(placed.Errors, Is.Empty);
        return placed.PlacedOrder;
    }

    async Task<string> LetterAsync() => (await Shop.RowsAsync<QueuedEmail>()).Single(letter => letter.Subject.StartsWith("Order ", StringComparison.Ordinal)).Body;

    Task<Order> FindAsync(int id) => Shop.AskAsync<IRepository<Order>, Order>(orders => orders.GetByIdAsync(id));

    // Of a letter about the order as it is now.
    Task<string> TokensAsync(int orderId) => Shop.Store.RequestAsync(async services =>
    {
        var tokens = new List<Token>();
        await services.GetRequiredService<IMessageTokenProvider>().AddOrderTokensAsync(tokens, await services.GetRequiredService<IRepository<Order>>().GetByIdAsync(orderId), 1);
        return $"{tokens.Single(token => token.Key == "Order.CashbackUsed").Value}|{tokens.Single(token => token.Key == "Order.CashbackEarned").Value}";
    });
}
