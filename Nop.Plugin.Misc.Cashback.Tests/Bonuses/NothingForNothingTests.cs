using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>Birthdays, reviews and sleepers without money and without an address: each is said in a moment, and by anybody. It is 5 January 2026, 9:01 in Rome.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class NothingForNothingTests(DatabaseKind kind) : BonusFixture(kind)
{
    static readonly DateTime s_birthday = new(2026, 1, 20, 8, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task A_birthday_gives_nothing_before_the_address_is_confirmed()
    {
        await HasBirthdayAsync();
        Shop.Clock.UtcNow = s_birthday;
        await RunAsync();
        var before = await GivenAsync(Anna);
        await ConfirmAsync(Anna);
        await RunAsync();
        Assert.That((before, await GivenAsync(Anna)), Is.EqualTo((0L, 10_00L)));
    }

    [TestCase(45.00, 10_00)]
    [TestCase(0.00, 0)]
    public async Task An_order_that_cleared_with_money_proves_who_has_the_birthday(decimal money, long expected)
    {
        await HasBirthdayAsync();
        await PaysAsync(await BuyAsync(Anna), order => order.OrderTotal = money);
        Shop.Clock.UtcNow = s_birthday;
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_review_waits_until_the_order_has_cleared()
    {
        await AddAsync(BonusKind.Review, 2_00);
        await BuyAsync(Anna);
        await ReviewAsync(Anna, tell: true);
        await RunAsync();
        var early = await GivenAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await RunAsync();
        Assert.That((early, await GivenAsync(Anna)), Is.EqualTo((0L, 2_00L)));
    }

    [Test]
    public async Task An_old_review_gives_when_its_order_clears_at_last()
    {
        await AddAsync(BonusKind.Review, 2_00);
        await ReviewAsync(Anna, tell: true);
        Shop.Clock.Advance(TimeSpan.FromDays(100));
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await RunAsync();
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.EqualTo(2_00));
    }

    [TestCaseSource(nameof(NoMoney))]
    public async Task A_review_of_what_no_money_paid_gives_nothing(Action<Order> change)
    {
        await AddAsync(BonusKind.Review, 2_00);
        var order = await BuyAsync(Anna);
        await ReviewAsync(Anna, tell: true);
        await PaysAsync(order, change);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.Zero);
    }

    [TestCaseSource(nameof(NoMoney))]
    public async Task Nobody_is_called_back_who_never_paid_money_that_stayed(Action<Order> change)
    {
        await AddAsync(BonusKind.WinBack, 7_00, bonus => (bonus.Days, bonus.LimitId) = (30, (int)BonusLimit.Once));
        await PaysAsync(await BuyAsync(Anna), change);
        Shop.Clock.Advance(TimeSpan.FromDays(31));
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.Zero);
    }

    [Test]
    public async Task An_order_of_credit_alone_still_tells_that_a_client_is_awake()
    {
        await AddAsync(BonusKind.WinBack, 7_00, bonus => (bonus.Days, bonus.LimitId) = (30, (int)BonusLimit.Once));
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await PaysAsync(await BuyAsync(Anna), order => order.OrderTotal = 0);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await RunAsync();
        var awake = await GivenAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await RunAsync();
        Assert.That((awake, await GivenAsync(Anna)), Is.EqualTo((0L, 7_00L)));
    }

    static IEnumerable<TestCaseData> NoMoney()
    {
        yield return Case("paid by credit alone", order => order.OrderTotal = 0);
        yield return Case("refunded", order => (order.RefundedAmount, order.PaymentStatus) = (45.00m, PaymentStatus.Refunded));
        yield return Case("cancelled", order => order.OrderStatus = OrderStatus.Cancelled);

        static TestCaseData Case(string name, Action<Order> change) => new TestCaseData(change).SetArgDisplayNames(name);
    }

    // Known since before the plugin came.
    async Task HasBirthdayAsync()
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 1);
        await ChangeAsync(Anna, row => row.DateOfBirth = new DateTime(1990, 1, 20));
        await AddAsync(BonusKind.Birthday, 10_00);
        await RunAsync();
    }

    async Task PaysAsync(Order order, Action<Order> change)
    {
        await Shop.ChangeAsync(order, change);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
    }
}
