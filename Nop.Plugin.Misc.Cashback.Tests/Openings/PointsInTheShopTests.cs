using Moq;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Services.Customers;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Openings;

/// <summary>What clients have in the shop's reward points becomes credit once, and the points are taken off.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class PointsInTheShopTests(DatabaseKind kind) : OpeningFixture(kind)
{
    [SetUp]
    public async Task EarnPointsAsync()
    {
        await AddPointsAsync(Anna, 1250);
        await AddPointsAsync(Bea, 99);
        await AddPointsAsync(Olivia, 500);
    }

    [Test]
    public async Task It_is_shown_before_anything_happens()
    {
        var batch = await BringPointsAsync();
        var rows = (await Shop.RowsAsync<OpeningRow>()).OrderBy(row => row.Number).Select(row => (row.CustomerId, row.Points, row.Amount, row.Outcome));
        Assert.That(rows, Is.EqualTo(new[] { (Anna.Id, 1250, 4_16L, OpeningOutcome.Ready), (Bea.Id, 99, 33L, OpeningOutcome.Ready), (Olivia.Id, 500, 1_66L, OpeningOutcome.OwnWallet) }));
        Assert.That((batch.Rows, await PointsAsync(Anna), (await OpeningsAsync()).Count()), Is.EqualTo((3, 1250, 0)));
    }

    [Test]
    public async Task Confirmed_the_credit_is_there_and_the_points_are_gone()
    {
        var batch = await BringPointsAsync();
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), await AvailableAsync(Anna), await PointsAsync(Anna), await PointsAsync(Bea), await PointsAsync(Olivia)), Is.EqualTo(("Posted, Posted, OwnWallet", 4_16L, 0, 0, 500)));
    }

    [Test]
    public async Task Once_more_there_is_nothing_left_to_change_over_also_where_points_came_later()
    {
        await ConfirmAsync(await BringPointsAsync());
        await AddPointsAsync(Anna, 300);
        var again = await BringPointsAsync(Otto);
        Assert.That((await Shop.RowsAsync<OpeningRow>()).Where(row => row.BatchId == again.Id).Select(row => row.CustomerId), Is.EqualTo(new[] { Olivia.Id }));
    }

    [Test]
    public async Task Two_previews_that_are_confirmed_at_once_give_and_take_once()
    {
        var (first, second) = (await BringPointsAsync(), await BringPointsAsync(Otto));
        await Task.WhenAll(ConfirmAsync(first), ConfirmAsync(second, Otto));
        Assert.That((await AvailableAsync(Anna), await PointsAsync(Anna), await AvailableAsync(Bea), await PointsAsync(Bea)), Is.EqualTo((4_16L, 0, 33L, 0)));
    }

    [Test]
    public async Task Points_that_were_spent_since_the_preview_are_not_changed_over()
    {
        var batch = await BringPointsAsync();
        await AddPointsAsync(Anna, -50);
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), await AvailableAsync(Anna), await PointsAsync(Anna)), Is.EqualTo(("PointsChanged, Posted, OwnWallet", 0L, 1200)));
    }

    // Before the points are taken off, and after that but before it is noted.
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_server_that_dies_between_credit_and_points_leaves_neither_twice(bool beforeTheyAreTaken)
    {
        var batch = await BringPointsAsync();
        await Shop.AskAsync<IOpeningDesk, bool>(desk => desk.ReleaseAsync(batch.Id, Olivia.Id));
        Assert.That(() => PostWithAsync(batch, beforeTheyAreTaken), Throws.TypeOf<AggregateException>());
        var between = (await AvailableAsync(Anna), await PointsAsync(Anna));
        await Shop.Store.RunTaskAsync(typeof(BonusTask));
        Assert.That((between, await OutcomesAsync(batch)), Is.EqualTo(((4_16L, beforeTheyAreTaken ? 1250 : 0), "Posted, Posted, OwnWallet")));
        Assert.That((await AvailableAsync(Anna), await PointsAsync(Anna), await PointsAsync(Bea)), Is.EqualTo((4_16L, 0, 0)));
    }

    // The credit is there, and the client was faster at the checkout than the points were taken off.
    [Test]
    public async Task Points_that_were_spent_after_their_credit_are_owed()
    {
        var batch = await BringPointsAsync();
        await Shop.AskAsync<IOpeningDesk, bool>(desk => desk.ReleaseAsync(batch.Id, Olivia.Id));
        Assert.That(() => PostWithAsync(batch, beforeTheyAreTaken: true), Throws.TypeOf<AggregateException>());
        await AddPointsAsync(Anna, -1000);
        await PostAsync(batch);
        Assert.That((await AvailableAsync(Anna), await PointsAsync(Anna)), Is.EqualTo((4_16L, -1000)));
    }

    [Test]
    public async Task Points_of_two_stores_are_two_rows_where_they_are_kept_apart_and_one_where_they_are_not()
    {
        await AddPointsAsync(Anna, 100, storeId: 2);
        await BringPointsAsync();
        var apart = (await Shop.RowsAsync<OpeningRow>()).Where(row => row.CustomerId == Anna.Id).Select(row => (row.PointStoreId, row.Points)).Order().ToList();
        await Shop.TellAsync<ISettingService>(settings => settings.SaveSettingAsync(new RewardPointsSettings { PointsAccumulatedForAllStores = true }));
        var together = await BringPointsAsync(Otto);
        var one = (await Shop.RowsAsync<OpeningRow>()).Single(row => row.BatchId == together.Id && row.CustomerId == Anna.Id);
        Assert.That((apart, (one.PointStoreId, one.Points)), Is.EqualTo((new List<(int, int)> { (1, 1250), (2, 100) }, (1, 1350))));
    }

    [Test]
    public async Task A_verification_finds_nothing()
    {
        await ConfirmAsync(await BringPointsAsync());
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [Test]
    public async Task Where_nobody_has_points_there_is_no_batch()
    {
        foreach (var one in new[] { Anna, Bea, Olivia })
            await AddPointsAsync(one, -await PointsAsync(one));
        Assert.That(await InNameOfAsync<IOpeningDesk, OpeningBatch?>(Olivia, desk => desk.BringPointsAsync(100, 1_00, Olivia.Id)), Is.Null);
    }

    // Three hundred points for a euro.
    async Task<OpeningBatch> BringPointsAsync(Customer? who = null) => (await InNameOfAsync<IOpeningDesk, OpeningBatch?>(who ?? Olivia, desk => desk.BringPointsAsync(300, 1_00, (who ?? Olivia).Id)))!;

    Task<int> PointsAsync(Customer client) => Shop.AskAsync<IRewardPointService, int>(points => points.GetRewardPointsBalanceAsync(client.Id, 1));

    Task AddPointsAsync(Customer client, int points, int storeId = 1) => Shop.TellAsync<IRewardPointService>(service => service.AddRewardPointsHistoryEntryAsync(client, points, storeId, "an order"));

    Task<bool> PostWithAsync(OpeningBatch batch, bool beforeTheyAreTaken) => Shop.Store.RequestAsync(services =>
    {
        var real = services.GetRequiredService<IRewardPointService>();
        var dying = new Mock<IRewardPointService>();
        dying.Setup(it => it.GetRewardPointsBalanceAsync(It.IsAny<int>(), It.IsAny<int>())).Returns((int customerId, int storeId) => real.GetRewardPointsBalanceAsync(customerId, storeId));
        dying.Setup(it => it.GetRewardPointsHistoryAsync(It.IsAny<int>(), It.IsAny<int?>(), It.IsAny<bool>(), It.IsAny<Guid?>(), It.IsAny<int>(), It.IsAny<int>()))
            .Returns((int customerId, int? storeId, bool all, Guid? order, int index, int size) => real.GetRewardPointsHistoryAsync(customerId, storeId, all, order, index, size));
        dying.Setup(it => it.AddRewardPointsHistoryEntryAsync(It.IsAny<Customer>(), It.IsAny<int>(), It.IsAny<int>(), It.IsAny<string>(), It.IsAny<Order>(), It.IsAny<decimal>(), It.IsAny<DateTime?>(), It.IsAny<DateTime?>()))
            .Returns(async (Customer client, int points, int storeId, string message, Order _, decimal _, DateTime? _, DateTime? _) =>
            {
                if (!beforeTheyAreTaken)
                    await real.AddRewardPointsHistoryEntryAsync(client, points, storeId, message);
                throw new InvalidOperationException("the server died");
            });
        var poster = ActivatorUtilities.CreateInstance<OpeningPoster>(services, ActivatorUtilities.CreateInstance<RewardPoints>(services, dying.Object));
        return ActivatorUtilities.CreateInstance<OpeningDesk>(services, poster).PostAsync(batch.Id, TimeSpan.FromMinutes(1));
    }, Olivia.Id);
}
