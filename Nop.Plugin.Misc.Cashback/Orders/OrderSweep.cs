namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Finds the orders whose state and postings differ.</summary>
sealed class OrderSweep(
    ICustomerService customers,
    ISettingService settings,
    IStoreService stores,
    IOrderLedgerQueries ledgerQueries,
    GuestClaims claims,
    TimeProvider time)
{
    const int PageSize = 200;
    const int SweepDays = 400;

    /// <summary>Goes through every order of the last days whose state and postings differ.</summary>
    /// <param name="reconcile">Brings one order in step; false: later.</param>
    /// <param name="cancellationToken">Ends the run between two orders.</param>
    /// <returns>How many were brought in step.</returns>
    public async Task<int> RunAsync(Func<int, Task<bool>> reconcile, CancellationToken cancellationToken)
    {
        var window = time.GetUtcNow().UtcDateTime.AddDays(-SweepDays);
        var scopes = await EarningFromAsync(window);
        if (scopes.Count == 0)
            return 0;

        var registered = await customers.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
        var run = new SweepRun(reconcile, PageSize, cancellationToken);

        var claimed = await claims.MostDaysAsync() > 0;
        foreach (var placed in registered is null ? [] : scopes)
        {
            if (claimed)
                await run.ThroughAsync(last => ledgerQueries.PaidByGuestsAsync(placed, registered!.Id, last, PageSize), id => id, _ => true);
            await run.ThroughAsync(last => ledgerQueries.PaidAndUnknownAsync(placed, registered!.Id, last, PageSize), id => id, _ => true);
        }

        await FollowKnownAsync(run, window);
        run.ThrowFailures();
        return run.Done;
    }

    /// <summary>Goes through the orders that the ledger knows, however old they are.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<int> RunOldAsync(Func<int, Task<bool>> reconcile, CancellationToken cancellationToken)
    {
        var run = new SweepRun(reconcile, PageSize, cancellationToken);
        await FollowKnownAsync(run, DateTime.UnixEpoch);
        run.ThrowFailures();
        return run.Done;
    }

    async Task FollowKnownAsync(SweepRun run, DateTime placedFromUtc)
    {
        await run.ThroughAsync(last => ledgerQueries.PerhapsDifferentAsync(placedFromUtc, last, PageSize), row => row.OrderId, row => !row.Agrees);
        await run.ThroughAsync(last => ledgerQueries.RedeemedAndDifferentAsync(placedFromUtc, last, PageSize), id => id, _ => true);
    }

    // A store may have a day of its own from which its orders earn, earlier or later than that of all others.
    async Task<IReadOnlyList<PlacedOrders>> EarningFromAsync(DateTime window)
    {
        var common = (await settings.LoadSettingAsync<CashbackSettings>()).EarnFromUtc;
        var own = new Dictionary<int, DateTime?>();
        foreach (var store in await stores.GetAllStoresAsync())
        {
            if ((await settings.LoadSettingAsync<CashbackSettings>(store.Id)).EarnFromUtc is var from && from != common)
                own[store.Id] = from;
        }

        var placed = own.Where(store => store.Value is not null).Select(store => new PlacedOrders(Later(store.Value!.Value), [store.Key]));
        return [.. common is { } day ? [new PlacedOrders(Later(day), [.. own.Keys], OfOtherStores: true)] : Array.Empty<PlacedOrders>(), .. placed];

        DateTime Later(DateTime from) => from > window ? from : window;
    }
}

/// <summary>One run of the sweep: page by page, and past an order that fails, so that one does not keep the others from being healed.</summary>
sealed class SweepRun(Func<int, Task<bool>> reconcile, int pageSize, CancellationToken cancellationToken)
{
    readonly PastFailures _failures = new("Orders could not be brought in step with the ledger");

    /// <summary>Orders that were brought in step.</summary>
    internal int Done { get; private set; }

    internal async Task ThroughAsync<T>(Func<int, Task<IList<T>>> find, Func<T, int> idOf, Func<T, bool> differs)
    {
        for (var last = 0; ;)
        {
            var page = await find(last);
            foreach (var row in page.Where(differs))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await TryAsync(idOf(row));
            }

            if (page.Count < pageSize)
                return;
            last = idOf(page[^1]);
        }
    }

    /// <exception cref="AggregateException">Orders failed; each is told with its id.</exception>
    internal void ThrowFailures() => _failures.Throw();

    async Task TryAsync(int orderId)
    {
        if (await _failures.TryAsync($"Order {orderId}", () => reconcile(orderId)))
            Done++;
    }
}
