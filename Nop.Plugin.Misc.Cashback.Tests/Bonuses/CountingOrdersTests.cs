using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>Which orders make a client no newcomer and no sleeper. Anna has one order, ten days old.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class CountingOrdersTests(DatabaseKind kind) : BonusFixture(kind)
{
    static readonly AudienceRule _newcomers = new() { FirstOrder = true };
    static readonly AudienceRule _sleepers = new() { SleepingDays = 5 };

    Order _order = null!;

    [SetUp]
    public async Task SetUp()
    {
        await Shop.AskAsync<EarnRuleService, RuleSaveResult>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Welcome", Active = true, Multiplier = 2, FirstOrder = true }));
        _order = await Shop.AddOrderAsync(Anna, 45.00m);
        Shop.Clock.Advance(TimeSpan.FromDays(10));
    }

    [Test]
    public async Task Programmes_and_gifts_take_the_same_clients_for_new_and_for_sleeping_whatever_state_an_order_is_in() =>
        Assert.That(await StatesAsync(async _ =>
            (await IsOfProgrammeAsync(_newcomers), await IsOfProgrammeAsync(_sleepers)) != (await IsOfGiftAsync(_newcomers), await IsOfGiftAsync(_sleepers))), Is.Empty);

    [Test]
    public async Task Paid_orders_that_are_neither_cancelled_nor_deleted_make_a_client_known() =>
        Assert.That(await StatesAsync(async _ => !await IsOfGiftAsync(_newcomers)), Is.EqualTo(await StatesAsync(state => Task.FromResult(Counts(state)))));

    [Test]
    public async Task An_order_that_was_not_paid_is_none_to_be_called_back_from()
    {
        await AddAsync(BonusKind.WinBack, 7_00, bonus => (bonus.Days, bonus.LimitId) = (5, (int)BonusLimit.Once));
        await RunAsync();
        var unpaid = await GivenAsync(Anna);
        await Shop.ChangeAsync(_order, order => order.PaymentStatus = PaymentStatus.Paid);
        await RunAsync();
        Assert.That((unpaid, await GivenAsync(Anna)), Is.EqualTo((0L, 7_00L)));
    }

    static bool Counts((PaymentStatus Payment, OrderStatus Status, bool Deleted) state) =>
        state is { Payment: PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded, Status: not OrderStatus.Cancelled, Deleted: false };

    // The states of an order for which something holds.
    async Task<List<(PaymentStatus Payment, OrderStatus Status, bool Deleted)>> StatesAsync(Func<(PaymentStatus Payment, OrderStatus Status, bool Deleted), Task<bool>> holds)
    {
        var found = new List<(PaymentStatus, OrderStatus, bool)>();
        foreach (var payment in Enum.GetValues<PaymentStatus>())
        foreach (var status in Enum.GetValues<OrderStatus>())
        foreach (var deleted in new[] { false, true })
        {
            await Shop.ChangeAsync(_order, order => (order.PaymentStatus, order.OrderStatus, order.Deleted) = (payment, status, deleted));
            if (await holds((payment, status, deleted)))
                found.Add((payment, status, deleted));
        }

        return found;
    }

    async Task<bool> IsOfProgrammeAsync(AudienceRule audience)
    {
        var now = Shop.Clock.UtcNow;
        var set = await Shop.AskAsync<IRuleSetProvider, EarnRuleSet>(rules => rules.GetAsync(1));
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(Anna.Id, 1));
        var client = await Shop.AskAsync<CustomerFactsReader, OrderClient>(reader => reader.ReadAsync(key, set, now));
        return audience.Includes(client.Facts, tierId: null, now, set.Zone);
    }

    Task<bool> IsOfGiftAsync(AudienceRule audience) => Shop.AskAsync<AudienceQuery, bool>(audiences => audiences.IsInAsync(audience, Anna));
}
