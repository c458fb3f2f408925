namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>A category at its place in the tree, with what its ancestors say about earning.</summary>
/// <param name="Category">The category.</param>
/// <param name="Level">0 for a root.</param>
/// <param name="Own">Its own rate; null: none.</param>
/// <param name="Inherited">The nearest rate above it, what its number means and whose it is; null: none.</param>
/// <param name="ExcludedBy">The nearest excluded category above it; null: none.</param>
sealed record CategoryPlace(Category Category, int Level, CategoryRate? Own, (decimal Rate, int Unit, Category From)? Inherited, Category? ExcludedBy);

/// <summary>Puts categories in the order in which a person reads their tree.</summary>
static class CategoryTree
{
    /// <summary>All categories, each behind its parent; one whose parent is missing is a root.</summary>
    public static IReadOnlyList<CategoryPlace> Build(IEnumerable<Category> categories, IEnumerable<CategoryRate> rates)
    {
        var all = categories.ToList();
        var ids = all.Select(c => c.Id).ToHashSet();
        var byCategory = rates.ToDictionary(r => r.CategoryId);
        var children = all.OrderBy(c => c.DisplayOrder).ThenBy(c => c.Id)
            .ToLookup(c => ids.Contains(c.ParentCategoryId) && c.ParentCategoryId != c.Id ? c.ParentCategoryId : 0);
        var nodes = new List<CategoryPlace>(all.Count);
        Append(0, null);
        return nodes;

        void Append(int parentId, CategoryPlace? parent)
        {
            foreach (var category in children[parentId])
            {
                var node = new CategoryPlace(category, parent is null ? 0 : parent.Level + 1, byCategory.GetValueOrDefault(category.Id),
                    parent?.Own is { Rate: { } rate } own ? (rate, own.Unit, parent.Category) : parent?.Inherited,
                    parent?.Own?.Excluded == true ? parent.Category : parent?.ExcludedBy);
                nodes.Add(node);
                Append(category.Id, node);
            }
        }
    }
}
