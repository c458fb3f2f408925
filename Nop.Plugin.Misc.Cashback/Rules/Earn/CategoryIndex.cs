namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Walks the category tree once, from the roots down, so that lines need no walk.</summary>
static class CategoryIndex
{
    internal static Dictionary<int, CategoryFacts> Build(EarnRuleSetDefinition rules)
    {
        var (categories, programmes) = (rules.Categories, rules.Programmes);
        var services = rules.ServiceCategoryIds.ToHashSet();
        var words = (programmes.Count + 63) / 64;
        var named = new Dictionary<int, ulong[]>();
        for (var i = 0; i < programmes.Count; i++)
        {
            foreach (var id in programmes[i].CategoryIds)
            {
                if (!named.TryGetValue(id, out var bits))
                    named[id] = bits = new ulong[words];
                bits[i >> 6] |= 1UL << (i & 63);
            }
        }

        var byId = categories.ToDictionary(c => c.Id);
        var facts = new Dictionary<int, CategoryFacts>(categories.Count);
        var way = new Stack<CategoryRule>();
        var root = new CategoryFacts { Programmes = new ulong[words] };
        foreach (var category in categories)
        {
            var at = category;
            while (at is not null && !facts.ContainsKey(at.Id))
            {
                way.Push(at);
                at = byId.GetValueOrDefault(at.ParentId ?? 0);
            }

            var above = at is null ? root : facts[at.Id];
            while (way.TryPop(out var next))
                facts[next.Id] = above = Below(above, next, named.GetValueOrDefault(next.Id), services.Contains(next.Id));
        }

        return facts;
    }

    static CategoryFacts Below(CategoryFacts above, CategoryRule category, ulong[]? named, bool isService)
    {
        var depth = above.Depth + 1;
        var facts = above with
        {
            Name = category.Name,
            Depth = depth,
            RootId = depth == 1 ? category.Id : above.RootId,
            IsService = isService || above.IsService,
            ExcludedBy = category.Excluded ? category.Id : above.ExcludedBy,
            Programmes = named is null ? above.Programmes : [.. above.Programmes.Zip(named, (a, b) => a | b)],
        };
        return category.Rate is { } rate ? facts with { RatedId = category.Id, RatedDepth = depth, Rate = rate, Unit = category.Unit } : facts;
    }
}
