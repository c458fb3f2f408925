using Nop.Core.Domain.Messages;

namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>Reads who is a client, and of clients what an audience asks. Programmes apart, which are asked of an order, all who choose clients ask here.</summary>
/// <remarks>A page of clients is read with a few queries whatever its size; what an audience does not ask for is not read.</remarks>
public sealed class ClientFacts(
    IRepository<Customer> customers,
    IRepository<CustomerCustomerRoleMapping> roles,
    IRepository<NewsLetterSubscription> subscriptions,
    Purchases purchases,
    IRepository<BirthdayRecord> birthdays,
    TierHolders holders,
    IRepository<Membership> members,
    ICustomerService customerService,
    IStoreService stores,
    IRuleSetProvider rules,
    IWalletDirectory wallets,
    IDateTimeHelper dateTime,
    TimeProvider time)
{
    /// <summary>Clients: registered, active, neither deleted nor accounts of the system.</summary>
    /// <param name="roleIds">Roles of which one must be held; empty: any.</param>
    /// <param name="afterCustomerId">The page begins after this client.</param>
    /// <param name="take">At most so many.</param>
    public async Task<IList<Customer>> PageAsync(IReadOnlyList<int> roleIds, int afterCustomerId, int take)
    {
        var registered = (await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName))?.Id ?? 0;
        var mappings = roles.Table;
        var eligible = customers.Table.Where(customer => customer.Active && !customer.Deleted && !customer.IsSystemAccount
            && mappings.Any(role => role.CustomerId == customer.Id && role.CustomerRoleId == registered));
        var wanted = roleIds.ToList();
        if (wanted.Count > 0)
            eligible = eligible.Where(customer => mappings.Any(role => role.CustomerId == customer.Id && wanted.Contains(role.CustomerRoleId)));
        return await eligible.Where(customer => customer.Id > afterCustomerId).OrderBy(customer => customer.Id).Take(take).ToListAsync();
    }

    /// <summary>Reads of some clients what an audience asks.</summary>
    public async Task<IReadOnlyList<AskedClient>> ReadAsync(AudienceRule audience, IReadOnlyList<Customer> page)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var zone = dateTime.DefaultStoreTimeZone;
        var ids = page.Select(customer => customer.Id).ToList();
        var rolesOf = audience.RoleIds.Count == 0 ? null : (await roles.Table.Where(role => ids.Contains(role.CustomerId)).ToListAsync())
            .ToLookup(role => role.CustomerId, role => role.CustomerRoleId);
        var newsletter = audience.Newsletter ? await SubscribersAsync(page) : null;
        var lastOrders = audience.FirstOrder || audience.SleepingDays is not null ? await purchases.LastAsync(ids) : null;
        var bornOn = audience.Birthday is null ? [] : await BirthdaysAsync(ids, now, zone);
        var tierOf = audience.TierIds.Count == 0 ? null : await TiersAsync(page);
        var cardOf = audience.CardIds.Count == 0 ? null : await CardsAsync(page);
        return
        [
            .. page.Select(customer => new AskedClient(customer, new()
            {
                RoleIds = rolesOf is null ? [] : [.. rolesOf[customer.Id]],
                Card = cardOf is not null && cardOf.TryGetValue(customer.Id, out var cardId) ? new(cardId, "") : null,
                Newsletter = newsletter?.Contains(customer.Id) ?? false,
                LastOrderOnUtc = lastOrders?.GetValueOrDefault(customer.Id)?.OnUtc,
                Birthday = bornOn.TryGetValue(customer.Id, out var born) ? born : null,
            }, tierOf?.GetValueOrDefault(customer.Id), now, zone)),
        ];
    }

    /// <summary>Finds which of some clients subscribed to the newsletter.</summary>
    public async Task<ISet<int>> SubscribersAsync(IReadOnlyCollection<Customer> clients)
    {
        var emails = clients.Select(client => client.Email).Where(email => !string.IsNullOrEmpty(email)).ToList();
        var subscribed = (await subscriptions.Table.Where(row => row.Active && emails.Contains(row.Email)).Select(row => row.Email).ToListAsync())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return clients.Where(client => client.Email is not null && subscribed.Contains(client.Email)).Select(client => client.Id).ToHashSet();
    }

    /// <summary>The store whose wallet a client's credit goes to where nothing else tells.</summary>
    public async Task<int> StoreOfAsync(Customer customer) =>
        customer.RegisteredInStoreId > 0 ? customer.RegisteredInStoreId : (await stores.GetAllStoresAsync())[0].Id;

    /// <summary>Some clients by the store scope of their wallets; 0: all stores.</summary>
    public async Task<ILookup<int, int>> ByScopeAsync(IReadOnlyList<Customer> clients)
    {
        var scopes = new List<(int Scope, int CustomerId)>(clients.Count);
        foreach (var client in clients)
            scopes.Add((await wallets.ScopeAsync(await StoreOfAsync(client)), client.Id));
        return scopes.ToLookup(one => one.Scope, one => one.CustomerId);
    }

    async Task<Dictionary<int, DateOnly>> BirthdaysAsync(List<int> ids, DateTime now, TimeZoneInfo zone)
    {
        var today = ShopTime.Date(now, zone);
        return (await birthdays.Table.Where(record => ids.Contains(record.CustomerId)).ToListAsync())
            .Where(record => ShopTime.Date(record.SinceUtc, zone).AddDays(BirthdayBonus.KnownDays) <= today)
            .ToDictionary(record => record.CustomerId, record => new DateOnly(2000, record.Month, record.Day));
    }

    async Task<Dictionary<int, int>> CardsAsync(IReadOnlyList<Customer> page)
    {
        var ids = page.Select(customer => customer.Id).ToList();
        var rows = (await members.Table.Where(row => ids.Contains(row.CustomerId) && row.CardKindId > 0).ToListAsync()).ToLookup(row => row.CustomerId);
        var cards = new Dictionary<int, int>();
        foreach (var customer in page.Where(customer => rows.Contains(customer.Id)))
        {
            var scope = await wallets.ScopeAsync(await StoreOfAsync(customer));
            if (rows[customer.Id].FirstOrDefault(row => row.StoreId == scope) is { } held)
                cards[customer.Id] = held.CardKindId;
        }

        return cards;
    }

    async Task<Dictionary<int, int?>> TiersAsync(IReadOnlyList<Customer> page)
    {
        var rows = await holders.OfAsync([.. page.Select(customer => customer.Id)]);
        var tiers = new Dictionary<int, int?>();
        foreach (var customer in page)
        {
            var store = await StoreOfAsync(customer);
            var set = await rules.GetAsync(store);
            var tier = rows.TryGetValue((customer.Id, await wallets.ScopeAsync(store)), out var counts) ? counts : TierPolicy.TierFor(Fraction.Zero, set.Tiers);
            tiers[customer.Id] = tier?.Id;
        }

        return tiers;
    }
}

/// <summary>A client with what an audience asked.</summary>
/// <param name="Customer">The client.</param>
/// <param name="Facts">What was read.</param>
/// <param name="TierId">The tier held; null: none, or nobody asked.</param>
/// <param name="NowUtc">When it was read.</param>
/// <param name="Zone">The shop's zone.</param>
public sealed record AskedClient(Customer Customer, CustomerFacts Facts, int? TierId, DateTime NowUtc, TimeZoneInfo Zone)
{
    /// <summary>Whether the client is in an audience that asks no more than was read.</summary>
    public bool IsIn(AudienceRule audience)
    {
        ArgumentNullException.ThrowIfNull(audience);
        return audience.Includes(Facts, TierId, NowUtc, Zone);
    }
}
