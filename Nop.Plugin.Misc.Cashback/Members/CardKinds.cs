namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Keeps the kinds of client cards.</summary>
public sealed class CardKinds(
    IRepository<CardKind> kinds, IRepository<Membership> members, IWalletDirectory wallets, ISettingService settings, IRuleSetProvider rules)
{
    /// <summary>All kinds in their order.</summary>
    public Task<IList<CardKind>> GetAllAsync() => kinds.GetAllAsync(query => query.OrderBy(kind => kind.DisplayOrder).ThenBy(kind => kind.Id));

    /// <summary>How many clients hold a card of each kind, by its id; none: not in it.</summary>
    public async Task<IReadOnlyDictionary<int, int>> HoldersAsync()
    {
        var counts = await members.Table
            .Where(row => row.CardKindId > 0)
            .GroupBy(row => row.CardKindId)
            .Select(group => new { Kind = group.Key, Holders = group.Count() })
            .ToListAsync();
        return counts.ToDictionary(count => count.Kind, count => count.Holders);
    }

    /// <summary>Inserts (id 0) or updates a kind.</summary>
    public async Task<RuleSaveResult> SaveAsync(CardKind kind)
    {
        kind.Name = kind.Name?.Trim() ?? "";
        var errors = RuleErrors.Of(kind, await GetAllAsync(), await RuleBounds.ReadAsync(wallets, settings));
        if (errors.Count > 0)
            return new(errors);

        await (kind.Id == 0 ? kinds.InsertAsync(kind) : kinds.UpdateAsync(kind));
        await rules.ClearAsync();
        return new([]);
    }

    /// <summary>Deletes a kind; who held a card of it holds none.</summary>
    public async Task DeleteAsync(int cardKindId)
    {
        if (await kinds.GetByIdAsync(cardKindId) is not { } kind)
            return;

        await kinds.DeleteAsync(kind);
        await rules.ClearAsync();
    }
}
