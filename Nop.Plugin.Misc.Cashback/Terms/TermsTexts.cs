using Nop.Core.Domain.Localization;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Reads settings, rules and names of the shop, and writes the terms from them as they are now.</summary>
interface ITermsTexts
{
    /// <summary>The sections by language.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="languages">Two-letter codes.</param>
    Task<IReadOnlyDictionary<string, IReadOnlyList<TermsSection>>> WriteAsync(int storeId, IReadOnlyList<string> languages);
}

sealed class TermsTexts(
    IRuleSetProvider rules,
    ISettingService settings,
    IRepository<Bonus> bonuses,
    IBranchService branches,
    IProductService products,
    ICustomerService customers,
    PaymentMethodNames methods,
    ILanguageService languages,
    ILocalizationService localization,
    ILocalizedEntityService localized) : ITermsTexts
{
    /// <summary>The most products with a rate of their own that are named one by one; where there are more, the terms only say that there are some.</summary>
    public const int MostProducts = 50;

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<TermsSection>>> WriteAsync(int storeId, IReadOnlyList<string> languages)
    {
        var source = await SourceAsync(storeId);
        var plain = await NamesAsync(source);
        var spoken = await SpokenAsync();
        var written = new Dictionary<string, IReadOnlyList<TermsSection>>();
        foreach (var code in languages)
        {
            var language = spoken.GetValueOrDefault(code);
            var names = language is null ? plain : await InAsync(plain, source, language.Id);
            written[code] = new TermsWriter(source, names, await TextsAsync(code, language), CultureOf(code, language)).Write();
        }

        return written;
    }

    async Task<TermsSource> SourceAsync(int storeId) => new(await rules.GetRowsAsync(storeId), await settings.LoadSettingAsync<CashbackSettings>(storeId))
    {
        Bonuses = [.. await bonuses.GetAllAsync(all => all.Where(row => row.Active).OrderBy(row => row.KindId).ThenBy(row => row.Id))],
        Branches = [.. (await branches.GetAllAsync(activeOnly: true)).Select(branch => branch.Name)],
    };

    async Task<TermsNames> NamesAsync(TermsSource source)
    {
        var rows = source.Rules;
        var rated = rows.ProductRates.Where(rate => rate.Excluded || rate.Rate is not null).Select(rate => rate.ProductId).ToArray();
        int[] paid = [.. IdList.Parse(source.Settings.RedeemProductIds).Union(IdList.Parse(source.Settings.RedeemNotProductIds))];
        return new()
        {
            Categories = rows.Categories.ToDictionary(node => node.Id, node => node.Name),
            Manufacturers = rows.ManufacturerNames,
            Products = rated.Length > MostProducts ? null
                : await ProductsAsync(rated),
            PaidProducts = await ProductsAsync(paid),
            Roles = (await customers.GetAllCustomerRolesAsync(showHidden: true)).ToDictionary(role => role.Id, role => role.Name),
            PaymentMethods = await methods.InAsync(languageId: null),
        };
    }

    async Task<IReadOnlyDictionary<int, string>> ProductsAsync(int[] ids) => ids.Length == 0 ? new Dictionary<int, string>()
        : (await products.GetProductsByIdsAsync(ids)).Where(product => !product.Deleted && product.Published).ToDictionary(product => product.Id, product => product.Name);

    async Task<IReadOnlyDictionary<string, Language>> SpokenAsync() =>
        (await languages.GetAllLanguagesAsync(showHidden: true)).GroupBy(LocalizationInstaller.CodeOf).ToDictionary(group => group.Key, group => group.First());

    // Only what the terms may name is looked up: a shop has more categories than rules for them.
    async Task<TermsNames> InAsync(TermsNames names, TermsSource source, int languageId)
    {
        int[] categories =
        [
            .. source.Rules.CategoryRates.Select(rate => rate.CategoryId),
            .. IdList.Parse(source.Rules.ServiceCategoryIds),
            .. IdList.Parse(source.Settings.RedeemCategoryIds),
            .. IdList.Parse(source.Settings.RedeemNotCategoryIds),
            .. source.Rules.Programmes.SelectMany(programme => IdList.Parse(programme.CategoryIds)),
            .. source.Bonuses.SelectMany(bonus => IdList.Parse(bonus.CategoryIds)),
        ];
        return names with
        {
            Categories = await InAsync(names.Categories, nameof(Category), categories, languageId),
            Manufacturers = await InAsync(names.Manufacturers, nameof(Manufacturer), source.Rules.ManufacturerRates.Select(rate => rate.ManufacturerId), languageId),
            Products = names.Products is { } known ? await InAsync(known, nameof(Product), known.Keys, languageId) : null,
            PaidProducts = await InAsync(names.PaidProducts, nameof(Product), names.PaidProducts.Keys, languageId),
            PaymentMethods = await methods.InAsync(languageId),
        };
    }

    async Task<IReadOnlyDictionary<int, string>> InAsync(IReadOnlyDictionary<int, string> names, string group, IEnumerable<int> ids, int languageId)
    {
        var own = new Dictionary<int, string>(names);
        foreach (var id in ids.Distinct().Where(own.ContainsKey).ToList())
        {
            if (await localized.GetLocalizedValueAsync(languageId, id, group, nameof(Category.Name)) is { Length: > 0 } name)
                own[id] = name;
        }

        return own;
    }

    // The texts of the shop's own languages are those that the owner may have changed.
    async Task<IReadOnlyDictionary<string, string>> TextsAsync(string code, Language? language)
    {
        var texts = LocalizationInstaller.Texts(code);
        if (language is null)
            return texts;

        var own = await localization.GetAllResourceValuesAsync(language.Id, loadPublicLocales: null);
        return texts.ToDictionary(text => text.Key, text => own.TryGetValue(text.Key.ToLowerInvariant(), out var changed) ? changed.Value : text.Value);
    }

    static CultureInfo CultureOf(string code, Language? language) =>
        CultureInfo.GetCultureInfo(string.IsNullOrEmpty(language?.LanguageCulture) ? code : language.LanguageCulture);
}
