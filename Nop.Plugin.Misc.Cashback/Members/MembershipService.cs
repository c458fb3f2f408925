using System.Data.Common;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <inheritdoc cref="IMembership"/>
public sealed class MembershipService(IRepository<Membership> members, IRepository<CardKind> cards, TimeProvider time) : IMembership
{
    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public async Task<NotEarningReason?> WhyNotAsync(int customerId, int storeId, CashbackSettings conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        return (await WhyNotAsync([customerId], storeId, conditions)).TryGetValue(customerId, out var reason) ? reason : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<int, NotEarningReason>> WhyNotAsync(IReadOnlyCollection<int> customerIds, int storeId, CashbackSettings conditions)
    {
        ArgumentNullException.ThrowIfNull(customerIds);
        ArgumentNullException.ThrowIfNull(conditions);
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

    /// <inheritdoc/>
    public Task<bool> OptInAsync(int customerId, int storeId) => ChangeAsync(customerId, storeId, row =>
    {
        if (row is { OptedInOnUtc: not null, OptedOutOnUtc: null })
            return false;
        (row.OptedInOnUtc, row.OptedOutOnUtc) = (Now, null);
        return true;
    });

    /// <inheritdoc/>
    public Task<bool> OptOutAsync(int customerId, int storeId) => ChangeAsync(customerId, storeId, row =>
    {
        if (row is not { OptedInOnUtc: not null, OptedOutOnUtc: null })
            return false;
        row.OptedOutOnUtc = Now;
        return true;
    });

    /// <inheritdoc/>
    public async Task<bool> GiveCardAsync(int customerId, int storeId, int cardKindId, int actorId)
    {
        if (cardKindId != 0 && await cards.GetByIdAsync(cardKindId) is null)
            return false;

        return await ChangeAsync(customerId, storeId, row =>
        {
            if (row.CardKindId == cardKindId)
                return false;
            row.CardKindId = cardKindId;
            row.CardGivenOnUtc = cardKindId == 0 ? null : Now;
            row.CardGivenBy = cardKindId == 0 ? 0 : actorId;
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
            try
            {
                await members.InsertAsync(fresh);
                return true;
            }
            catch (DbException)
            {
                // Somebody else may have inserted the row meanwhile; anything else is not ours to answer for.
                if (await RowAsync(customerId, storeId) is not { } theirs)
                    throw;
                row = theirs;
            }
        }

        if (!change(row))
            return false;
        await members.UpdateAsync(row);
        return true;
    }
}
