namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Finds the clients that a gift run gives to. The run itself and the count before it both ask here, so that they agree. Reads only, a page of clients with a few queries.</summary>
public sealed class GiftAudience(IRepository<BonusGrant> grants, AudienceQuery audiences, IMembership membership, IWalletDirectory wallets, ISettingService settings)
{
    const int PageSize = 1000;

    /// <summary>Finds the outcome of a run for each of some clients who may get bonuses at all.</summary>
    /// <param name="runId">The run; 0: it is not saved yet.</param>
    /// <param name="customers">The clients.</param>
    public async Task<IReadOnlyDictionary<int, GiftOutlook>> LookAsync(int runId, IReadOnlyCollection<Customer> customers)
    {
        var outlooks = new Dictionary<int, GiftOutlook>();
        var ids = customers.Select(customer => customer.Id).ToList();
        var had = (await grants.Table.Where(row => row.RunId == runId && row.RunId != 0 && ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync()).ToHashSet();
        foreach (var (storeId, ofStore) in await ByStoreAsync(customers))
        {
            var values = await settings.LoadSettingAsync<CashbackSettings>(storeId);
            var whyNot = await membership.WhyNotAsync(ofStore, await wallets.ScopeAsync(storeId), values);
            var closed = await wallets.ClosedAsync(ofStore, storeId);
            foreach (var id in ofStore)
            {
                outlooks[id] = had.Contains(id) ? GiftOutlook.Had
                    : closed.Contains(id) ? GiftOutlook.Closed
                    : !values.Enabled ? GiftOutlook.Off
                    : !whyNot.TryGetValue(id, out var reason) ? GiftOutlook.Due
                    : reason == NotEarningReason.NoCard ? GiftOutlook.NoCard
                    : GiftOutlook.NotJoined;
            }
        }

        return outlooks;
    }

    /// <summary>Counts the outcomes of a run now, over all clients of its audience.</summary>
    /// <param name="run">The run.</param>
    /// <param name="releaserId">Customer id of who releases it, who gets nothing by it, as all who made it; 0: the shop itself.</param>
    public async Task<GiftReach> CountAsync(GiftRun run, int releaserId)
    {
        var rule = AudienceText.Parse(run.Audience);
        var (counts, makers, leftOut) = (new Dictionary<GiftOutlook, int>(), run.MakerIds.Append(releaserId).ToHashSet(), 0);
        await foreach (var page in Pages.ReadAsync(last => audiences.PageAsync(rule, last, PageSize)))
        {
            foreach (var (id, outlook) in await LookAsync(run.Id, [.. page]))
            {
                if (!makers.Contains(id))
                    counts[outlook] = counts.GetValueOrDefault(outlook) + 1;
                else if (outlook == GiftOutlook.Due)
                    leftOut++;
            }
        }

        return new(counts.GetValueOrDefault(GiftOutlook.Due), counts.GetValueOrDefault(GiftOutlook.Had), counts.GetValueOrDefault(GiftOutlook.NotJoined),
            counts.GetValueOrDefault(GiftOutlook.NoCard), counts.GetValueOrDefault(GiftOutlook.Off), leftOut, counts.GetValueOrDefault(GiftOutlook.Closed));
    }

    async Task<Dictionary<int, List<int>>> ByStoreAsync(IReadOnlyCollection<Customer> customers)
    {
        var stores = new Dictionary<int, List<int>>();
        foreach (var customer in customers)
        {
            var storeId = await audiences.StoreOfAsync(customer);
            if (!stores.TryGetValue(storeId, out var ids))
                stores[storeId] = ids = [];
            ids.Add(customer.Id);
        }

        return stores;
    }
}

/// <summary>Outcome of a gift run for a client of its audience.</summary>
public enum GiftOutlook
{
    /// <summary>Gets it.</summary>
    Due,

    /// <summary>Has it already.</summary>
    Had,

    /// <summary>Has not joined, where the shop asks for it.</summary>
    NotJoined,

    /// <summary>Has no card, where the shop asks for it.</summary>
    NoCard,

    /// <summary>Cashback is off in the client's store.</summary>
    Off,

    /// <summary>The shop closed the client's wallet.</summary>
    Closed,
}

/// <summary>Outcomes of a gift run now, counted in clients of its audience.</summary>
/// <param name="Due">Will get it.</param>
/// <param name="Had">Have it already.</param>
/// <param name="NotJoined">Get nothing: they have not joined.</param>
/// <param name="NoCard">Get nothing: they have no card.</param>
/// <param name="Off">Get nothing: cashback is off in their store.</param>
/// <param name="Makers">Get nothing: they wrote it, release it or approved it.</param>
/// <param name="Closed">Get nothing: their wallet is closed.</param>
public sealed record GiftReach(int Due, int Had, int NotJoined, int NoCard, int Off, int Makers = 0, int Closed = 0);
