namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Makes the items of drop-down lists.</summary>
public sealed class AdminChoices(
    ILocalizationService localization, ICategoryService categories, EarnRuleService rules, CardKinds cards, IBranchService branches, PaymentMethodNames methods, Texts texts)
{
    /// <summary>The values of an enum by their numbers.</summary>
    public async Task<IList<SelectListItem>> OfEnumAsync<T>() where T : struct, Enum
    {
        var items = new List<SelectListItem>();
        foreach (var value in Enum.GetValues<T>())
            items.Add(Item(Convert.ToInt32(value, CultureInfo.InvariantCulture), await localization.GetLocalizedEnumAsync(value)));
        return items;
    }

    /// <summary>All categories with their ancestors, in the order of the tree.</summary>
    public async Task<IList<SelectListItem>> CategoriesAsync()
    {
        var all = await categories.GetAllCategoriesAsync(showHidden: true);
        var items = new List<SelectListItem>(all.Count);
        foreach (var category in all)
            items.Add(Item(category.Id, await BreadcrumbAsync(category, all)));
        return items;
    }

    /// <summary>Name of a category with its ancestors.</summary>
    public Task<string> BreadcrumbAsync(Category category, IList<Category> all) => categories.GetFormattedBreadCrumbAsync(category, all, "»");

    /// <summary>All tiers, lowest first.</summary>
    public async Task<IList<SelectListItem>> TiersAsync() => [.. (await rules.GetTiersAsync()).Select(t => Item(t.Id, t.Name))];

    /// <summary>All kinds of cards, and before them one choice for none.</summary>
    /// <param name="noneKey">Resource of that choice, whose number is 0.</param>
    public async Task<IList<SelectListItem>> CardsAsync(string noneKey)
        => [Item(0, await localization.GetResourceAsync(noneKey)), .. (await cards.GetAllAsync()).Select(c => Item(c.Id, c.Name))];

    /// <summary>All branches, and before them one choice for all.</summary>
    /// <param name="allKey">Resource of that choice, whose number is 0.</param>
    /// <param name="reach">Only those that somebody sees; null: all.</param>
    public async Task<IList<SelectListItem>> BranchesAsync(string allKey, BranchReach? reach = null)
        => [Item(0, await localization.GetResourceAsync(allKey)), .. (await branches.GetAllAsync()).Where(b => reach?.Sees(b.Id) ?? true).Select(b => Item(b.Id, b.Name))];

    /// <summary>All installed payment methods by their system names, and those of a rule that are not installed, which say so.</summary>
    /// <param name="ofRule">System names of those that a rule has.</param>
    public async Task<IList<SelectListItem>> PaymentMethodsAsync(IEnumerable<string> ofRule)
    {
        var installed = await methods.HereAsync();
        var items = installed.Select(method => new SelectListItem(method.Value, method.Key)).ToList();
        foreach (var gone in ofRule.Where(method => !installed.ContainsKey(method)))
            items.Add(new(await texts.GetAsync("Programmes.PaymentMethodGone", gone), gone));
        return items;
    }

    /// <summary>The days of the week, in the order and words of the page's culture.</summary>
    public static IList<SelectListItem> Weekdays() =>
        [.. Platform.Weekdays.InOrderOf(CultureInfo.CurrentCulture).Select(day => Item((int)day, Platform.Weekdays.Name(day, CultureInfo.CurrentCulture)))];

    /// <summary>The months of the year, in the words of the page's culture.</summary>
    public static IList<SelectListItem> Months() => [.. Enumerable.Range(1, 12).Select(m => Item(m, CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(m)))];

    static SelectListItem Item(int value, string text) => new(text, value.ToString(CultureInfo.InvariantCulture));
}
