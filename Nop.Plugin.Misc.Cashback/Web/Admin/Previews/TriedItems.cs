namespace Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

/// <summary>Finds what somebody means to buy in a preview.</summary>
public sealed class TriedItems(
    ICategoryService categories,
    IProductService products,
    IRepository<Product> productRows,
    IRuleSetProvider rules,
    AdminChoices choices,
    Texts texts,
    ShopText shopText)
{
    const int Suggestions = 10;

    /// <summary>Names of products that somebody may mean.</summary>
    public async Task<IList<string>> SuggestAsync(string? text) => string.IsNullOrWhiteSpace(text) ? []
        : [.. (await SearchAsync(shopText.Storable(text.Trim()))).Select(product => product.Name)];

    /// <summary>Finds the item that the panel asks for; null: there is no such thing.</summary>
    /// <remarks>What the page itself wrote is what it means. Otherwise, in this order: a product's SKU, a product's name, a category's name with those above it,
    /// a category's name alone, and the first product that a search finds.</remarks>
    public async Task<TrialItem?> FindAsync(RulePreviewModel asked)
    {
        var typed = (asked.Item ?? "").Trim();
        if (typed.Length == 0)
            return new(await texts.GetAsync("Preview.AnyItem"), null, []);

        if (typed == asked.PageItem?.Trim() && await OfPageAsync(asked) is { } own)
            return own;
        var wanted = shopText.Storable(typed);
        if (await NamedProductAsync(wanted) is { } product)
            return await OfAsync(product);
        if (await CategoryAsync(wanted) is { } category)
            return category;
        return (await SearchAsync(wanted)).FirstOrDefault() is { } found ? await OfAsync(found) : null;
    }

    async Task<TrialItem?> OfPageAsync(RulePreviewModel asked)
    {
        if (asked.PageProductId > 0 && await products.GetProductByIdAsync(asked.PageProductId) is { Deleted: false } product)
            return await OfAsync(product);
        if (asked.PageCategoryId == 0)
            return null;

        var all = await categories.GetAllCategoriesAsync(showHidden: true);
        return all.FirstOrDefault(row => row.Id == asked.PageCategoryId) is { } category
            ? Of(category, await choices.BreadcrumbAsync(category, all))
            : null;
    }

    // Asked of the table: among many products that have the text in their names a search does not begin with the one whose name it is.
    async Task<Product?> NamedProductAsync(string wanted)
    {
        var named = await productRows.GetAllAsync(
            query => query.Where(row => row.Sku == wanted || row.Name == wanted).OrderBy(row => row.Id), includeDeleted: false);
        return named.FirstOrDefault(row => Same(row.Sku, wanted)) ?? (named.Count > 0 ? named[0] : null)
            ?? (await SearchAsync(wanted)).FirstOrDefault(row => Same(row.Sku, wanted) || Same(row.Name, wanted));
    }

    async Task<TrialItem?> CategoryAsync(string wanted)
    {
        var all = await categories.GetAllCategoriesAsync(showHidden: true);
        TrialItem? byName = null;
        foreach (var category in all)
        {
            var breadcrumb = await choices.BreadcrumbAsync(category, all);
            if (Same(breadcrumb, wanted))
                return Of(category, breadcrumb);
            if (byName is null && Same(category.Name, wanted))
                byName = Of(category, breadcrumb);
        }

        return byName;
    }

    async Task<IEnumerable<Product>> SearchAsync(string text) => await products.SearchProductsAsync(0, Suggestions, keywords: text, showHidden: true);

    async Task<TrialItem> OfAsync(Product product) => new(product.Name, product, await rules.CategoriesOfAsync(product.Id));

    static TrialItem Of(Category category, string breadcrumb) => new(breadcrumb, null, [category.Id]);

    static bool Same(string? one, string other) => string.Equals(one?.Trim(), other, StringComparison.OrdinalIgnoreCase);
}
