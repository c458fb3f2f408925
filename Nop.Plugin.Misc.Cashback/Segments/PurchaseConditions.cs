namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>Conditions about what clients bought, and where they were.</summary>
sealed class PurchaseConditions(Purchases purchases, FavouriteCategory favourite, PurchaseFigures figures, IRuleSetProvider rules, ICategoryService categories) : IConditionSource
{
    // Everybody who paid money is ranked once for a moment and not for each page of clients.
    readonly Dictionary<(decimal Percent, int Days, DateTime NowUtc), IReadOnlyDictionary<int, long>> _top = [];

    public IReadOnlyCollection<SegmentFact> Facts { get; } = [SegmentFact.Items, SegmentFact.FavouriteCategory, SegmentFact.TopSpenders, SegmentFact.Branch];

    public async Task<IReadOnlyDictionary<int, ConditionFinding>> ReadAsync(SegmentCondition condition, IReadOnlyList<Customer> clients, SegmentMoment moment)
    {
        var ids = clients.Select(client => client.Id).ToList();
        return condition.Fact switch
        {
            SegmentFact.Items => await ItemsAsync(condition, ids, moment),
            SegmentFact.FavouriteCategory => await FavouriteAsync(condition, ids, moment),
            SegmentFact.TopSpenders => await TopAsync(condition, ids, moment),
            SegmentFact.Branch => (await purchases.VisitsAsync(ids, condition.Ids, moment.Before(condition.Days)))
                .ToDictionary(visit => visit.Key, visit => new ConditionFinding { OnUtc = visit.Value }),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Fact, "Not about purchases."),
        };
    }

    async Task<Dictionary<int, ConditionFinding>> ItemsAsync(SegmentCondition condition, List<int> ids, SegmentMoment moment)
    {
        var wanted = condition.Ids.Count == 0 ? null : await categories.WithAllBelowAsync(condition.Ids);
        var pieces = new Dictionary<int, int>();
        foreach (var bought in await purchases.PiecesAsync(ids, moment.Before(condition.Days)))
        {
            if (wanted is null || (await rules.CategoriesOfAsync(bought.ProductId, bought.CategoryId)).Any(wanted.Contains))
                pieces[bought.CustomerId] = pieces.GetValueOrDefault(bought.CustomerId) + bought.Pieces;
        }

        return pieces.Where(client => client.Value >= condition.Count).ToDictionary(client => client.Key, client => new ConditionFinding { Count = client.Value });
    }

    async Task<Dictionary<int, ConditionFinding>> FavouriteAsync(SegmentCondition condition, List<int> ids, SegmentMoment moment)
    {
        var set = await rules.GetAsync(0);
        // Whatever of the tree was named: the favourite is a top category.
        var roots = condition.Ids.Select(id => set.RootOf(id) ?? id).ToHashSet();
        return (await favourite.FindAsync(ids, set, moment.NowUtc)).Where(client => roots.Contains(client.Value)).ToDictionary(client => client.Key, _ => ConditionFinding.Plain);
    }

    async Task<Dictionary<int, ConditionFinding>> TopAsync(SegmentCondition condition, List<int> ids, SegmentMoment moment)
    {
        var key = (condition.Percent ?? 0, condition.Days ?? 0, moment.NowUtc);
        if (!_top.TryGetValue(key, out var top))
            _top[key] = top = await RankAsync(key.Item1, moment.Before(condition.Days), moment);
        return ids.Where(top.ContainsKey).ToDictionary(id => id, id => new ConditionFinding { AmountMinor = top[id] });
    }

    // Two numbers for each client who bought are held meanwhile, and of the first those after it.
    async Task<IReadOnlyDictionary<int, long>> RankAsync(decimal percent, DateTime fromUtc, SegmentMoment moment)
    {
        var spent = await figures.SumAsync(new(moment.Currency.Code, fromUtc, moment.NowUtc), () => new List<(int CustomerId, long Spent)>(), (all, client) =>
        {
            if (client.Spent > 0)
                all.Add((client.CustomerId, client.Spent));
        }, CancellationToken.None);
        return TopShare.Of(spent, percent);
    }
}
