namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Refunds into credit that broke off, until they are finished; what the order's row does not tell a person says.</summary>
sealed class WaitingRefunds(IRepository<MoneyRefund> refunds, HandmadeQueries handmade, WalletTraces wallets, Texts texts, TimeProvider time) : IWaitingWork, IPersonTraces
{
    public string Name => "Refund";

    public string Permission => CashbackPermissions.AdjustWallets;

    public WorkPage Page { get; } = new("CashbackOrder", "IntoCredit");

    public bool IsAlarm => true;

    public Task<int> CountAsync() => Open().CountAsync();

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take)
    {
        var page = await Open().OrderBy(row => row.Id).Skip(skip).Take(take).ToListAsync();
        var owners = await handmade.WalletsAsync(page.Select(row => row.WalletId));
        var items = new List<WaitingItem>(page.Count);
        foreach (var row in page)
        {
            var wallet = owners.GetValueOrDefault(row.WalletId);
            items.Add(new(row.OrderId, row.BegunOnUtc.AsUtc(), await texts.GetAsync("Lots.Order", row.OrderId))
            {
                CustomerId = wallet?.CustomerId ?? 0,
                Amount = wallet is null ? "" : Figures.Amount(row.Amount, CurrencySpec.For(wallet.CurrencyCode)),
            });
        }

        return items;
    }

    public async Task EraseAsync(int customerId)
    {
        var ids = (await wallets.OfAsync(customerId)).Select(wallet => wallet.Id).ToList();
        foreach (var row in ids.Count == 0 ? [] : await refunds.GetAllAsync(all => all.Where(row => ids.Contains(row.WalletId) && row.Reason != "")))
        {
            row.Reason = "";
            await refunds.UpdateAsync(row, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var owned = await wallets.OfAsync(customerIds);
        var ids = owned.Select(wallet => wallet.Id).ToList();
        var found = ids.Count == 0 ? [] : await refunds.Table.Where(row => ids.Contains(row.WalletId) && row.Reason != "").Select(row => row.WalletId).Distinct().ToListAsync();
        return [.. owned.Where(wallet => found.Contains(wallet.Id)).Select(wallet => wallet.CustomerId).Distinct()];
    }

    IQueryable<MoneyRefund> Open()
    {
        var before = (time.GetUtcNow().UtcDateTime - MoneyRefunds.BrokenOff).AsStored();
        return refunds.Table.Where(row => row.DoneOnUtc == null && row.BegunOnUtc < before);
    }
}
