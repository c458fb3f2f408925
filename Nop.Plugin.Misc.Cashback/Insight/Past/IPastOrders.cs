using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Insight.Past;

/// <summary>Reads the shop's past. Never writes.</summary>
public interface IPastOrders
{
    /// <summary>How many paid orders were placed before an instant.</summary>
    /// <param name="storeId">The store; 0: all.</param>
    /// <param name="toUtc">The instant.</param>
    Task<int> CountAsync(int storeId, DateTime toUtc);

    /// <summary>Paid orders placed before an instant, oldest first, page by page, so that memory stays flat.</summary>
    /// <param name="storeId">The store; 0: all.</param>
    /// <param name="toUtc">The instant.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    IAsyncEnumerable<IReadOnlyList<PastOrder>> ReadAsync(int storeId, DateTime toUtc, CancellationToken cancellationToken);
}
