using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Members;

/// <summary>The review runs on several nodes at once: a client gets one letter for one warning. Each client spent 300 once, a year ago, and has Gold to lose.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class TierWarningsAtOnceTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    const int Clients = 6;

    PreviewStore _other = null!;

    [SetUp]
    public async Task SetUp()
    {
        await Shop.SetAsync(values =>
            (values.TierWindow, values.TierReview, values.TierReviewMonths, values.TierGraceDays) = (TierWindow.Rolling365, TierReview.Months, 12, 30));
        _other = await Shop.OpenOtherNodeAsync();
        for (var number = 0; number < Clients; number++)
            await SpendAsync(await Shop.Store.RegisterAsync($"client{number}@example.com"));
        Shop.Clock.Advance(TimeSpan.FromDays(366));
    }

    [TearDown]
    public ValueTask CloseOtherAsync() => _other.DisposeAsync();

    [Test]
    public async Task Reviews_at_once_write_one_letter_to_each()
    {
        await ReviewAtOnceAsync();
        var letters = (await Shop.RowsAsync<QueuedEmail>()).Select(letter => letter.To).Order().ToList();
        Assert.That(letters, Is.EqualTo(Enumerable.Range(0, Clients).Select(number => $"client{number}@example.com")));
    }

    [Test]
    public async Task Reviews_at_once_note_one_warning_of_each()
    {
        await ReviewAtOnceAsync();
        var warned = (await Shop.RowsAsync<TierChange>()).Where(change => change.KindId == (int)TierChangeKind.Warned).Select(change => change.CustomerId).ToList();
        Assert.That(warned, Is.Unique.And.Count.EqualTo(Clients));
    }

    // Where a node is between reading and writing: it has read that nobody is warned, and then, that none has the next number.
    [TestCase(1)]
    [TestCase(2)]
    public async Task A_node_that_is_overtaken_while_it_reviews_writes_no_second_letter(int reading)
    {
        await OvertakenAsync(reading, () => _other.AskAsync<ITierService, int>(tiers => tiers.ReviewAsync(CancellationToken.None)));
        var letters = (await Shop.RowsAsync<QueuedEmail>()).Select(letter => letter.To).Order().ToList();
        var warned = (await Shop.RowsAsync<TierChange>()).Where(change => change.KindId == (int)TierChangeKind.Warned).Select(change => change.CustomerId).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(letters, Is.EqualTo(Enumerable.Range(0, Clients).Select(number => $"client{number}@example.com")));
            Assert.That(warned, Is.Unique.And.Count.EqualTo(Clients));
        });
    }

    [Test]
    public async Task Who_was_warned_and_stayed_is_warned_again_another_year()
    {
        await ReviewAtOnceAsync();
        foreach (var customer in (await Shop.RowsAsync<Customer>()).Where(row => row.Email?.StartsWith("client", StringComparison.Ordinal) ?? false))
            await SpendAsync(customer);
        await ReviewAtOnceAsync();
        Shop.Clock.Advance(TimeSpan.FromDays(366));
        await ReviewAtOnceAsync();
        Assert.That((await Shop.RowsAsync<QueuedEmail>()).GroupBy(letter => letter.To).Select(letters => letters.Count()), Has.Exactly(Clients).EqualTo(2));
    }

    // The clock is asked as the state of the first client is read: there the other node reviews them all.
    async Task OvertakenAsync(int reading, Func<Task> meanwhile)
    {
        var clock = new InterruptedClock(Shop.Clock, reading, meanwhile);
        await Shop.Store.RequestAsync(services => new TierService(
            ActivatorUtilities.CreateInstance<CustomerTiers>(services, clock), services.GetRequiredService<IWalletQueries>(), services.GetRequiredService<IWalletDirectory>(),
            services.GetRequiredService<ITierLetters>()).ReviewAsync(CancellationToken.None));
        Assert.That(clock.IsInterrupted, Is.True);
    }

    Task ReviewAtOnceAsync() => Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() =>
        (number % 2 == 0 ? Shop.Store : _other).AskAsync<ITierService, int>(tiers => tiers.ReviewAsync(CancellationToken.None)))));

    async Task SpendAsync(Customer customer)
    {
        var order = await Shop.AddOrderAsync(customer, 300.00m, PaymentStatus.Paid);
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
    }
}
