namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What a programme gave in a span of time. Amounts in minor units.</summary>
/// <param name="ProgrammeId">The programme.</param>
sealed record ProgrammeFigures(int ProgrammeId)
{
    /// <summary>Purchases for which it gave something.</summary>
    public int Purchases { get; init; }

    /// <summary>What these came to in money when they were paid; of sales what their goods cost.</summary>
    public long Sales { get; init; }

    /// <summary>What it gave.</summary>
    public long Given { get; init; }

    /// <summary>Its share of what was taken back of these purchases since.</summary>
    public decimal TakenBack { get; init; }
}

/// <summary>Sums up what programmes gave, from the charges that each purchase keeps. They are a text each, so that they are read in pages; none is kept. Reads only.</summary>
sealed class ChargeQueries(IRepository<OrderAccount> accounts, IRepository<Wallet> wallets, IRepository<ProgrammeBudget> budgets)
{
    /// <summary>What programmes gave for purchases that were paid in a span of time.</summary>
    /// <param name="currencyCode">Currency of their wallets.</param>
    /// <param name="fromUtc">At this instant or later.</param>
    /// <param name="toUtc">Before this one.</param>
    public async Task<IReadOnlyList<ProgrammeFigures>> GivenAsync(string currencyCode, DateTime fromUtc, DateTime toUtc)
    {
        var (since, before) = (fromUtc.AsStored(), toUtc.AsStored());
        var sums = new Dictionary<int, ProgrammeFigures>();
        var charged =
            from account in accounts.Table
            join wallet in wallets.Table on account.WalletId equals wallet.Id
            where account.FrozenOnUtc >= since && account.FrozenOnUtc < before && account.Charges != "" && wallet.CurrencyCode == currencyCode
            select new { account.Id, account.Charges, account.Total, account.PaidTotal, account.Earned, account.Taken, account.Waived };
        await foreach (var page in Pages.ReadAsync(BookQueries.PageSize, last => charged.Where(account => account.Id > last).OrderBy(account => account.Id), account => account.Id))
        {
            foreach (var account in page)
            {
                foreach (var (programme, amount) in OrderCharges.TryRead(account.Charges) ?? [])
                {
                    var sum = sums.GetValueOrDefault(programme) ?? new(programme);
                    sums[programme] = sum with
                    {
                        Purchases = sum.Purchases + 1,
                        Sales = sum.Sales + (account.PaidTotal ?? account.Total),
                        Given = sum.Given + amount,
                        TakenBack = sum.TakenBack + (account.Earned == 0 ? 0 : (decimal)amount * account.Taken / account.Earned),
                    };
                }
            }
        }

        return [.. sums.Values.OrderBy(sum => sum.ProgrammeId)];
    }

    /// <summary>What programmes have given in all, by their ids.</summary>
    public async Task<IReadOnlyDictionary<int, long>> SpentAsync() => (await budgets.GetAllAsync(all => all)).ToDictionary(row => row.ProgrammeId, row => row.Spent);
}
