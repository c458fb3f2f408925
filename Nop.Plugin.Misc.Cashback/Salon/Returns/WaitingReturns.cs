namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Rows of return files that did not agree with the ledger, of the branches that who acts sees.</summary>
sealed class WaitingDifferences(ReturnDifferences differences, BranchStaff staff, Actor actor, ILocalizationService localization) : IWaitingWork
{
    public string Name => "Difference";

    public string Permission => CashbackPermissions.ImportReturns;

    public WorkPage Page { get; } = new("CashbackReturn", "Difference");

    public async Task<int> CountAsync() => await differences.CountAsync(await ReachAsync());

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take)
    {
        var items = new List<WaitingItem>();
        foreach (var (row, batch) in await differences.OpenAsync(await ReachAsync(), take, skip))
        {
            items.Add(new(row.Id, batch.ConfirmedOnUtc.AsUtc(), $"{await localization.GetLocalizedEnumAsync(row.Outcome)} ({row.Receipt})")
            {
                CustomerId = row.CustomerId,
                BranchId = batch.BranchId,
                Amount = Figures.Amount(row.Amount, CurrencySpec.For(row.CurrencyCode)),
            });
        }

        return items;
    }

    async Task<BranchReach> ReachAsync() => await staff.ReachAsync(await actor.IdAsync());
}

/// <summary>Return files that were brought and that nobody has confirmed: nothing of them is taken meanwhile.</summary>
sealed class WaitingReturns(IRepository<ReturnBatch> batches, BranchStaff staff, Actor actor) : IWaitingWork
{
    public string Name => "ReturnFile";

    public string Permission => CashbackPermissions.ImportReturns;

    public WorkPage Page { get; } = new("CashbackReturn", "Watch");

    public async Task<int> CountAsync() => await Open(await ReachAsync()).CountAsync();

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take) =>
        [.. (await Open(await ReachAsync()).OrderBy(batch => batch.Id).Skip(skip).Take(take).ToListAsync()).Select(batch => new WaitingItem(batch.Id, batch.BroughtOnUtc.AsUtc(), batch.Name) { BranchId = batch.BranchId })];

    IQueryable<ReturnBatch> Open(BranchReach reach)
    {
        var (all, bound) = (reach.Bound.Count == 0, reach.Bound.ToList());
        return batches.Table.Where(batch => batch.ConfirmedOnUtc == null && (all || bound.Contains(batch.BranchId)));
    }

    async Task<BranchReach> ReachAsync() => await staff.ReachAsync(await actor.IdAsync());
}
