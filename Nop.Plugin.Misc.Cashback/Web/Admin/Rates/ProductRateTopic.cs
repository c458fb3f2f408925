using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>Rates of products.</summary>
public sealed class ProductRateTopic(EarnRuleService rules, IProductService products, ShopText shopText, RateForm rates, RulePreviewFactory preview)
    : RateTopic<Product, ProductRateModel>(rates, preview)
{
    public override string One => "Product";

    public override string Several => "Products";

    /// <summary>A page of products with their rates.</summary>
    public async Task<ProductRateListModel> ListAsync(ProductRateSearchModel search)
    {
        var own = (await rules.GetProductRatesAsync()).ToDictionary(row => row.ProductId);
        var words = await WordsAsync();
        var page = search.WithRateOnly
            ? PageOf((await products.GetProductsByIdsAsync([.. own.Keys]))
                .Where(product => !product.Deleted && (Has(product.Name, search.SearchText) || Has(product.Sku, search.SearchText)))
                .OrderBy(product => product.Name, StringComparer.CurrentCulture), search)
            : await products.SearchProductsAsync(search.Page - 1, search.PageSize, keywords: search.SearchText is { } text ? shopText.Storable(text) : null, showHidden: true);
        return new ProductRateListModel().PrepareToGrid(search, page, () => page.Select(product => Model(product, own.GetValueOrDefault(product.Id))));

        ProductRateModel Model(Product product, ProductRate? row) => new()
        {
            Id = product.Id,
            Name = product.Name,
            Sku = product.Sku,
            Rate = row is { Rate: { } rate } ? words.Rate(rate, row.Unit) : null,
            Excluded = row?.Excluded ?? false,
        };
    }

    public override async Task<Product?> FindAsync(int id) => await products.GetProductByIdAsync(id) is { Deleted: false } product ? product : null;

    public override string NameOf(Product item) => item.Name;

    public override async Task<OwnRate> SavedAsync(int id) =>
        (await rules.GetProductRatesAsync()).FirstOrDefault(row => row.ProductId == id) is { } row ? new(row.Rate, row.Unit, row.Excluded) : default;

    public override Task<RuleSaveResult> SaveAsync(int id, OwnRate rate) => rules.SaveProductRateAsync(Row(id, rate));

    protected override Task<PreviewPage> FillAsync(ProductRateModel model, Product item)
    {
        (model.Name, model.Sku) = (item.Name, item.Sku);
        return Task.FromResult(new PreviewPage("PreviewProduct", FormId) { Item = string.IsNullOrEmpty(item.Sku) ? item.Name : item.Sku, ProductId = item.Id });
    }

    protected override Task<TriedForm> TriedAsync(int id, OwnRate rate, ModelStateDictionary state) => Task.FromResult(new TriedForm(typeof(ProductRateModel), state,
        saved => saved with { ProductRates = [.. saved.ProductRates.Where(row => row.ProductId != id), Row(id, rate)] }));

    static ProductRate Row(int id, OwnRate rate) => new() { ProductId = id, Rate = rate.Rate, Unit = rate.Unit, Excluded = rate.Excluded };
}
