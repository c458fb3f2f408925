using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Insight.Past;

/// <summary>Reads what rules ask of products and clients, as the shop knows it now. Never writes.</summary>
public interface IPastShop
{
    /// <summary>Products in a category or with a manufacturer, and gift cards, by id.</summary>
    Task<IReadOnlyDictionary<int, ProductFacts>> ProductsAsync();

    /// <summary>Clients of whom one of the rule sets asks something that is known, by customer id.</summary>
    /// <param name="ruleSets">The rule sets.</param>
    Task<IReadOnlyDictionary<int, ClientRecord>> ClientsAsync(IReadOnlyCollection<EarnRuleSet> ruleSets);

    /// <summary>Reads clients' part in the programme, as far as the rules or the conditions ask for it; pinned tiers always.</summary>
    /// <param name="ruleSets">The rule sets.</param>
    /// <param name="conditions">What must be met to earn.</param>
    Task<IReadOnlyDictionary<ClientKey, MemberRecord>> MembersAsync(IReadOnlyCollection<EarnRuleSet> ruleSets, JoinConditions conditions);
}

/// <inheritdoc cref="IPastShop"/>
sealed class PastShop(
    IRepository<Product> products,
    IRepository<ProductCategory> categories,
    IRepository<ProductManufacturer> manufacturers,
    IRepository<Customer> customers,
    IRepository<CustomerCustomerRoleMapping> roles,
    IRepository<NewsLetterSubscription> subscriptions,
    IRepository<Membership> memberships,
    IRepository<TierChange> tierChanges) : IPastShop
{
    public async Task<IReadOnlyDictionary<int, ProductFacts>> ProductsAsync()
    {
        var inCategories = await categories.Table.OrderBy(row => row.Id).Select(row => new { row.ProductId, row.CategoryId }).ToListAsync();
        var ofManufacturers = (await manufacturers.Table.OrderBy(row => row.Id).Select(row => new { row.ProductId, row.ManufacturerId }).ToListAsync())
            .ToLookup(row => row.ProductId, row => row.ManufacturerId);
        var giftCards = (await products.Table.Where(product => product.IsGiftCard).Select(product => product.Id).ToListAsync()).ToHashSet();
        var categoriesOf = inCategories.ToLookup(row => row.ProductId, row => row.CategoryId);
        return inCategories.Select(row => row.ProductId).Concat(ofManufacturers.Select(group => group.Key)).Concat(giftCards).Distinct()
            .ToDictionary(id => id, id => new ProductFacts([.. categoriesOf[id]], [.. ofManufacturers[id]], giftCards.Contains(id)));
    }

    public async Task<IReadOnlyDictionary<int, ClientRecord>> ClientsAsync(IReadOnlyCollection<EarnRuleSet> ruleSets)
    {
        var audiences = ruleSets.SelectMany(rules => rules.Programmes).Select(programme => programme.Audience).ToList();
        var found = new Dictionary<int, ClientRecord>();
        await AddRolesAsync(found, [.. audiences.SelectMany(audience => audience.RoleIds).Distinct()]);
        if (audiences.Exists(audience => audience.Newsletter))
            await AddSubscribersAsync(found);
        if (audiences.Exists(audience => audience.Birthday is not null))
            await AddBirthdaysAsync(found);
        return found;
    }

    public async Task<IReadOnlyDictionary<ClientKey, MemberRecord>> MembersAsync(IReadOnlyCollection<EarnRuleSet> ruleSets, JoinConditions conditions)
    {
        var found = new Dictionary<ClientKey, MemberRecord>();
        if (conditions.OptIn || conditions.Card || ruleSets.Any(rules => rules.Cards.Count > 0))
            await AddMembershipsAsync(found, conditions.OptIn);
        await AddPinsAsync(found);
        return found;
    }

    async Task AddMembershipsAsync(Dictionary<ClientKey, MemberRecord> found, bool joined)
    {
        var rows = await memberships.Table.Where(row => row.CardKindId > 0 || (joined && row.OptedInOnUtc != null))
            .Select(row => new { row.CustomerId, row.StoreId, row.OptedInOnUtc, row.OptedOutOnUtc, row.CardKindId, row.CardGivenOnUtc }).ToListAsync();
        foreach (var row in rows)
        {
            found[new(row.CustomerId, row.StoreId)] = new()
            {
                JoinedOnUtc = row.OptedInOnUtc.AsUtc(),
                LeftOnUtc = row.OptedOutOnUtc.AsUtc(),
                CardId = row.CardKindId,
                CardGivenOnUtc = row.CardGivenOnUtc.AsUtc(),
            };
        }
    }

    async Task AddPinsAsync(Dictionary<ClientKey, MemberRecord> found)
    {
        const int pinned = (int)TierChangeKind.Pinned;
        const int unpinned = (int)TierChangeKind.Unpinned;
        var rows = await tierChanges.Table.Where(row => row.KindId == pinned || row.KindId == unpinned)
            .OrderBy(row => row.Id)
            .Select(row => new { row.CustomerId, row.StoreId, row.KindId, row.ToTierId, row.UntilUtc, row.CreatedOnUtc }).ToListAsync();
        foreach (var client in rows.GroupBy(row => new ClientKey(row.CustomerId, row.StoreId)))
        {
            found[client.Key] = found.GetValueOrDefault(client.Key, MemberRecord.None) with
            {
                Pins = [.. client.Select(row => new PastPin(row.CreatedOnUtc.AsUtc(), row.KindId == pinned ? row.ToTierId : 0, row.UntilUtc.AsUtc()))],
            };
        }
    }

    async Task AddRolesAsync(Dictionary<int, ClientRecord> found, List<int> roleIds)
    {
        if (roleIds.Count == 0)
            return;
        var rows = await roles.Table.Where(row => roleIds.Contains(row.CustomerRoleId)).Select(row => new { row.CustomerId, row.CustomerRoleId }).ToListAsync();
        foreach (var client in rows.GroupBy(row => row.CustomerId, row => row.CustomerRoleId))
            found[client.Key] = found.GetValueOrDefault(client.Key, ClientRecord.None) with { RoleIds = [.. client] };
    }

    async Task AddSubscribersAsync(Dictionary<int, ClientRecord> found)
    {
        var ids = await (
            from customer in customers.Table
            join subscription in subscriptions.Table on customer.Email equals subscription.Email
            where subscription.Active
            select customer.Id).ToListAsync();
        foreach (var id in ids)
            found[id] = found.GetValueOrDefault(id, ClientRecord.None) with { Newsletter = true };
    }

    async Task AddBirthdaysAsync(Dictionary<int, ClientRecord> found)
    {
        var rows = await customers.Table.Where(customer => customer.DateOfBirth != null).Select(customer => new { customer.Id, customer.DateOfBirth }).ToListAsync();
        foreach (var row in rows)
            found[row.Id] = found.GetValueOrDefault(row.Id, ClientRecord.None) with { Birthday = DateOnly.FromDateTime(row.DateOfBirth!.Value) };
    }
}
