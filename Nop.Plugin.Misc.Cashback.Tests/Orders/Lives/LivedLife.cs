using Nop.Core.Events;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>One life, played in a shop by a client of its own and told beside it; the two are compared whenever nothing is on its way between shop and ledger.</summary>
sealed class LivedLife
{
    static readonly Type[] s_tasks = [typeof(ActivateTask), typeof(ExpireTask), typeof(SettleHoldsTask), typeof(SweepOrdersTask)];

    // What a checkout that died has set aside is free again after it.
    static readonly TimeSpan s_holdsLast = TimeSpan.FromMinutes(new CashbackSettings().CheckoutHoldMinutes + 1);

    // Of the numbers of lives, those below it take.
    const int TakenByHand = 5_00;

    readonly LifeShop _shop;
    readonly Customer _client;
    readonly List<(int Id, ToldOrder Told)> _orders = [];
    readonly string _name;
    long _byHand;
    long _atCounter;
    int _acts;
    ToldCredit? _credit;
    bool _isSafe;
    bool _done;
    bool _heard;

    LivedLife(LifeShop shop, Customer client) => (_shop, _client, _name) = (shop, client, $"life {client.Id}");

    InstalledShop Shop => _shop.Shop;

    Faults Faults => _shop.Faults;

    /// <summary>Each order with what it has earned and uses at the end.</summary>
    public IReadOnlyList<(long Earned, long Used)> Orders => [.. _orders.Select(order => (order.Told.Earned, order.Told.Used))];

    /// <summary>Plays it to its end: the tasks run, and all is as it must be.</summary>
    public static async Task<LivedLife> PlayAsync(LifeShop shop, Life life)
    {
        shop.Faults.Begin(default(Death));
        await shop.SetWaivesAsync(life.Waives);
        var lived = new LivedLife(shop, await shop.NextClientAsync()) { _isSafe = life.Death.Commit == 0 };
        if (IsHeard(life))
            lived._credit = shop.NewCredit();
        await lived.DoAsync(new Act(Does.Adjust, Amount: life.Opening + TakenByHand));
        shop.Faults.Begin(life.Death);
        foreach (var act in life.Acts)
        {
            shop.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
            await lived.DoAsync(act);
        }
        await lived.EndAsync();
        return lived;
    }

    // Where nothing is lost the lots can be told as well: when an act is heard of, and what comes first, is known.
    static bool IsHeard(Life life) => life.Death.Commit == 0 && life.Acts.All(act => act is { Lost: 0, Twice: 0 } and not { Does: Does.SavePaid or Does.SaveRefund or Does.SaveStatus });

    async Task DoAsync(Act act)
    {
        _acts++;
        var order = _orders.Count == 0 ? default : _orders[act.Order % _orders.Count];
        if (order.Told is null && !IsOfTheWallet(act.Does))
            return;
        _done = false;
        var before = _byHand - _atCounter;
        await ActAsync(act, order);
        // Who sees an error instead of the page tries again; nobody does for the shopper, who finds the order or not.
        if (Faults.IsDead)
        {
            Faults.Revive();
            if (act.Does is Does.EditLines or Does.EditItem or Does.Counter or Does.Adjust or Does.LookAgain)
                await ActAsync(act, order);
        }

        await FollowAsync(act, IsOfTheWallet(act.Does) || act.Does == Does.Reorder ? null : order.Told, _byHand - _atCounter - before);
    }

    async Task ActAsync(Act act, (int Id, ToldOrder Told) order)
    {
        Faults.Begin(act);
        try
        {
            await (act.Does switch
            {
                Does.Place or Does.Fail => PlaceAsync(act),
                Does.Counter => TakeAsync(act.Amount % 30_00),
                Does.Adjust => ChangeByHandAsync(act.Amount - TakenByHand),
                Does.Wait => WaitAsync(act.Amount % 13),
                Does.Tasks => RunTasksAsync(),
                Does.LookAgain => LookAgainAsync(),
                _ => OnOrderAsync(act, order.Id, order.Told.IsLearnt),
            });
        }
        catch (Exception) when (Faults.IsDead)
        {
            // It died on the way.
        }

        _heard = Faults.Spoken > 0;
        Faults.Begin(new Act(act.Does));
    }

    static bool IsOfTheWallet(Does does) => does is Does.Place or Does.Fail or Does.Counter or Does.Adjust or Does.Wait or Does.Tasks or Does.LookAgain;

    // What the shop lets nobody do is not done.
    Task OnOrderAsync(Act act, int orderId, bool isLearnt) => Shop.Store.RequestAsync(async services =>
    {
        var order = await services.GetRequiredService<IRepository<Order>>().GetByIdAsync(orderId);
        if (!order.Deleted)
            _done = await OrderActs.DoAsync(services, order, act, _shop, isLearnt, _isSafe);
    }, act.Does == Does.Reorder ? _client.Id : 0);

    Task PlaceAsync(Act act) => Shop.Store.RequestAsync(async services =>
    {
        var (lines, terms) = _shop.CartOf(act.Amount);
        terms.GatewayFails = act.Does == Does.Fail;
        string[] methods = [PaymentMethods.Later, PaymentMethods.Later, PaymentMethods.AtOnce, PaymentMethods.Authorize];
        await services.GetRequiredService<ShopCheckout>().PlaceAsync(_client, 1, lines, act.Credit > 0 ? new CashbackChoice(act.Credit) : null, methods[act.Amount / 288 % methods.Length], terms);
    }, _client.Id);

    async Task TakeAsync(int amount)
    {
        if (amount == 0)
            return;
        var request = new HoldRequest(HoldPurpose.Counter, $"{_name} taken {_acts}", amount, new PostingContext(Channel.Salon, 1, Shop.Clock.UtcNow));
        if ((await LedgerAsync((ledger, key) => ledger.SpendAsync(key, request))).IsDone)
            _atCounter += amount;
    }

    async Task ChangeByHandAsync(int amount)
    {
        if (amount == 0)
            return;
        var context = new PostingContext(Channel.Admin, 1, Shop.Clock.UtcNow) { Reason = "by hand", IdempotencyKey = $"{_name} by hand {_acts}" };
        if ((await LedgerAsync((ledger, key) => ledger.AdjustAsync(key, amount, context))).IsDone)
            _byHand += amount;
    }

    Task<LedgerResult<T>> LedgerAsync<T>(Func<ICashbackLedger, WalletKey, Task<LedgerResult<T>>> act) => Shop.Store.RequestAsync(async services =>
        await act(services.GetRequiredService<ICashbackLedger>(), await services.GetRequiredService<IWalletDirectory>().KeyAsync(_client.Id, 1)));

    Task WaitAsync(int days)
    {
        Shop.Clock.Advance(TimeSpan.FromDays(days));
        return Task.CompletedTask;
    }

    async Task RunTasksAsync()
    {
        Shop.Clock.Advance(s_holdsLast);
        foreach (var task in s_tasks)
            await Shop.Store.RunTaskAsync(task);
        Faults.HasLost = false;
    }

    // Everything that its state can have told, told again.
    async Task LookAgainAsync()
    {
        foreach (var (id, _) in _orders)
        {
            await Shop.Store.RequestAsync(async services =>
            {
                var order = await services.GetRequiredService<IRepository<Order>>().GetByIdAsync(id);
                var events = services.GetRequiredService<IEventPublisher>();
                await events.PublishAsync(new EntityUpdatedEvent<Order>(order));
                await events.PublishAsync(new OrderStatusChangedEvent(order, order.OrderStatus));
                if (order.PaymentStatus == PaymentStatus.Paid)
                    await events.PublishAsync(new OrderPaidEvent(order));
                if (order.RefundedAmount > 0)
                    await events.PublishAsync(new OrderRefundedEvent(order, order.RefundedAmount));
            });
        }
    }

    // The shop's rows after an act, told; and the ledger's beside them.
    async Task FollowAsync(Act act, ToldOrder? order, long moved)
    {
        await using var rows = await PlainRows.OpenAsync(Shop.Database);
        var books = await Books.ReadAsync(rows, _client.Id);
        var shopOrders = await _shop.OrdersAsync(rows, _client.Id);
        var isNew = shopOrders.Count > _orders.Count;
        _orders.AddRange(shopOrders.Skip(_orders.Count).Select(found => (found.Key, new ToldOrder(found.Value))));
        _credit?.Wallet.Now = Shop.Clock.UtcNow;
        _credit?.Follow(act, moved);
        foreach (var (id, told) in _orders)
        {
            var now = shopOrders[id];
            if (told == order && _done && act.Does is Does.EditLines or Does.EditItem)
                Assert.That(now.Total, Is.EqualTo(told.EditLines(now.Gross)), $"the total of order {id} after {act}");
            told.Become(now);
            if (!told.IsLearnt && books.Knows(id))
                told.Learn();
            if (_heard && !Faults.HasLost && (told == order || isNew && id == _orders[^1].Id) && now is { IsPaid: true, IsCalledOff: false })
                Assert.That(told.IsLearnt, Is.True, $"whether the ledger knows that order {id} was paid after {act}");
            // A row that only was saved is not looked at before the sweep, where there is nothing but a status to see, or the ledger does not know of the payment yet.
            _credit?.Follow(told, now);
            Faults.HasLost |= told == order && act.Does is Does.SaveStatus or Does.SaveRefund && !told.IsLearnt;
        }

        if (!Faults.HasLost)
            Compare(books, $"after {act}");
    }

    void Compare(Books books, string when)
    {
        Assert.That(books.Faults(), Is.Empty, when);
        foreach (var (id, told) in _orders)
            Assert.That((books.EarnedBy(id), books.UsedBy(id)), Is.EqualTo((EarnedBy(told), told.Used)), $"what order {id} has earned and uses {when}");
        var (earned, used) = (_orders.Sum(order => EarnedBy(order.Told)), _orders.Sum(order => order.Told.Used));
        Assert.That(books.Given - books.Taken, Is.EqualTo(_byHand + earned), $"what the programme gave in all {when}");
        Assert.That(books.Used, Is.EqualTo(_atCounter + used), $"what was used in all {when}");
        Assert.That(books.Usable + books.Owed, Is.EqualTo(_byHand + earned - _atCounter - used - books.Expired), $"what the client has {when}");
        if (_credit is { Wallet: var wallet })
        {
            Assert.That(books.Lots, Is.EqualTo(wallet.Lots), $"pending, available and dates of the lots {when}");
            Assert.That(-books.Owed, Is.EqualTo(wallet.Debt), $"debt {when}");
        }
    }

    long EarnedBy(ToldOrder told) => _credit?.EarnedBy(told) ?? told.Earned;

    async Task EndAsync()
    {
        Faults.Begin(default(Death));
        await RunTasksAsync();
        await FollowAsync(new Act(Does.Tasks), null, 0);
        var before = await BooksAsync();
        Assert.That(before.Reserved, Is.Zero, "what is still set aside at the end");
        Assert.That(Math.Min(before.Available, -before.Owed), Is.Zero, "what can be used at the end although something is owed");

        await LookAgainAsync();
        await Shop.Store.RunTaskAsync(typeof(SweepOrdersTask));
        var after = await BooksAsync();
        Assert.That(after.Sequence, Is.EqualTo(before.Sequence), "entries after everything was said and done once more");
    }

    async Task<Books> BooksAsync()
    {
        await using var rows = await PlainRows.OpenAsync(Shop.Database);
        return await Books.ReadAsync(rows, _client.Id);
    }
}
