using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Cashback.Preview.Hosting;
using Cashback.Preview.Services;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>
/// Shoppers who order all at once, over several nodes of one shop; meanwhile staff give money back, a branch takes credit from the same wallets, hours pass by the minute, credit runs
/// out, and the tasks of the shop run on the nodes in turn. Each shopper has clients of its own, so that no two windows fill one cart; everybody else meets them on their wallets.
/// </summary>
/// <param name="nodes">The nodes, of one database.</param>
/// <param name="clock">Of all of them.</param>
/// <param name="withCredit">Whether shoppers use credit; if not, nobody takes any either, and the same orders are placed.</param>
sealed class CheckoutCrowd(IReadOnlyList<PreviewStore> nodes, ScenarioClock clock, bool withCredit = true)
{
    /// <summary>What each order costs before credit.</summary>
    public const decimal Price = 90m;

    const int ClientsOfShopper = 3;
    const long FirstCredit = 2_000_00;

    readonly ConcurrentQueue<int> _orders = new();
    readonly ConcurrentQueue<double> _milliseconds = new();
    readonly ConcurrentDictionary<string, int> _refused = new();
    readonly CancellationTokenSource _over = new();
    int _begun, _taken, _gaveBack;

    /// <summary>Lets them place so many orders, or be refused.</summary>
    /// <param name="shoppers">How many at once.</param>
    /// <param name="checkouts">How many orders are asked for.</param>
    public async Task<CrowdRun> RunAsync(int shoppers, int checkouts)
    {
        var (clients, product, branch) = await OpenAsync(shoppers * ClientsOfShopper);
        var watch = Stopwatch.StartNew();
        var others = new List<Task> { Task.Run(() => PassTimeAsync()), Task.Run(() => RefundAsync()), Task.Run(() => RunTasksAsync()) };
        if (withCredit)
            others.Add(Task.Run(() => TakeAsync(clients, branch)));
        await Task.WhenAll(Enumerable.Range(0, shoppers).Select(shopper => Task.Run(() => ShopAsync(shopper, clients, product, checkouts))));
        var elapsed = watch.Elapsed;
        await _over.CancelAsync();
        await Task.WhenAll(others);
        return new([.. _orders], _refused, elapsed, [.. _milliseconds.Order()], _taken, _gaveBack);
    }

    /// <summary>The tasks of the shop, after every hold that was left has had its time.</summary>
    public async Task SettleAsync()
    {
        clock.Advance(TimeSpan.FromHours(1));
        foreach (var task in Tasks)
            await nodes[0].RunTaskAsync(task);
    }

    static Type[] Tasks { get; } = [typeof(ActivateTask), typeof(ExpireTask), typeof(SettleHoldsTask), typeof(SweepOrdersTask)];

    async Task<(IReadOnlyList<Customer> Clients, Product Product, int BranchId)> OpenAsync(int count)
    {
        var (shop, clients) = (nodes[0], new List<Customer>());
        for (var client = 0; client < count; client++)
        {
            var customer = await shop.RegisterAsync(string.Create(CultureInfo.InvariantCulture, $"client{client}@example.com"));
            clients.Add(customer);
            if (withCredit)
            {
                await shop.RequestAsync(async services =>
                {
                    var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(customer.Id, 1);
                    await services.GetRequiredService<ICashbackLedger>().AdjustAsync(key, FirstCredit, new PostingContext(Channel.Admin, 1, clock.UtcNow) { Reason = "to spend" });
                });
            }
        }

        var branch = new Branch { Name = "Crowded" };
        await shop.AskAsync<IBranchService, bool>(branches => branches.SaveAsync(branch));
        return (clients, await shop.AskAsync<IRepository<Product>, Product>(products => products.GetByIdAsync(1)), branch.Id);
    }

    async Task ShopAsync(int shopper, IReadOnlyList<Customer> clients, Product product, int checkouts)
    {
        var random = new Random(shopper);
        for (var turn = shopper; Interlocked.Increment(ref _begun) <= checkouts; turn++)
        {
            var customer = clients[(shopper * ClientsOfShopper) + random.Next(ClientsOfShopper)];
            var choice = !withCredit ? null : random.Next(4) == 0 ? CashbackChoice.AsMuchAsPossible : new CashbackChoice(random.Next(1, 40_00));
            var began = Stopwatch.GetTimestamp();
            var placed = await nodes[turn % nodes.Count].RequestAsync(services => services.GetRequiredService<ShopCheckout>().PlaceAsync(
                customer, 1, [new Purchase(product, 2)], choice, random.Next(3) == 0 ? PaymentMethods.Later : PaymentMethods.AtOnce), customer.Id);
            _milliseconds.Enqueue(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (placed.Success)
                _orders.Enqueue(placed.PlacedOrder.Id);
            else
                _refused.AddOrUpdate(placed.Errors[0], 1, (_, times) => times + 1);
        }
    }

    // Holds of checkouts last minutes: some are given back while their payment is under way, as where a gateway comes back late.
    async Task PassTimeAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            await PauseAsync(150);
        }
    }

    // One person: the shop itself has no answer to two who pay back one order at once.
    async Task RefundAsync()
    {
        var random = new Random(1001);
        while (!_over.IsCancellationRequested)
        {
            var known = _orders.ToArray();
            if (known.Length > 0)
            {
                await nodes[random.Next(nodes.Count)].RequestAsync(async services =>
                {
                    var (orders, processing) = (services.GetRequiredService<IOrderService>(), services.GetRequiredService<IOrderProcessingService>());
                    var order = await orders.GetOrderByIdAsync(known[random.Next(known.Length)]);
                    if (random.Next(3) > 0 && processing.CanPartiallyRefundOffline(order, order.OrderTotal / 3))
                        await processing.PartiallyRefundOfflineAsync(order, Math.Round(order.OrderTotal / 3, 2));
                    else if (random.Next(2) == 0 && processing.CanRefundOffline(order))
                        await processing.RefundOfflineAsync(order);
                    else if (processing.CanCancelOrder(order))
                        await processing.CancelOrderAsync(order, notifyCustomer: false);
                });
                _gaveBack++;
            }

            await PauseAsync(40);
        }
    }

    async Task TakeAsync(IReadOnlyList<Customer> clients, int branchId)
    {
        var random = new Random(1002);
        for (var receipt = 1; !_over.IsCancellationRequested; receipt++)
        {
            var taken = await nodes[receipt % nodes.Count].AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(
                clients[random.Next(clients.Count)].Id, 1, random.Next(1, 15_00), branchId, string.Create(CultureInfo.InvariantCulture, $"R-{receipt}"), actorId: 1));
            _taken += taken.Refusal == SalonRefusal.None ? 1 : 0;
            await PauseAsync(20);
        }
    }

    async Task RunTasksAsync()
    {
        for (var turn = 0; !_over.IsCancellationRequested; turn++)
        {
            await nodes[turn % nodes.Count].RunTaskAsync(Tasks[turn % Tasks.Length]);
            await PauseAsync(30);
        }
    }

    async Task PauseAsync(int milliseconds)
    {
        try
        {
            await Task.Delay(milliseconds, _over.Token);
        }
        catch (OperationCanceledException)
        {
            // It is over: whoever waits looks for that next.
        }
    }
}

/// <summary>What came of it.</summary>
/// <param name="Orders">Ids of the orders that were placed.</param>
/// <param name="Refused">What shoppers read whose order was not placed, and how many did.</param>
/// <param name="Elapsed">From the first order to the last.</param>
/// <param name="Milliseconds">How long each took, from the cart to the answer; ascending.</param>
/// <param name="Taken">How often a branch took credit.</param>
/// <param name="GaveBack">How often money was given back, or an order cancelled.</param>
sealed record CrowdRun(IReadOnlyList<int> Orders, IReadOnlyDictionary<string, int> Refused, TimeSpan Elapsed, IReadOnlyList<double> Milliseconds, int Taken, int GaveBack)
{
    /// <summary>How long all but a share of them took at most, milliseconds.</summary>
    public double Percentile(double share) => Milliseconds[(int)Math.Min(Milliseconds.Count - 1, Math.Floor(Milliseconds.Count * share))];
}
