namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>The shop's reward points: who has how many, and taking them off for what they have become.</summary>
/// <remarks>Points are taken off once a row: what takes them is named in its message, and looked for before it is written again.</remarks>
sealed class RewardPoints(IRewardPointService service, IRepository<RewardPointsHistory> history, OpeningClients clients, IWalletDirectory wallets, ISettingService settings, Texts texts)
{
    const int PageSize = 500;
    const int DigitsOfMark = 12;

    /// <summary>Lists what clients with open accounts have, of each store where points are kept apart; of none who has nothing. By customer id.</summary>
    public async IAsyncEnumerable<(Customer Client, int StoreId, int Scope, int Points)> AllAsync()
    {
        var together = (await settings.LoadSettingAsync<RewardPointsSettings>()).PointsAccumulatedForAllStores;
        for (var last = 0; ;)
        {
            var ids = await history.Table.Where(row => row.CustomerId > last && row.Points > 0).Select(row => row.CustomerId).Distinct().OrderBy(id => id).Take(PageSize).ToListAsync();
            if (ids.Count == 0)
                yield break;
            last = ids[^1];
            var stores = (await history.Table.Where(row => ids.Contains(row.CustomerId) && row.Points > 0).Select(row => new { row.CustomerId, row.StoreId }).Distinct().ToListAsync())
                .ToLookup(row => row.CustomerId, row => row.StoreId);
            foreach (var id in ids)
            {
                if (await clients.OpenAsync(id) is not { } client)
                    continue;
                foreach (var storeId in together ? Enumerable.Repeat(await clients.StoreOfAsync(client), 1) : stores[id].Order())
                {
                    if (await service.GetRewardPointsBalanceAsync(id, storeId) is > 0 and var points)
                        yield return (client, storeId, await wallets.ScopeAsync(storeId), points);
                }
            }
        }
    }

    /// <summary>What a row's client has of the row's store.</summary>
    public Task<int> BalanceAsync(OpeningRow row) => service.GetRewardPointsBalanceAsync(row.CustomerId, row.PointStoreId);

    /// <summary>Takes the points of a row off whose credit is posted, unless that was done before. Also where the client has spent some meanwhile: then fewer than none are left, and nothing was given twice.</summary>
    /// <param name="row">The row.</param>
    /// <param name="batch">Its batch.</param>
    public async Task TakeAsync(OpeningRow row, OpeningBatch batch)
    {
        var mark = MarkOf(row, batch);
        if ((await service.GetRewardPointsHistoryAsync(row.CustomerId, row.PointStoreId, showNotActivated: true)).Any(entry => entry.Points < 0 && entry.Message?.Contains(mark, StringComparison.Ordinal) == true))
            return;
        // A client who is gone meanwhile has no points either.
        if (await clients.AnyAsync(row.CustomerId) is not { } client)
            return;
        var amount = new Money(row.Amount, CurrencySpec.For(row.CurrencyCode)).ToString();
        await service.AddRewardPointsHistoryEntryAsync(client, -row.Points, row.PointStoreId, await texts.GetAsync("Openings.PointsTaken", amount, mark));
    }

    // The same after any restart, and no other's: the digest of a batch of points has a part that is drawn.
    static string MarkOf(OpeningRow row, OpeningBatch batch) => HashChain.KeyOf(string.Create(CultureInfo.InvariantCulture, $"{batch.ContentHash}:{row.Number}"))[..DigitsOfMark];
}
