using System.Runtime.CompilerServices;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Insight.Past;

/// <summary>Reads the shop's whole past: orders, and sales in the salon, in the order in which they were placed. Never writes.</summary>
sealed class PastPurchases(PastOrders orders, PastSales sales)
{
    const int PageSize = 2000;

    /// <summary>How many were placed before an instant.</summary>
    /// <param name="storeId">The store; 0: all.</param>
    /// <param name="toUtc">The instant.</param>
    public async Task<int> CountAsync(int storeId, DateTime toUtc) => await orders.CountAsync(storeId, toUtc) + await sales.CountAsync(storeId, toUtc);

    /// <summary>Those placed before an instant, oldest first, page by page: at most a page of each is held.</summary>
    /// <param name="storeId">The store; 0: all.</param>
    /// <param name="toUtc">The instant.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public async IAsyncEnumerable<IReadOnlyList<PastOrder>> ReadAsync(int storeId, DateTime toUtc, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var ordered = new Walk(orders.ReadAsync(storeId, toUtc, cancellationToken).GetAsyncEnumerator(cancellationToken));
        await using var sold = new Walk(sales.ReadAsync(storeId, toUtc, cancellationToken).GetAsyncEnumerator(cancellationToken));
        await ordered.NextAsync();
        await sold.NextAsync();
        var page = new List<PastOrder>(PageSize);
        while (ordered.Current is not null || sold.Current is not null)
        {
            var next = sold.Current is null || ordered.Current?.PlacedOnUtc <= sold.Current.PlacedOnUtc ? ordered : sold;
            page.Add(next.Current!);
            await next.NextAsync();
            if (page.Count < PageSize)
                continue;
            yield return page;
            page = new(PageSize);
        }

        if (page.Count > 0)
            yield return page;
    }

    // One after the other, out of pages.
    sealed class Walk(IAsyncEnumerator<IReadOnlyList<PastOrder>> pages) : IAsyncDisposable
    {
        int _at = -1;
        IReadOnlyList<PastOrder> _page = [];

        public PastOrder? Current { get; private set; }

        public async ValueTask NextAsync()
        {
            while (++_at >= _page.Count)
            {
                if (!await pages.MoveNextAsync())
                {
                    Current = null;
                    return;
                }

                (_page, _at) = (pages.Current, -1);
            }

            Current = _page[_at];
        }

        public ValueTask DisposeAsync() => pages.DisposeAsync();
    }
}
