using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Cashback;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Segments;
using Nop.Services.Orders;

namespace Cashback.Preview.Seeding;

/// <summary>A year of a salon shop: orders, refunds, vouchers, made by the real services on a clock that runs through the year. The same year each time.</summary>
public sealed class SalonYear
{
    /// <summary>Languages of the shop; the plugin speaks them all.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en-US", "it-IT", "ru-RU", "fi-FI", "fr-FR", "pl-PL"];

    const int Seed = 4_90_6;
    const int Days = 365;
    const int StoreId = 1;

    readonly Hosting.PreviewStore _store;
    readonly ScenarioClock _clock;
    readonly Random _random = new(Seed);
    readonly PriorityQueue<Func<Task>, (DateTime At, int Number)> _agenda = new();
    readonly Dictionary<string, int> _customers = [];
    readonly List<Product> _products = [];
    int _number;
    int _receipts;

    SalonYear(Hosting.PreviewStore store, ScenarioClock clock) => (_store, _clock) = (store, clock);

    /// <summary>Makes a salon shop in an empty database, with a year behind it.</summary>
    /// <param name="database">Where.</param>
    /// <param name="now">When the year ends.</param>
    public static async Task MakeAsync(PreviewDatabase database, DateTimeOffset now)
    {
        if (database is not SqliteDatabase file)
        {
            await MakeInAsync(database, now);
            return;
        }

        // A year is thousands of commits: where there is a disk of memory none of them waits for the other kind.
        var draft = new SqliteDatabase(Path.Combine(ScratchFolder.Path, $"cashback-year-{Guid.NewGuid():N}.db"));
        try
        {
            await MakeInAsync(draft, now);
            draft.CopyTo(file);
        }
        finally
        {
            draft.Delete();
        }
    }

    static async Task MakeInAsync(PreviewDatabase database, DateTimeOffset now)
    {
        var clock = new ScenarioClock(new DateTimeOffset(now.UtcDateTime.Date.AddDays(-Days).AddHours(8), TimeSpan.Zero));
        await using var store = await Hosting.PreviewStore.OpenAsync(new PreviewOptions { Database = database, Clock = clock, TimeZone = "Europe/Rome", Languages = Languages });
        await store.RequestAsync(services => ActivatorUtilities.CreateInstance<SalonShop>(services).MakeAsync());
        await new SalonYear(store, clock).PlayAsync(now.UtcDateTime);
    }

    async Task PlayAsync(DateTime end)
    {
        await _store.RequestAsync(async services =>
        {
            _products.AddRange(await services.GetRequiredService<IRepository<Product>>().GetAllAsync(all => all.OrderBy(product => product.Id)));
            foreach (var (first, _, _) in SalonCatalog.Clients)
                _customers[first] = (await services.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(SalonShop.EmailOf(first))).Id;
        });
        Plan(end);
        while (_agenda.TryDequeue(out var act, out var when) && when.At < end)
        {
            _clock.UtcNow = when.At;
            await act();
        }
    }

    void Plan(DateTime end)
    {
        var start = _clock.UtcNow;
        foreach (var (first, _, orders) in SalonCatalog.Clients)
        {
            for (var index = 0; index < orders; index++)
                At(start.AddDays(_random.Next(1, Days - 1)).AddMinutes(_random.Next(0, 600)), () => ShopAsync(first));
        }

        // Credit that some brought along on paper cards.
        foreach (var first in new[] { "Anna", "Chiara", "Elena", "Marta" })
            At(start.AddHours(1), () => AdjustAsync(first, 10_00 + _random.Next(0, 20) * 100L));
        foreach (var first in new[] { "Anna", "Bea", "Chiara", "Daria", "Giulia", "Laura" })
            At(start.AddDays(_random.Next(120, 340)), () => UseVoucherAsync(first));
        // An open one for the salon page to find.
        At(end.AddDays(-2), () => IssueAsync("Anna", 5_00));
        At(end.AddDays(-1), () => IssueAsync("Chiara", 8_00));
        At(end.AddDays(-30), GiveGiftAsync);
        for (var day = 7; day < Days; day += 7)
            At(start.AddDays(day).AddHours(12), RunTasksAsync);
        At(end.AddHours(-1), AddSegmentsAsync);
        At(end.AddMinutes(-1), RunTasksAsync);
    }

    void At(DateTime when, Func<Task> act) => _agenda.Enqueue(act, (when, ++_number));

    async Task ShopAsync(string first)
    {
        var lines = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => new Purchase(_products[_random.Next(_products.Count)], _random.Next(1, 3))).ToList();
        var choice = _random.Next(10) switch { < 2 => CashbackChoice.AsMuchAsPossible, 2 => new CashbackChoice(3_00), _ => null };
        var atOnce = _random.Next(10) < 7;
        var order = await _store.RequestAsync(async services =>
        {
            var customer = await services.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(_customers[first]);
            var result = await services.GetRequiredService<ShopCheckout>().PlaceAsync(customer, StoreId, lines, choice, atOnce ? PaymentMethods.AtOnce : PaymentMethods.Later);
            // Nothing to redeem yet: they pay in money.
            if (!result.Success && choice is not null)
                result = await services.GetRequiredService<ShopCheckout>().PlaceAsync(customer, StoreId, lines, null, atOnce ? PaymentMethods.AtOnce : PaymentMethods.Later);
            return result.PlacedOrder ?? throw new InvalidOperationException(string.Join("; ", result.Errors));
        }, _customers[first]);
        Follow(order, atOnce);
    }

    // What becomes of an order: most are paid and handed over, few are cancelled or come back.
    void Follow(Order order, bool atOnce)
    {
        var now = _clock.UtcNow;
        var fate = _random.Next(20);
        if (fate == 0)
        {
            At(now.AddHours(20), () => OnOrderAsync(order.Id, (orders, row) => orders.CanCancelOrder(row) ? orders.CancelOrderAsync(row, false) : Task.CompletedTask));
            return;
        }

        if (!atOnce)
            At(now.AddHours(_random.Next(2, 40)), () => OnOrderAsync(order.Id, (orders, row) => orders.CanMarkOrderAsPaid(row) ? orders.MarkOrderAsPaidAsync(row) : Task.CompletedTask));
        At(now.AddHours(_random.Next(48, 96)), () => CompleteAsync(order.Id));
        if (fate == 1)
            At(now.AddDays(_random.Next(6, 25)), () => OnOrderAsync(order.Id, (orders, row) => orders.CanRefundOffline(row) ? orders.RefundOfflineAsync(row) : Task.CompletedTask));
        else if (fate == 2)
            At(now.AddDays(_random.Next(6, 25)), () => OnOrderAsync(order.Id, RefundPartAsync));
    }

    static Task RefundPartAsync(IOrderProcessingService orders, Order order)
    {
        var part = Math.Round(order.OrderTotal / 3, 2);
        return orders.CanPartiallyRefundOffline(order, part) ? orders.PartiallyRefundOfflineAsync(order, part) : Task.CompletedTask;
    }

    Task OnOrderAsync(int orderId, Func<IOrderProcessingService, Order, Task> act) => _store.RequestAsync(async services =>
        await act(services.GetRequiredService<IOrderProcessingService>(), await services.GetRequiredService<IOrderService>().GetOrderByIdAsync(orderId)));

    Task CompleteAsync(int orderId) => _store.RequestAsync(async services =>
    {
        var order = await services.GetRequiredService<IOrderService>().GetOrderByIdAsync(orderId);
        if (order is { PaymentStatus: PaymentStatus.Paid, OrderStatus: not (OrderStatus.Cancelled or OrderStatus.Complete) })
            await services.GetRequiredService<OrderProcessing>().CompleteAsync(order);
    });

    Task AdjustAsync(string first, long amount) => _store.RequestAsync(async services =>
    {
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(_customers[first], StoreId);
        await services.GetRequiredService<ICashbackLedger>().AdjustAsync(key, amount, new PostingContext(Channel.Admin, 0, _clock.UtcNow) { Reason = "Opening balance from the paper card" });
    });

    Task<string?> IssueAsync(string first, long amount) => _store.RequestAsync(async services =>
    {
        var vouchers = services.GetRequiredService<IVoucherService>();
        var issued = await vouchers.IssueAsync(_customers[first], StoreId, amount, 0, null, Channel.Shop, _customers[first]);
        return issued.Hold is { } hold ? vouchers.Display(hold) : null;
    });

    async Task UseVoucherAsync(string first)
    {
        if (await IssueAsync(first, 4_00) is not { } code)
            return;
        At(_clock.UtcNow.AddDays(2), () => _store.RequestAsync(async services =>
        {
            var branch = (await services.GetRequiredService<IBranchService>().GetAllAsync())[_random.Next(2)];
            var receipt = (++_receipts).ToString("R0000", CultureInfo.InvariantCulture);
            await services.GetRequiredService<IVoucherService>().RedeemAsync(code, null, branch.Id, receipt, 0);
        }));
    }

    Task GiveGiftAsync() => _store.RequestAsync(async services =>
    {
        var runs = services.GetRequiredService<GiftRunService>();
        var run = new GiftRun { Name = "Thank you for this year", Amount = 3_00, ExpiresOnUtc = ShopTime.StartOfDay(DateOnly.FromDateTime(_clock.UtcNow.AddDays(61)), TimeZoneInfo.Utc) };
        await runs.SaveAsync(run);
        await runs.ReleaseAsync(run, 0);
        await runs.StepAsync(run.Id, int.MaxValue, CancellationToken.None);
    });

    // One is kept as a customer role, one was counted, one was not.
    Task AddSegmentsAsync() => _store.RequestAsync(async services =>
    {
        var segments = services.GetRequiredService<SegmentBook>();
        var best = new Segment
        {
            Name = "Best clients",
            Note = "For invitations to evenings in the salon.",
            KeepAsRole = true,
            Conditions = SegmentText.Of(SegmentNode.Of(SegmentJoin.All, Group(SegmentJoin.All, new SegmentCondition { Fact = SegmentFact.TopSpenders, Percent = 20, Days = 365 }))),
        };
        var asleep = new Segment
        {
            Name = "Asleep with credit",
            Conditions = SegmentText.Of(SegmentNode.Of(SegmentJoin.All,
                Group(SegmentJoin.All, new SegmentCondition { Fact = SegmentFact.Sleeping, Days = 30 }),
                Group(SegmentJoin.Any, new SegmentCondition { Fact = SegmentFact.CreditEnds, AmountMinor = 1_00, Days = 365 }, new SegmentCondition { Fact = SegmentFact.NeverSpentCredit }))),
        };
        var birthday = new Segment
        {
            Name = "Birthday soon",
            Conditions = SegmentText.Of(SegmentNode.Of(SegmentJoin.All, Group(SegmentJoin.All, new SegmentCondition { Fact = SegmentFact.Birthday, Days = 30 }))),
        };
        foreach (var segment in new[] { best, asleep, birthday })
            await segments.SaveAsync(segment);
        await segments.CountAsync(asleep, CancellationToken.None);
    });

    static SegmentNode Group(SegmentJoin join, params SegmentCondition[] conditions) => SegmentNode.Of(join, [.. conditions.Select(SegmentNode.Of)]);

    async Task RunTasksAsync()
    {
        foreach (var task in new[] { typeof(ActivateTask), typeof(ExpireTask), typeof(SettleHoldsTask), typeof(BonusTask), typeof(TierReviewTask), typeof(SegmentRolesTask) })
            await _store.RunTaskAsync(task);
    }
}
