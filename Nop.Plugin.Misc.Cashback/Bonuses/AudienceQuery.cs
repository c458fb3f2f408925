using System.Text.Json.Serialization;
using Nop.Core.Domain.Messages;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Answers which clients are in an audience, and which may get bonuses at all.</summary>
/// <remarks>A page of clients is read with a few queries whatever its size; what an audience does not ask for is not read.</remarks>
public sealed class AudienceQuery(
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
    /// <summary>Whether a client may get bonuses at all.</summary>
    public async Task<bool> IsEligibleAsync(Customer customer) =>
        customer is { Active: true, Deleted: false, IsSystemAccount: false } && await customerService.IsRegisteredAsync(customer);

    /// <summary>Whether a client is in an audience now.</summary>
    public async Task<bool> IsInAsync(AudienceRule audience, Customer customer) =>
        audience.IsEverybody || (await OfAsync(audience, [customer])).Count == 1;

    /// <summary>Clients of an audience, by id.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="afterCustomerId">The page begins after this client.</param>
    /// <param name="take">Clients to look at; the page may hold fewer, down to none, before the end.</param>
    /// <returns>The clients, and the last id that was looked at; 0: there is no further page.</returns>
    public async Task<(IReadOnlyList<Customer> Clients, int Last)> PageAsync(AudienceRule audience, int afterCustomerId, int take)
    {
        var page = await (await EligibleAsync(audience)).Where(customer => customer.Id > afterCustomerId).OrderBy(customer => customer.Id).Take(take).ToListAsync();
        return (await OfAsync(audience, page), page.Count < take ? 0 : page[^1].Id);
    }

    /// <summary>Finds which of some clients subscribed to the newsletter.</summary>
    public async Task<ISet<int>> SubscribersAsync(IReadOnlyCollection<Customer> clients)
    {
        var emails = clients.Select(client => client.Email).Where(email => !string.IsNullOrEmpty(email)).ToList();
        var subscribed = (await subscriptions.Table.Where(row => row.Active && emails.Contains(row.Email)).Select(row => row.Email).ToListAsync())
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return clients.Where(client => client.Email is not null && subscribed.Contains(client.Email)).Select(client => client.Id).ToHashSet();
    }

    /// <summary>The store whose wallet a client's bonus goes to where nothing else tells.</summary>
    public async Task<int> StoreOfAsync(Customer customer) =>
        customer.RegisteredInStoreId > 0 ? customer.RegisteredInStoreId : (await stores.GetAllStoresAsync())[0].Id;

    async Task<IQueryable<Customer>> EligibleAsync(AudienceRule audience)
    {
        var registered = (await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName))?.Id ?? 0;
        var mappings = roles.Table;
        var eligible = customers.Table.Where(customer => customer.Active && !customer.Deleted && !customer.IsSystemAccount
            && mappings.Any(role => role.CustomerId == customer.Id && role.CustomerRoleId == registered));
        var wanted = audience.RoleIds.ToList();
        return wanted.Count == 0 ? eligible
            : eligible.Where(customer => mappings.Any(role => role.CustomerId == customer.Id && wanted.Contains(role.CustomerRoleId)));
    }

    async Task<IReadOnlyList<Customer>> OfAsync(AudienceRule audience, IReadOnlyList<Customer> page)
    {
        if (page.Count == 0 || AudienceText.Of(audience).Length == 0)
            return page;

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
            .. page.Where(customer => audience.Includes(new()
            {
                RoleIds = rolesOf is null ? [] : [.. rolesOf[customer.Id]],
                Card = cardOf is not null && cardOf.TryGetValue(customer.Id, out var cardId) ? new(cardId, "") : null,
                Newsletter = newsletter?.Contains(customer.Id) ?? false,
                LastOrderOnUtc = lastOrders?.GetValueOrDefault(customer.Id)?.OnUtc,
                Birthday = bornOn.TryGetValue(customer.Id, out var born) ? born : null,
            }, tierOf?.GetValueOrDefault(customer.Id), now, zone)),
        ];
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

/// <summary>An audience as it is kept in one column: JSON; empty for everybody.</summary>
static class AudienceText
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>As it is kept.</summary>
    public static string Of(AudienceRule audience) => audience.IsEverybody ? "" : JsonSerializer.Serialize(audience, Options);

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static AudienceRule Parse(string? text) =>
        string.IsNullOrEmpty(text) ? AudienceRule.Everybody : JsonSerializer.Deserialize<AudienceRule>(text, Options) ?? AudienceRule.Everybody;
}
