using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>Rates of categories, of which a category passes its own on to those below it.</summary>
public sealed class CategoryRateTopic(EarnRuleService rules, ICategoryService categories, RateForm rates, RulePreviewFactory preview)
    : RateTopic<Category, CategoryRateModel>(rates, preview)
{
    public override string One => "Category";

    public override string Several => "Categories";

    /// <summary>All categories as a tree.</summary>
    public async Task<CategoryRateListModel> ListAsync()
    {
        var words = await WordsAsync();
        return new() { Categories = [.. (await TreeAsync()).Select(place => Show(new() { Id = place.Category.Id, Rate = Rate(place), Excluded = place.Own?.Excluded ?? false }, place, words))] };

        string? Rate(CategoryPlace place) => place.Own is { Rate: { } own } row ? words.Rate(own, row.Unit) : null;
    }

    public override async Task<Category?> FindAsync(int id) => await categories.GetCategoryByIdAsync(id) is { Deleted: false } category ? category : null;

    public override string NameOf(Category item) => item.Name;

    public override async Task<OwnRate> SavedAsync(int id) =>
        (await rules.GetCategoryRatesAsync()).FirstOrDefault(row => row.CategoryId == id) is { } row ? new(row.Rate, row.Unit, row.Excluded) : default;

    public override Task<RuleSaveResult> SaveAsync(int id, OwnRate rate) => rules.SaveCategoryRateAsync(Row(id, rate));

    protected override async Task<PreviewPage> FillAsync(CategoryRateModel model, Category item)
    {
        var tree = await TreeAsync();
        if (tree.FirstOrDefault(place => place.Category.Id == item.Id) is { } place)
            Show(model, place, await WordsAsync());
        model.Breadcrumb = await categories.GetFormattedBreadCrumbAsync(item, [.. tree.Select(each => each.Category)], "»");
        return new("PreviewCategory", FormId) { Item = model.Breadcrumb, CategoryId = item.Id };
    }

    protected override Task<TriedForm> TriedAsync(int id, OwnRate rate, ModelStateDictionary state) => Task.FromResult(new TriedForm(typeof(CategoryRateModel), state,
        saved => saved with { CategoryRates = [.. saved.CategoryRates.Where(row => row.CategoryId != id), Row(id, rate)] }));

    async Task<IReadOnlyList<CategoryPlace>> TreeAsync() =>
        CategoryTree.Build(await categories.GetAllCategoriesAsync(showHidden: true), await rules.GetCategoryRatesAsync());

    static CategoryRateModel Show(CategoryRateModel model, CategoryPlace place, Words words)
    {
        model.Name = place.Category.Name;
        model.Level = place.Level;
        model.InheritedRate = place.Inherited is { } above ? words.Rate(above.Rate, above.Unit) : null;
        model.InheritedFrom = place.Inherited?.From.Name;
        model.ExcludedBy = place.ExcludedBy?.Name;
        return model;
    }

    static CategoryRate Row(int id, OwnRate rate) => new() { CategoryId = id, Rate = rate.Rate, Unit = rate.Unit, Excluded = rate.Excluded };
}
