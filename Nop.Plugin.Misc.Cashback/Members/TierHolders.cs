using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Reads which of many clients are of a tier now, by spend or pinned. The tiers of a page of clients are one query, whatever its size.</summary>
public sealed class TierHolders(IRepository<CustomerTier> held, IRuleSetProvider rules, IWalletQueries wallets, ISettingService settings, TimeProvider time)
{
    /// <summary>Those of a tier.</summary>
    /// <param name="tierId">The tier.</param>
    /// <param name="owners">Clients, each with the store scope of a wallet (0: all stores).</param>
    public async Task<IReadOnlySet<(int CustomerId, int StoreId)>> AmongAsync(int tierId, IReadOnlyCollection<(int CustomerId, int StoreId)> owners)
    {
        var ids = owners.Select(owner => owner.CustomerId).Distinct().ToList();
        var rows = (await held.Table.Where(row => ids.Contains(row.CustomerId)).ToListAsync()).ToDictionary(row => (row.CustomerId, row.StoreId));
        var holders = new HashSet<(int CustomerId, int StoreId)>();
        foreach (var store in owners.ToLookup(owner => owner.StoreId))
        {
            var set = await rules.GetAsync(store.Key);
            var terms = (await settings.LoadSettingAsync<CashbackSettings>(store.Key)).TierTerms;
            foreach (var owner in store)
            {
                var page = new TierPage(owner.CustomerId, owner.StoreId, set, terms, rows.GetValueOrDefault(owner), time.GetUtcNow().UtcDateTime,
                    () => wallets.SpendAsync(new WalletKey(owner.CustomerId, owner.StoreId, set.Currency.Code)));
                if ((await page.EffectiveAsync())?.Id == tierId)
                    holders.Add(owner);
            }
        }

        return holders;
    }
}
