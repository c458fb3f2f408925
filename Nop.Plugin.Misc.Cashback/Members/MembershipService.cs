namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Membership: joining, cards, and who may therefore earn. Spending what one has is never a question of these.</summary>
public interface IMembership
{
    /// <summary>How a customer stands. One indexed read.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    Task<MembershipStanding> GetAsync(int customerId, int storeId);

    /// <summary>Finds a condition of the settings that a customer does not meet; null: there is none, the customer may earn. Reads nothing where there are no conditions.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    /// <param name="conditions">Settings of the store that the order is from.</param>
    Task<NotEarningReason?> WhyNotAsync(int customerId, int storeId, CashbackSettings conditions);

    /// <summary>Finds, of some customers, those who do not meet the conditions, each with the first that is not met. One read, or none where there are no conditions.</summary>
    /// <param name="customerIds">The customers.</param>
    /// <param name="storeId">The store scope of the wallets; 0: all stores.</param>
    /// <param name="conditions">Settings of the store.</param>
    Task<IReadOnlyDictionary<int, NotEarningReason>> WhyNotAsync(IReadOnlyCollection<int> customerIds, int storeId, CashbackSettings conditions);

    /// <summary>Joins; again changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    Task<bool> OptInAsync(int customerId, int storeId);

    /// <summary>Leaves: nothing more is earned where joining is asked for; what is there stays. Again changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    Task<bool> OptOutAsync(int customerId, int storeId);

    /// <summary>Gives a card, in place of the one that is held.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    /// <param name="cardKindId">The kind; 0: takes the card away.</param>
    /// <param name="actorId">Customer id of who does it.</param>
    /// <returns>Whether anything changed; false also where there is no such kind, and where it would be one's own card.</returns>
    Task<bool> GiveCardAsync(int customerId, int storeId, int cardKindId, int actorId);
}

/// <summary>How a customer stands.</summary>
/// <param name="OptedInOnUtc">Joined since; null: has not joined, or has left.</param>
/// <param name="Card">The card held; null: none.</param>
/// <param name="CardGivenOnUtc">Since when; null: no card.</param>
public sealed record MembershipStanding(DateTime? OptedInOnUtc, CardRule? Card, DateTime? CardGivenOnUtc)
{
    /// <summary>Neither joined nor given a card.</summary>
    public static MembershipStanding None { get; } = new(null, null, null);

    /// <summary>Whether the customer has joined and not left.</summary>
    public bool IsOptedIn => OptedInOnUtc is not null;
}

/// <inheritdoc cref="IMembership"/>
sealed class MembershipService(IRepository<Membership> members, IRepository<CardKind> cards, TimeProvider time) : IMembership
{
    public async Task<MembershipStanding> GetAsync(int customerId, int storeId)
    {
        if (await RowAsync(customerId, storeId) is not { } row)
            return MembershipStanding.None;

        // A kind that was deleted since is no card.
        var card = row.CardKindId > 0 ? await cards.GetByIdAsync(row.CardKindId) : null;
        return new(
            row.OptedOutOnUtc is null ? row.OptedInOnUtc.AsUtc() : null,
            card is null ? null : new CardRule(card.Id, card.Name, card.Rate),
            card is null ? null : row.CardGivenOnUtc.AsUtc());
    }

    public async Task<NotEarningReason?> WhyNotAsync(int customerId, int storeId, CashbackSettings conditions) =>
        (await WhyNotAsync([customerId], storeId, conditions)).TryGetValue(customerId, out var reason) ? reason : null;

    public async Task<IReadOnlyDictionary<int, NotEarningReason>> WhyNotAsync(IReadOnlyCollection<int> customerIds, int storeId, CashbackSettings conditions)
    {
        var reasons = new Dictionary<int, NotEarningReason>();
        if (conditions is { RequireOptIn: false, RequireCard: false })
            return reasons;

        var ids = customerIds.ToList();
        var rows = (await members.Table.Where(row => row.StoreId == storeId && ids.Contains(row.CustomerId)).ToListAsync()).ToDictionary(row => row.CustomerId);
        var kinds = conditions.RequireCard ? await cards.Table.Select(kind => kind.Id).ToListAsync() : [];
        foreach (var id in ids)
        {
            var row = rows.GetValueOrDefault(id);
            if (conditions.RequireOptIn && row is not { OptedInOnUtc: not null, OptedOutOnUtc: null })
                reasons[id] = NotEarningReason.NotOptedIn;
            else if (conditions.RequireCard && (row is null || !kinds.Contains(row.CardKindId)))
                reasons[id] = NotEarningReason.NoCard;
        }

        return reasons;
    }

    public Task<bool> OptInAsync(int customerId, int storeId) => ChangeAsync(customerId, storeId, row =>
    {
        if (row is { OptedInOnUtc: not null, OptedOutOnUtc: null })
            return false;
        (row.OptedInOnUtc, row.OptedOutOnUtc) = (Now, null);
        return true;
    });

    public Task<bool> OptOutAsync(int customerId, int storeId) => ChangeAsync(customerId, storeId, row =>
    {
        if (row is not { OptedInOnUtc: not null, OptedOutOnUtc: null })
            return false;
        row.OptedOutOnUtc = Now;
        return true;
    });

    public async Task<bool> GiveCardAsync(int customerId, int storeId, int cardKindId, int actorId)
    {
        if (customerId == actorId || cardKindId != 0 && await cards.GetByIdAsync(cardKindId) is null)
            return false;

        return await ChangeAsync(customerId, storeId, row =>
        {
            if (row.CardKindId == cardKindId)
                return false;
            row.CardKindId = cardKindId;
            (row.CardGivenOnUtc, row.CardGivenBy) = (Now, actorId);
            return true;
        });
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    async Task<Membership?> RowAsync(int customerId, int storeId) =>
        await members.Table.FirstOrDefaultAsync(row => row.CustomerId == customerId && row.StoreId == storeId);

    async Task<bool> ChangeAsync(int customerId, int storeId, Func<Membership, bool> change)
    {
        if (await RowAsync(customerId, storeId) is not { } row)
        {
            var fresh = new Membership { CustomerId = customerId, StoreId = storeId };
            if (!change(fresh))
                return false;
            if (await members.TryInsertAsync(fresh, other => other.CustomerId == customerId && other.StoreId == storeId, publishEvent: true))
                return true;
            row = (await RowAsync(customerId, storeId))!;
        }

        if (!change(row))
            return false;
        await members.UpdateAsync(row);
        return true;
    }
}
