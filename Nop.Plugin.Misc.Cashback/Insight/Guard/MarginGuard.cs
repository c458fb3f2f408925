using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Insight.Guard;

/// <summary>Finds products of which rules that meet may give back more than a chosen share. Never writes.</summary>
public sealed class MarginGuard(
    IRepository<Product> products, IRepository<SaleLine> soldLines, IPastShop shop, IRuleSetProvider rules, ISettingService settings, ITaxService taxes, IWorkContext work, TimeProvider time)
{
    const int ReadAtOnce = 5000;

    /// <summary>Goes through the published products, and those that were sold in the salon, under the rules in force.</summary>
    /// <param name="pageIndex">From 0.</param>
    /// <param name="pageSize">Products a page.</param>
    public async Task<GuardReport> CheckAsync(int pageIndex, int pageSize)
    {
        var limits = await settings.LoadSettingAsync<CashbackGuardSettings>();
        var set = await rules.GetAsync(0);
        var bound = new MaximumEarnCalculator(set, time.GetUtcNow().UtcDateTime);
        var facts = await shop.ProductsAsync();
        var prices = new TaxedPrices(taxes, await work.GetCurrentCustomerAsync());
        var found = new List<GuardedProduct>();
        var count = 0;
        // A salon sells what the shop does not show.
        var inSalon = soldLines.Table;
        var sold = products.Table.Where(product => (product.Published || inSalon.Any(line => line.ProductId == product.Id)) && !product.Deleted && !product.IsGiftCard && product.Price > 0)
            .Select(product => new { product.Id, product.Price, product.ProductCost, product.TaxCategoryId, product.IsTaxExempt });
        await foreach (var page in Pages.ReadAsync(ReadAtOnce, last => sold.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id))
        {
            count += page.Count;
            foreach (var product in page)
            {
                var (net, tax) = await prices.OfAsync(product.Price, product.TaxCategoryId, product.IsTaxExempt);
                var guarded = Look(
                    bound, product.Id, facts.GetValueOrDefault(product.Id, ProductFacts.Unknown),
                    set.BaseIncludesTax ? net + tax : net, set.BaseIncludesTax ? tax : 0, product.ProductCost > 0 ? product.ProductCost : null);
                if (IsOver(guarded, limits))
                    found.Add(guarded);
            }
        }

        var shown = found.OrderByDescending(product => product.Most.Percent).ThenBy(product => product.ProductId).Skip(pageIndex * pageSize).Take(pageSize).ToList();
        return new(count, found.Count, set, await NamedAsync(shown));
    }

    static GuardedProduct Look(MaximumEarnCalculator bound, int id, ProductFacts facts, decimal price, decimal tax, decimal? cost) =>
        new(id, "", price, cost, price - tax - cost, bound.Of(new(0, "", price, id, facts.CategoryIds, facts.ManufacturerIds, facts.IsGiftCard, 1, cost, tax)));

    static bool IsOver(GuardedProduct product, CashbackGuardSettings limits) =>
        product.Most.Percent > limits.MarginWarnPercent
        || product.MarginPercent > limits.MarginWarnMarginPercent
        || (product.Margin <= 0 && product.Most.Amount > 0);

    async Task<IReadOnlyList<GuardedProduct>> NamedAsync(List<GuardedProduct> page)
    {
        var ids = page.ConvertAll(product => product.ProductId);
        var names = (await products.Table.Where(product => ids.Contains(product.Id)).Select(product => new { product.Id, product.Name }).ToListAsync())
            .ToDictionary(product => product.Id, product => product.Name);
        return page.ConvertAll(product => product with { Name = names.GetValueOrDefault(product.ProductId, "") });
    }
}

/// <summary>Findings of the guard.</summary>
/// <param name="Products">Products that were looked at.</param>
/// <param name="Found">Of them, those over a share.</param>
/// <param name="Rules">The rules that were looked at.</param>
/// <param name="Page">Some of those found, the worst first.</param>
public sealed record GuardReport(int Products, int Found, EarnRuleSet Rules, IReadOnlyList<GuardedProduct> Page);

/// <summary>A product that may give back more than a share.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">Its price as the rules count it, with tax or without, units of the currency.</param>
/// <param name="Cost">What it costs the shop, without tax; null: not known.</param>
/// <param name="Margin">What the price without tax leaves over the cost; below 0 where it is sold under cost; null: no cost is known.</param>
/// <param name="Most">What it may give back.</param>
public sealed record GuardedProduct(int ProductId, string Name, decimal Price, decimal? Cost, decimal? Margin, MaximumEarn Most)
{
    /// <summary>Most that it gives back, in percent of the margin, rounded up to one decimal; null: there is no margin, or none is known.</summary>
    public decimal? MarginPercent => Margin > 0 ? decimal.Round(Most.Amount * 100 / Margin.Value, 1, MidpointRounding.ToPositiveInfinity) : null;
}
