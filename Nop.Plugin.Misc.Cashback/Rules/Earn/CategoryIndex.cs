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
            Way = [.. above.Way, category.Id],
            RootId = depth == 1 ? category.Id : above.RootId,
            IsService = isService || above.IsService,
            ExcludedBy = category.Excluded ? category.Id : above.ExcludedBy,
            Programmes = named is null ? above.Programmes : [.. above.Programmes.Zip(named, (a, b) => a | b)],
        };
        return category.Rate is { } rate ? facts with { RatedId = category.Id, RatedDepth = depth, Rate = rate, Unit = category.Unit } : facts;
    }
}

/// <summary>Rules on the way from one category up to its root.</summary>
sealed record CategoryFacts
{
    /// <summary>Name of the category.</summary>
    internal string Name { get; init; } = string.Empty;

    /// <summary>The categories on the way, from the root down to this one.</summary>
    internal IReadOnlyList<int> Way { get; init; } = [];

    /// <summary>1 for a root.</summary>
    internal int Depth { get; init; }

    /// <summary>The category at the top of the way.</summary>
    internal int RootId { get; init; }

    /// <summary>The nearest excluded category on the way; null: none.</summary>
    internal int? ExcludedBy { get; init; }

    /// <summary>Whether it or one above it is a service category.</summary>
    internal bool IsService { get; init; }

    /// <summary>The nearest, so the deepest, category on the way that has a rate.</summary>
    internal int RatedId { get; init; }

    /// <summary>Its depth; 0: none has a rate.</summary>
    internal int RatedDepth { get; init; }

    /// <summary>Its rate.</summary>
    internal decimal Rate { get; init; }

    /// <summary>Meaning of the rate's number.</summary>
    internal RateUnit Unit { get; init; }

    /// <summary>One bit per programme that names a category on the way; shared between categories.</summary>
    internal ulong[] Programmes { get; init; } = [];
}
