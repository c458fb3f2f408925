using Nop.Plugin.Misc.Cashback.Insight.Overview;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>Closes months, one after the other and for good. What is booked later belongs to the month in which it is booked, so that a closed one never changes.</summary>
public interface IMonthClosing
{
    /// <summary>The month that is to be closed next: the first of the ledger, or that after the last one; its first day. Null: it is not over, or nothing was ever booked.</summary>
    Task<DateOnly?> NextAsync();

    /// <summary>Closes a month.</summary>
    /// <param name="month">Its first day: that which is to be closed next.</param>
    /// <param name="actorId">Who closes it.</param>
    /// <param name="cancellationToken">Ends it before anything is written.</param>
    /// <returns>False: it is not the next one, or somebody was faster.</returns>
    Task<bool> CloseAsync(DateOnly month, int actorId, CancellationToken cancellationToken);

    /// <summary>Months that are closed, in their order.</summary>
    Task<IReadOnlyList<ClosedMonth>> AllAsync();
}

/// <inheritdoc cref="IMonthClosing"/>
sealed class MonthClosing(IRepository<ClosedMonth> rows, FlowQueries flows, OwedQueries owed, ILedgerSealer sealer, IShopKeys keys, ShopClock clock, TimeProvider time) : IMonthClosing
{
    // A commit that began in the month may end a little after it.
    static readonly TimeSpan s_settled = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<DateOnly?> NextAsync()
    {
        var next = await NewestAsync() is { } last ? ClosedMonth.MonthOf(last.Month).AddMonths(1) : await flows.BegunOnAsync() is { } begun ? MonthOf(begun) : (DateOnly?)null;
        return next is { } month && ShopTime.StartOfDay(month.AddMonths(1), clock.Zone) + s_settled <= time.GetUtcNow().UtcDateTime ? month : null;
    }

    /// <inheritdoc/>
    public async Task<bool> CloseAsync(DateOnly month, int actorId, CancellationToken cancellationToken)
    {
        if (await NextAsync() != month)
            return false;

        var seal = await sealer.SealNowAsync(cancellationToken);
        var (newest, key) = (await NewestAsync(), keys.Current());
        var row = new ClosedMonth
        {
            Month = ClosedMonth.NumberOf(month),
            // Where the shop's zone was changed since, the months still join.
            FromUtc = (newest?.ToUtc ?? ShopTime.StartOfDay(month, clock.Zone)).AsStored(),
            ToUtc = ShopTime.StartOfDay(month.AddMonths(1), clock.Zone).AsStored(),
            SealNumber = seal.Number,
            SealHash = seal.Hash,
            ClosedBy = actorId,
            ClosedOnUtc = time.GetUtcNow().UtcDateTime.AsStored(),
            KeyId = key.Id,
            PreviousHash = newest?.Hash ?? HashChain.Genesis,
        };
        row.Totals = MonthTotals.Write(await TotalsAsync(row, cancellationToken));
        row.Hash = row.HashOf();
        row.Signature = SealHash.Sign(row.Hash, key);
        return await rows.TryInsertAsync(row, other => other.Month == row.Month);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ClosedMonth>> AllAsync() => [.. await rows.GetAllAsync(all => all.OrderBy(row => row.Month))];

    /// <summary>What the entries of a closed month come to now.</summary>
    internal async Task<IReadOnlyList<MonthTotals>> TotalsAsync(ClosedMonth row, CancellationToken cancellationToken)
    {
        var (from, to, month) = (row.FromUtc.AsUtc(), row.ToUtc.AsUtc(), ClosedMonth.MonthOf(row.Month));
        var before = (await owed.HeldAsync(from, cancellationToken)).ToDictionary(held => held.CurrencyCode, held => held.Net);
        var totals = new List<MonthTotals>();
        foreach (var held in await owed.HeldAsync(to, cancellationToken))
            totals.Add(new(held.CurrencyCode, before.GetValueOrDefault(held.CurrencyCode), MonthOfCredit.Of(month, await flows.FlowsAsync(held.CurrencyCode, from, to)) with { Owed = held.Net }));
        return totals;
    }

    async Task<ClosedMonth?> NewestAsync() => (await rows.GetAllAsync(all => all.OrderByDescending(row => row.Month).Take(1))).FirstOrDefault();

    DateOnly MonthOf(DateTime utc)
    {
        var day = ShopTime.Date(utc, clock.Zone);
        return new(day.Year, day.Month, 1);
    }
}
