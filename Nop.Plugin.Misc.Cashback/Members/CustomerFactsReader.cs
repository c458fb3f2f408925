using Nop.Core.Domain.Messages;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Client of an order as a calculation knows it.</summary>
/// <param name="Facts">Who it is.</param>
/// <param name="FirstOfDay">Whether the order is the client's first of its day.</param>
/// <param name="Use">What programmes gave before, by id.</param>
public sealed record OrderClient(CustomerFacts Facts, bool FirstOfDay, IReadOnlyDictionary<int, ProgrammeUse> Use);

/// <summary>Reads what a rule set asks of a client, and nothing else.</summary>
/// <remarks>
/// Of a client's other orders those count that are <see cref="OrderStates.Counting"/> and either placed before this one or known to the ledger
/// already: so of two orders that are paid the other way round only one is the first. Sales in the salon count as <see cref="Purchases"/> says.
/// </remarks>
public sealed class CustomerFactsReader(
    ICustomerService customers,
    IRepository<NewsLetterSubscription> subscriptions,
    IRepository<Order> orders,
    IMembership membership,
    IRepository<BirthdayRecord> birthdays,
    IOrderLedgerQueries ledger,
    Purchases purchases,
    FavouriteCategory favourite)
{
    /// <summary>The facts for an order, or for a cart that would be one now.</summary>
    /// <param name="key">The client's wallet.</param>
    /// <param name="set">The rules: say what is to be read.</param>
    /// <param name="placedOnUtc">When the order was placed.</param>
    /// <param name="order">The order; null: a cart.</param>
    public async Task<OrderClient> ReadAsync(WalletKey key, EarnRuleSet set, DateTime placedOnUtc, Order? order = null)
    {
        var asked = set.Needs;
        var customer = (asked & (CustomerNeeds.Roles | CustomerNeeds.Newsletter)) == CustomerNeeds.None ? null : await customers.GetCustomerByIdAsync(key.CustomerId);
        var others = (asked & (CustomerNeeds.LastOrder | CustomerNeeds.FirstOfDay)) == CustomerNeeds.None ? [] : await OthersAsync(key, placedOnUtc, order);
        var facts = new CustomerFacts
        {
            Card = set.Cards.Count == 0 ? null : (await membership.GetAsync(key.CustomerId, key.StoreId)).Card,
            RoleIds = asked.HasFlag(CustomerNeeds.Roles) && customer is not null ? await customers.GetCustomerRoleIdsAsync(customer) : [],
            Newsletter = asked.HasFlag(CustomerNeeds.Newsletter) && await IsSubscribedAsync(customer),
            LastOrderOnUtc = others.Count == 0 ? null : others.Max(),
            Birthday = asked.HasFlag(CustomerNeeds.Birthday) ? await BirthdayAsync(key, set, placedOnUtc) : null,
            FavouriteCategoryId = asked.HasFlag(CustomerNeeds.Favourite) ? await favourite.FindAsync(key.CustomerId, set, placedOnUtc) : null,
        };
        var day = ShopTime.Date(placedOnUtc, set.Zone);
        return new(
            facts,
            !others.Exists(other => ShopTime.Date(other, set.Zone) == day),
            asked.HasFlag(CustomerNeeds.ProgrammeUse) ? await UseAsync(key, set, placedOnUtc) : new Dictionary<int, ProgrammeUse>());
    }

    async Task<bool> IsSubscribedAsync(Customer? customer) =>
        customer?.Email is { Length: > 0 } email && await subscriptions.Table.AnyAsync(row => row.Active && row.Email == email);

    // A date that was typed only lately does not count.
    async Task<DateOnly?> BirthdayAsync(WalletKey key, EarnRuleSet set, DateTime placedOnUtc)
    {
        var record = await birthdays.Table.FirstOrDefaultAsync(row => row.CustomerId == key.CustomerId);
        var isKnown = record is not null && ShopTime.Date(record.SinceUtc, set.Zone).AddDays(BirthdayBonus.KnownDays) <= ShopTime.Date(placedOnUtc, set.Zone);
        return isKnown ? new DateOnly(2000, record!.Month, record.Day) : null;
    }

    // Instants at which the other orders that count were placed.
    async Task<List<DateTime>> OthersAsync(WalletKey key, DateTime placedOnUtc, Order? order)
    {
        var (id, placed) = (order?.Id ?? 0, placedOnUtc.AsStored());
        var all = await orders.Table.Counting()
            .Where(other => other.CustomerId == key.CustomerId && other.Id != id)
            .Select(other => new { other.Id, other.CreatedOnUtc }).ToListAsync();
        var later = all.Where(other => !IsBefore(other.CreatedOnUtc, other.Id)).Select(other => other.Id).ToList();
        ISet<int> known = later.Count == 0 ? new HashSet<int>() : await ledger.KnownAsync(later);
        var ordered = all.Where(other => IsBefore(other.CreatedOnUtc, other.Id) || known.Contains(other.Id)).Select(other => other.CreatedOnUtc.AsUtc());
        // Whoever was in the salon has been a client, too; what is recorded there is known to the ledger at once.
        return [.. ordered, .. await purchases.SoldOnAsync(key.CustomerId)];

        bool IsBefore(DateTime created, int otherId) => created < placed || (created == placed && (id == 0 || otherId < id));
    }

    async Task<IReadOnlyDictionary<int, ProgrammeUse>> UseAsync(WalletKey key, EarnRuleSet set, DateTime placedOnUtc)
    {
        var use = new Dictionary<int, ProgrammeUse>();
        var today = ShopTime.Date(placedOnUtc, set.Zone);
        foreach (var (placed, charges) in await ledger.ChargesAsync(key))
        {
            var day = ShopTime.Date(placed, set.Zone);
            foreach (var (programme, amount) in OrderCharges.Read(charges))
            {
                var (inAll, onDay, inMonth) = use.GetValueOrDefault(programme);
                var sameMonth = (day.Year, day.Month) == (today.Year, today.Month);
                use[programme] = new(inAll + amount, onDay + (day == today ? amount : 0), inMonth + (sameMonth ? amount : 0));
            }
        }

        return use;
    }
}

/// <summary>Marketing consent: an active subscription to the shop's newsletter.</summary>
sealed class NewsletterConsent(IRepository<NewsLetterSubscription> subscriptions)
{
    /// <summary>Whether a client subscribed.</summary>
    public Task<bool> IsGivenAsync(Customer customer)
    {
        var email = customer.Email;
        return subscriptions.Table.AnyAsync(row => row.Active && row.Email == email);
    }
}
