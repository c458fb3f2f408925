using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>A crash is a step that is simply never made.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class SettlementTests(DatabaseKind? kind) : LedgerFixture(kind)
{
    [SetUp]
    public Task Start() => Shop.GiveAsync(PlayedShop.Anna, 1500);

    [Test]
    public async Task A_hold_without_an_order_is_given_back_after_its_time()
    {
        await HoldAsync(Guid.NewGuid(), 500);
        Assert.That(await SettleAfterAsync(minutes: 14), Is.Zero);
        Assert.That(await SettleAfterAsync(minutes: 2), Is.EqualTo(1));
        Assert.That((await Shop.BalanceAsync()).Available, Is.EqualTo(1500));
    }

    [Test]
    public async Task A_hold_whose_order_was_saved_is_captured_for_it()
    {
        var reference = await HoldAsync(Guid.NewGuid(), 500);
        var order = SaveOrder(reference);
        Assert.That(await SettleAfterAsync(minutes: 16), Is.EqualTo(1));
        Assert.That(await Shop.Holds.OfOrderAsync(order.Id), Is.EqualTo((500L, 0L)));
    }

    [Test]
    public async Task An_order_of_the_same_guid_that_another_attempt_paid_for_is_not_captured_for()
    {
        var guid = Guid.NewGuid();
        var order = SaveOrder($"{guid:n}:aaaaaaaaaaaa");
        await HoldAsync(guid, 500);
        await SettleAfterAsync(minutes: 16);
        Assert.That((await Shop.Holds.OfOrderAsync(order.Id), (await Shop.BalanceAsync()).Available), Is.EqualTo(((0L, 0L), 1500L)));
    }

    [Test]
    public async Task Who_asks_about_an_order_settles_it_at_once()
    {
        var order = SaveOrder(await HoldAsync(Guid.NewGuid(), 500));
        var settlement = Shop.NewRequest().Settlement;
        Assert.That(await settlement.SettleOrderAsync(order), Is.True);
        Assert.That(await settlement.SettleOrderAsync(order), Is.True);
        Assert.That((await Shop.Holds.OfOrderAsync(order.Id), (await Shop.BalanceAsync()).Available), Is.EqualTo(((500L, 0L), 1000L)));
    }

    [Test]
    public async Task An_order_without_credit_is_nothing_to_settle()
    {
        var order = Shop.AddOrder(new Order { OrderGuid = Guid.NewGuid(), CustomValuesXml = null });
        Assert.That(await Shop.NewRequest().Settlement.SettleOrderAsync(order), Is.True);
    }

    [Test]
    public async Task An_order_that_was_charged_less_after_its_hold_was_given_back_takes_the_credit_again()
    {
        var reference = await HoldAsync(Guid.NewGuid(), 1500);
        await SettleAfterAsync(minutes: 16);
        await Shop.NewRequest().ChooseAsync(1000);
        await Shop.NewRequest().PlaceAsync(Guid.NewGuid());

        var order = SaveOrder(reference);
        await Shop.NewRequest().Settlement.SettleOrderAsync(order);
        var balance = await Shop.BalanceAsync();
        Assert.That((balance.Available, balance.Debt), Is.EqualTo((0L, 1000L)));
    }

    [Test]
    public async Task A_second_hold_of_an_order_that_is_paid_for_is_given_back()
    {
        var guid = Guid.NewGuid();
        var order = SaveOrder(await HoldAsync(guid, 500));
        await Shop.NewRequest().Settlement.SettleOrderAsync(order);
        var second = await HoldAsync(guid, 300, attempt: "bbbbbbbbbbbb");
        await Shop.NewRequest().Settlement.SettleAsync(second, order);
        Assert.That((await Shop.BalanceAsync()).Available, Is.EqualTo(1000));
    }

    [Test]
    public async Task More_holds_than_a_page_are_settled_and_vouchers_are_left_alone()
    {
        for (var i = 0; i < 230; i++)
            await HoldAsync(Guid.NewGuid(), 1);
        await HoldAsync(Guid.NewGuid(), 100, purpose: HoldPurpose.Voucher);
        Assert.That(await SettleAfterAsync(minutes: 16), Is.EqualTo(230));
        Assert.That((await Shop.BalanceAsync()).Reserved, Is.EqualTo(100));
    }

    [Test]
    public async Task Several_nodes_at_once_settle_each_hold_once()
    {
        var orders = new List<Order>();
        for (var i = 0; i < 20; i++)
        {
            var reference = await HoldAsync(Guid.NewGuid(), 10);
            if (i % 2 == 0)
                orders.Add(SaveOrder(reference));
        }

        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddMinutes(16);
        var settled = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Shop.NewRequest().Settlement.SettleAsync(CancellationToken.None))));
        var balance = await Shop.BalanceAsync();
        Assert.That((settled.Sum() >= 20, balance.Available, balance.Reserved), Is.EqualTo((true, 1400L, 0L)));
    }

    async Task<string> HoldAsync(Guid guid, long amount, string attempt = "0123456789ab", HoldPurpose purpose = HoldPurpose.Checkout)
    {
        var reference = $"{guid:n}:{attempt}";
        var held = await Shop.Ledger.HoldAsync(await Shop.Wallets.KeyAsync(PlayedShop.Anna, PlayedShop.StoreId),
            new HoldRequest(purpose, reference, amount, new PostingContext(Channel.Shop, PlayedShop.Anna, Shop.Clock.NowUtc)) { GroupKey = $"{guid:D}" });
        Assert.That(held.IsDone, Is.True);
        return reference;
    }

    Order SaveOrder(string reference) => Shop.AddOrder(new Order
    {
        OrderGuid = Guid.ParseExact(reference[..32], "n"),
        CustomerId = PlayedShop.Anna,
        CustomValuesXml = $"<DictionarySerializer><item><key>Cashback reference</key><value>{reference}</value></item></DictionarySerializer>",
        CreatedOnUtc = Shop.Clock.NowUtc,
    });

    async Task<int> SettleAfterAsync(int minutes)
    {
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddMinutes(minutes);
        return await Shop.NewRequest().Settlement.SettleAsync(CancellationToken.None);
    }
}
