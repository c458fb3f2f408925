using Moq;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

[TestFixture(null)]
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class PlacementTests(DatabaseKind? kind) : LedgerFixture(kind)
{
    readonly Guid _order = Guid.NewGuid();
    CheckoutRequest _request = null!;

    [SetUp]
    public async Task Start()
    {
        _request = Shop.NewRequest();
        await Shop.GiveAsync(PlayedShop.Anna, 1500);
    }

    [Test]
    public async Task An_order_is_charged_less_and_the_credit_is_captured_for_it()
    {
        await _request.ChooseAsync(500);
        var result = await _request.PlaceAsync(_order);
        var balance = await Shop.BalanceAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(result.Errors, Is.Empty);
            Assert.That(_request.Charged, Is.EqualTo(45m));
            Assert.That((balance.Available, balance.Reserved), Is.EqualTo((1000L, 0L)));
            Assert.That(await Shop.Holds.OfOrderAsync(result.PlacedOrder.Id), Is.EqualTo((500L, 0L)));
        });
    }

    [Test]
    public async Task Where_the_ledger_cannot_be_read_in_time_nothing_is_placed_and_the_shopper_is_told()
    {
        var store = new Mock<IWalletStore>();
        store.Setup(it => it.LoadAsync(It.IsAny<WalletKey>(), It.IsAny<BookScope>(), It.IsAny<CancellationToken>())).ThrowsAsync(new LedgerBusyException("late"));
        var request = new PlayedShop(store.Object, () => new([], [], [], [], [], [], [], []), PlayedShop.Spring).NewRequest();
        await request.ChooseAsync(500);
        Assert.That(((await request.PlaceAsync(_order)).Errors.Single(), request.Charged), Is.EqualTo(("Plugins.Misc.Cashback.Checkout.Busy", (decimal?)null)));
    }

    [Test]
    public async Task The_order_carries_the_amount_in_its_own_currency_for_people_and_the_hold_for_staff()
    {
        await _request.ChooseAsync(500);
        var result = await _request.PlaceAsync(_order);
        Assert.Multiple(() =>
        {
            Assert.That(result.PlacedOrder.CustomValuesXml, Does.Contain("USD 10.00").And.Contain($"{_order:n}:"));
            Assert.That(Shop.Notes, Has.Count.EqualTo(1).And.All.Contain("EUR 5.00"));
        });
    }

    [Test]
    public async Task The_choice_is_cleared_by_an_order_and_kept_by_a_failure()
    {
        await _request.ChooseAsync(500);
        _request.Ending = Ending.GatewayFails;
        await _request.PlaceAsync(_order);
        Assert.That(await _request.Cashback.GetChoiceAsync(Shop.CustomerOf(PlayedShop.Anna), PlayedShop.StoreId), Is.Not.Null);
        _request.Ending = Ending.Placed;
        await _request.PlaceAsync(_order);
        Assert.That(await _request.Cashback.GetChoiceAsync(Shop.CustomerOf(PlayedShop.Anna), PlayedShop.StoreId), Is.Null);
    }

    [Test]
    public async Task Without_a_choice_the_ledger_is_not_touched()
    {
        await _request.PlaceAsync(_order);
        Assert.That((_request.Charged, Shop.Notes.Count, (await Shop.BalanceAsync()).Available), Is.EqualTo(((decimal?)50m, 0, 1500L)));
    }

    [Test]
    public async Task Everything_can_be_paid_with_credit()
    {
        Shop.CartTotal = 15m;
        await _request.ChooseAsync(null);
        await _request.PlaceAsync(_order);
        Assert.That((_request.Charged, (await Shop.BalanceAsync()).Available), Is.EqualTo(((decimal?)0m, 0L)));
    }

    [TestCase(Ending.GatewayFails)]
    [TestCase(Ending.Throws)]
    public async Task Where_no_order_comes_of_it_the_credit_is_back(Ending ending)
    {
        await _request.ChooseAsync(500);
        _request.Ending = ending;
        await TryPlaceAsync(_request);
        var balance = await Shop.BalanceAsync();
        Assert.That((balance.Available, balance.Reserved), Is.EqualTo((1500L, 0L)));
    }

    [TestCase(Ending.SavesAndThrows)]
    [TestCase(Ending.SavesAndAnswersErrors)]
    [TestCase(Ending.PlacedWithErrors)]
    public async Task Where_the_order_was_saved_the_credit_is_captured_whatever_was_answered(Ending ending)
    {
        await _request.ChooseAsync(500);
        _request.Ending = ending;
        await TryPlaceAsync(_request);
        Assert.That(await Shop.Holds.OfOrderAsync(Shop.Orders.Rows.Single().Id), Is.EqualTo((500L, 0L)));
    }

    [Test]
    public async Task What_the_inner_service_throws_is_thrown_on()
    {
        await _request.ChooseAsync(500);
        _request.Ending = Ending.Throws;
        Assert.That(() => _request.PlaceAsync(_order), Throws.InvalidOperationException.With.Message.EqualTo("inner"));
    }

    [Test]
    public async Task A_new_attempt_with_the_same_guid_replaces_what_a_crashed_one_holds()
    {
        var request = new ProcessPaymentRequest { OrderGuid = _order, CustomerId = PlayedShop.Anna, StoreId = PlayedShop.StoreId };
        await _request.ChooseAsync(null);
        _request.InnerOrders.Setup(it => it.PlaceOrderAsync(It.IsAny<ProcessPaymentRequest>())).Returns(Task.FromCanceled<PlaceOrderResult>(new CancellationToken(true)));
        await CrashAsync(1500);

        var second = Shop.NewRequest();
        var result = await second.Orders.PlaceOrderAsync(request);
        var balance = await Shop.BalanceAsync();
        Assert.Multiple(() =>
        {
            Assert.That(result.Errors, Is.Empty);
            Assert.That(second.Charged, Is.EqualTo(35m));
            Assert.That((balance.Available, balance.Reserved), Is.EqualTo((0L, 0L)));
        });
    }

    [Test]
    public async Task A_retry_with_the_same_request_leaves_nothing_of_the_first_in_the_order()
    {
        var request = new ProcessPaymentRequest { OrderGuid = _order, CustomerId = PlayedShop.Anna, StoreId = PlayedShop.StoreId };
        await _request.ChooseAsync(500);
        _request.Ending = Ending.GatewayFails;
        await _request.Orders.PlaceOrderAsync(request);
        Assert.That(request.CustomValues, Is.Empty);
        _request.Ending = Ending.Placed;
        await _request.Orders.PlaceOrderAsync(request);
        Assert.That(request.CustomValues, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_double_submit_of_one_guid_pays_each_order_that_comes_of_it_once()
    {
        await _request.ChooseAsync(500);
        var other = Shop.NewRequest();
        _request.Meanwhile = () => other.PlaceAsync(_order);
        await _request.PlaceAsync(_order);
        var balance = await Shop.BalanceAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((balance.Available, balance.Reserved), Is.EqualTo((500L, 0L)));
            foreach (var order in Shop.Orders.Rows)
                Assert.That((order.OrderTotal, await Shop.Holds.OfOrderAsync(order.Id)), Is.EqualTo((45m, (500L, 0L))));
        });
    }

    [TestCase(PlayedShop.Guest, 0, 500, RedemptionRefusal.Guest)]
    [TestCase(PlayedShop.Anna, 30, 500, RedemptionRefusal.BelowMinimum)]
    [TestCase(55, 0, 500, RedemptionRefusal.Insufficient)]
    public async Task A_refused_choice_places_no_order_and_charges_nothing(int customer, decimal minimum, long asked, RedemptionRefusal refusal)
    {
        Shop.Settings.RedeemMinimum = minimum;
        await _request.ChooseAsync(asked, customer);
        var result = await _request.PlaceAsync(_order, customer);
        Assert.Multiple(() =>
        {
            Assert.That(result.Errors, Is.EqualTo(new[] { $"Plugins.Misc.Cashback.Checkout.Refused.{refusal}" }));
            Assert.That(_request.Placement.Refusal, Is.EqualTo(refusal));
            _request.InnerOrders.Verify(it => it.PlaceOrderAsync(It.IsAny<ProcessPaymentRequest>()), Times.Never);
        });
    }

    [Test]
    public async Task Switched_off_the_choice_is_passed_over()
    {
        await _request.ChooseAsync(500);
        Shop.Settings.Enabled = false;
        var result = await _request.PlaceAsync(_order);
        Assert.That((result.Errors.Count, _request.Charged), Is.EqualTo((0, (decimal?)50m)));
    }

    [Test]
    public async Task A_refusal_is_forgotten_by_the_next_placement()
    {
        await _request.ChooseAsync(500, 55);
        await _request.PlaceAsync(_order, 55);
        await _request.PlaceAsync(Guid.NewGuid());
        Assert.That(_request.Placement.Refusal, Is.Null);
    }

    [Test]
    public async Task Staff_who_order_for_a_client_are_the_ones_who_acted()
    {
        await _request.ChooseAsync(500);
        await _request.ImpersonatedBy(77).PlaceAsync(_order);
        Assert.That((await Shop.Store.FindHoldAsync(await ReferenceAsync(), CancellationToken.None))!.Captured, Is.EqualTo(500));
        Assert.That(await ActorOfHoldAsync(), Is.EqualTo((Channel.Admin, 77)));
    }

    [Test]
    public async Task The_total_that_falls_while_the_order_is_placed_stops_it_before_payment()
    {
        await _request.ChooseAsync(1500);
        _request.Meanwhile = () => { Shop.CartTotal = 10m; return Task.CompletedTask; };
        await TryPlaceAsync(_request);
        Assert.That((_request.Charged, (await Shop.BalanceAsync()).Available), Is.EqualTo(((decimal?)null, 1500L)));
    }

    [Test]
    public async Task A_nested_placement_takes_part_in_the_outer_one()
    {
        await _request.ChooseAsync(500);
        var nested = false;
        _request.Meanwhile = async () =>
        {
            if (!nested)
            {
                nested = true;
                await _request.PlaceAsync(Guid.NewGuid());
            }
        };
        await _request.PlaceAsync(_order);
        Assert.That((await Shop.BalanceAsync()).Available, Is.EqualTo(1000));
    }

    async Task CrashAsync(long amount) =>
        await Shop.Ledger.HoldAsync(await Shop.Wallets.KeyAsync(PlayedShop.Anna, PlayedShop.StoreId),
            new HoldRequest(HoldPurpose.Checkout, $"{_order:n}:0123456789ab", amount, new PostingContext(Channel.Shop, PlayedShop.Anna, Shop.Clock.NowUtc)) { GroupKey = $"{_order:D}" });

    async Task TryPlaceAsync(CheckoutRequest request)
    {
        try
        {
            await request.PlaceAsync(_order);
        }
        catch (Exception exception) when (exception is InvalidOperationException { Message: "inner" } or Nop.Core.NopException)
        {
            // What the shop's own service does with it is not asked here.
        }
    }

    Task<string> ReferenceAsync()
    {
        var xml = Shop.Orders.Rows.Single().CustomValuesXml;
        var at = xml.IndexOf($"{_order:n}:", StringComparison.Ordinal);
        return Task.FromResult(xml.Substring(at, 32 + 1 + 12));
    }

    async Task<(Channel, int)> ActorOfHoldAsync()
    {
        var wallet = await Shop.Store.FindAsync(await Shop.Wallets.KeyAsync(PlayedShop.Anna, PlayedShop.StoreId), CancellationToken.None);
        var entry = Shop.Rows.Entries.First(row => row.WalletId == wallet!.Id && row.Kind == EntryKind.Hold);
        return (entry.Channel, entry.ActorId);
    }
}
