namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Reads who is of a tier now, by spend or pinned, for who asks of many clients.</summary>
public sealed class TierHolders(IRepository<CustomerTier> held, IRuleSetProvider rules, IWalletQueries wallets, ISettingService settings, TimeProvider time)
{
    const int PageSize = 1000;

    /// <summary>Reads the tiers that count now of some clients, by client and store scope. Who has no row has not bought yet, and is of the tier that begins at nothing.</summary>
    /// <param name="customerIds">The clients.</param>
    public async Task<IReadOnlyDictionary<(int CustomerId, int StoreId), TierRule?>> OfAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        var (now, byStore, tiers) = (time.GetUtcNow().UtcDateTime, new Dictionary<int, (EarnRuleSet Rules, TierTerms Terms)>(), new Dictionary<(int, int), TierRule?>());
        foreach (var row in await held.GetAllAsync(all => all.Where(row => ids.Contains(row.CustomerId))))
            tiers[(row.CustomerId, row.StoreId)] = await EffectiveAsync(row, byStore, now);
        return tiers;
    }

    /// <summary>Tells of any client, with the store scope of a wallet (0: all stores), whether it is of a tier. All is read before: what it gives asks the database nothing.</summary>
    /// <param name="tierId">The tier.</param>
    public async Task<Func<int, int, bool>> OfAsync(int tierId)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (holders, others, byStore) = (new HashSet<(int, int)>(), new HashSet<(int, int)>(), new Dictionary<int, (EarnRuleSet Rules, TierTerms Terms)>());
        var isFirst = TierPolicy.TierFor(Fraction.Zero, (await rules.GetAsync(0)).Tiers)?.Id == tierId;
        for (var after = 0; ;)
        {
            var first = after;
            var page = await held.GetAllAsync(all => all.Where(row => row.Id > first).OrderBy(row => row.Id).Take(PageSize));
            foreach (var row in page)
            {
                if ((await EffectiveAsync(row, byStore, now))?.Id == tierId)
                    holders.Add((row.CustomerId, row.StoreId));
                else if (isFirst)
                    others.Add((row.CustomerId, row.StoreId));
            }

            if (page.Count < PageSize)
                break;
            after = page[^1].Id;
        }

        // Who has no row has not bought yet, and is of the tier that begins at nothing.
        return isFirst ? (customerId, storeId) => !others.Contains((customerId, storeId)) : (customerId, storeId) => holders.Contains((customerId, storeId));
    }

    /// <summary>Reads what is missing to the next tier, minor units, of some clients of a store; who is at the top is not among them.</summary>
    /// <param name="customerIds">The clients.</param>
    /// <param name="storeId">The store scope of their wallets; 0: all stores.</param>
    public async Task<IReadOnlyDictionary<int, long>> MissingToNextAsync(IReadOnlyCollection<int> customerIds, int storeId)
    {
        var ids = customerIds.ToList();
        var (now, set, terms) = (time.GetUtcNow().UtcDateTime, await rules.GetAsync(storeId), (await settings.LoadSettingAsync<CashbackSettings>(storeId)).TierTerms);
        var rows = (await held.GetAllAsync(all => all.Where(row => ids.Contains(row.CustomerId) && row.StoreId == storeId))).ToDictionary(row => row.CustomerId);
        var spend = await wallets.SpendAsync(ids, storeId, set.Currency.Code);
        var missing = new Dictionary<int, long>();
        foreach (var id in ids)
        {
            var one = new TierCase(id, storeId, set, terms, rows.GetValueOrDefault(id), now, () => Task.FromResult<IList<SpendRecord>>([.. spend[id]]));
            if (await one.OutlookAsync() is { Next: not null } outlook)
                missing[id] = outlook.MissingToNext;
        }

        return missing;
    }

    async Task<TierRule?> EffectiveAsync(CustomerTier row, Dictionary<int, (EarnRuleSet Rules, TierTerms Terms)> byStore, DateTime now)
    {
        if (!byStore.TryGetValue(row.StoreId, out var of))
            byStore[row.StoreId] = of = (await rules.GetAsync(row.StoreId), (await settings.LoadSettingAsync<CashbackSettings>(row.StoreId)).TierTerms);
        return await new TierCase(row.CustomerId, row.StoreId, of.Rules, of.Terms, row, now, () => wallets.SpendAsync(new WalletKey(row.CustomerId, row.StoreId, of.Rules.Currency.Code))).EffectiveAsync();
    }
}
