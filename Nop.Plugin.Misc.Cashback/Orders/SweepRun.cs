namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>One run of the sweep: page by page, and past an order that fails, so that one does not keep the others from being healed.</summary>
sealed class SweepRun(Func<int, Task<bool>> reconcile, int pageSize, CancellationToken cancellationToken)
{
    readonly List<Exception> _failures = [];

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
    internal void ThrowFailures()
    {
        if (_failures.Count > 0)
            throw new AggregateException("Orders could not be brought in step with the ledger.", _failures);
    }

    async Task TryAsync(int orderId)
    {
        try
        {
            if (await reconcile(orderId))
                Done++;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Not swallowed: told at the end of the run.
            _failures.Add(new InvalidOperationException($"Order {orderId}: {exception.Message}", exception));
        }
    }
}
