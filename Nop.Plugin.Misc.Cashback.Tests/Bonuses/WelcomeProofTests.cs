using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>What is given for opening an account waits until somebody stands behind it. Here the shop itself confirms no addresses; days of waiting are 14.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class WelcomeProofTests(DatabaseKind kind) : BonusFixture(kind)
{
    [SetUp]
    public async Task OfferAsync()
    {
        await AddAsync(BonusKind.Registration, 5_00);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task An_address_that_nobody_confirmed_gives_nothing_and_is_written_to_once()
    {
        var bea = await RegisterAsync("bea");
        await RunAsync();
        Assert.That((await GivenAsync(bea), (await LettersAsync()).Count), Is.EqualTo((0L, 1)));
    }

    [Test]
    public async Task The_answer_to_the_letter_gives_it()
    {
        var bea = await RegisterAsync("bea");
        var token = (await LettersAsync()).Single().Body.Split("token=")[1].Split('"')[0];
        var confirmed = await AskAsync(bea, (confirmation, customer) => confirmation.ConfirmAsync(customer, token));
        await RunAsync();
        Assert.That((confirmed, await GivenAsync(bea)), Is.EqualTo((true, 5_00L)));
    }

    [Test]
    public async Task So_does_a_first_order_when_it_has_cleared()
    {
        var bea = await RegisterAsync("bea");
        await BuyAsync(bea);
        Shop.Clock.Advance(TimeSpan.FromDays(13));
        await RunAsync();
        var before = await GivenAsync(bea);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        await RunAsync();
        Assert.That((before, await GivenAsync(bea)), Is.EqualTo((0L, 5_00L)));
    }

    [Test]
    public async Task So_does_one_that_comes_long_after_the_account()
    {
        var bea = await RegisterAsync("bea");
        Shop.Clock.Advance(TimeSpan.FromDays(200));
        await BuyAsync(bea);
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        await RunAsync();
        Assert.That(await GivenAsync(bea), Is.EqualTo(5_00));
    }

    [Test]
    public async Task An_order_that_credit_paid_whole_does_not()
    {
        var bea = await RegisterAsync("bea");
        var order = await BuyAsync(bea);
        await Shop.ChangeAsync(order, row => row.OrderTotal = 0);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        Shop.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync();
        Assert.That(await GivenAsync(bea), Is.Zero);
    }

    [Test]
    public async Task An_order_that_was_wholly_refunded_does_not()
    {
        var bea = await RegisterAsync("bea");
        var order = await BuyAsync(bea);
        await Shop.ChangeAsync(order, row => (row.RefundedAmount, row.PaymentStatus) = (45.00m, PaymentStatus.Refunded));
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        Shop.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync();
        Assert.That(await GivenAsync(bea), Is.Zero);
    }

    [Test]
    public async Task A_confirmation_is_of_one_address()
    {
        var bea = await RegisterAsync("bea");
        await Shop.TellAsync<AddressRecords>(notes => notes.KeepConfirmedAsync(bea));
        await ChangeAsync(bea, row => row.Email = "other@example.com");
        await RunAsync();
        Assert.That(await GivenAsync(bea), Is.Zero);
    }

    [Test]
    public async Task The_page_tells_how_much_waits_and_no_more_when_it_was_given()
    {
        var bea = await RegisterAsync("bea");
        var before = (await AskAsync(bea, (confirmation, customer) => confirmation.StandingAsync(customer)))?.WelcomeMinor;
        await ConfirmAsync(bea);
        Assert.That((before, await AskAsync(bea, (confirmation, customer) => confirmation.StandingAsync(customer))), Is.EqualTo(((long?)5_00, (AddressStanding?)null)));
    }

    [Test]
    public async Task Nothing_waits_for_a_mailbox_that_was_welcomed_before()
    {
        await WelcomeAsync("bea");
        var again = await RegisterAsync("bea+2");
        Assert.That(await AskAsync(again, (confirmation, customer) => confirmation.StandingAsync(customer)), Is.Null);
    }

    [Test]
    public async Task Where_nothing_waits_no_letter_is_sent()
    {
        foreach (var bonus in await Shop.RowsAsync<Bonus>())
            await Shop.TellAsync<BonusService>(bonuses => bonuses.DeleteAsync(bonus.Id));
        await RegisterAsync("bea");
        Assert.That(await LettersAsync(), Is.Empty);
    }

    async Task<IReadOnlyList<QueuedEmail>> LettersAsync() =>
        [.. (await Shop.RowsAsync<QueuedEmail>()).Where(letter => letter.Body.Contains("ConfirmAddress", StringComparison.Ordinal))];

    Task<T> AskAsync<T>(Customer customer, Func<AddressConfirmation, Customer, Task<T>> ask) => Shop.Store.RequestAsync(async services =>
        await ask(services.GetRequiredService<AddressConfirmation>(), await services.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(customer.Id)));
}
