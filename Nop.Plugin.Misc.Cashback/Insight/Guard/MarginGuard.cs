using Nop.Core.Domain.Catalog;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Cashback.Insight.Guard;

/// <inheritdoc cref="IMarginGuard"/>
public class MarginGuard(IRepository<Product> products, IPastShop shop, IRuleSetProvider rules, ISettingService settings, TimeProvider time) : IMarginGuard
{
    const int ReadAtOnce = 5000;

    /// <inheritdoc/>
    public async Task<GuardReport> CheckAsync(int pageIndex, int pageSize)
    {
        var limits = await settings.LoadSettingAsync<GuardSettings>();
        var set = await rules.GetAsync(0);
        var bound = new EarnBound(set, time.GetUtcNow().UtcDateTime);
        var facts = await shop.ProductsAsync();
        var found = new List<GuardedProduct>();
        var count = 0;
        for (var last = 0; ;)
        {
            var at = last;
            var page = await products.Table
                .Where(product => product.Id > at && product.Published && !product.Deleted && !product.IsGiftCard && product.Price > 0)
                .OrderBy(product => product.Id).Take(ReadAtOnce)
                .Select(product => new { product.Id, product.Price, product.ProductCost }).ToListAsync();
            count += page.Count;
            foreach (var product in page)
            {
                var guarded = Look(bound, product.Id, facts.GetValueOrDefault(product.Id, ProductFacts.Unknown), product.Price, product.ProductCost > 0 ? product.ProductCost : null);
                if (IsOver(guarded, limits))
                    found.Add(guarded);
            }

            if (page.Count < ReadAtOnce)
                break;
            last = page[^1].Id;
        }

        var shown = found.OrderByDescending(product => product.Most.Percent).ThenBy(product => product.ProductId).Skip(pageIndex * pageSize).Take(pageSize).ToList();
        return new(count, found.Count, set, await NamedAsync(shown));
    }

    static GuardedProduct Look(EarnBound bound, int id, ProductFacts facts, decimal price, decimal? cost)
    {
        var most = bound.Of(new(0, "", price, id, facts.CategoryIds, facts.ManufacturerIds, facts.IsGiftCard, 1, cost));
        return new(id, "", price, cost, most, cost < price ? decimal.Round(most.Amount * 100 / (price - cost.Value), 1, MidpointRounding.ToPositiveInfinity) : null);
    }

    static bool IsOver(GuardedProduct product, GuardSettings limits) =>
        product.Most.Percent > limits.MarginWarnPercent
        || product.MarginPercent > limits.MarginWarnMarginPercent
        || (product.Cost >= product.Price && product.Most.Amount > 0);

    async Task<IReadOnlyList<GuardedProduct>> NamedAsync(List<GuardedProduct> page)
    {
        var ids = page.ConvertAll(product => product.ProductId);
        var names = (await products.Table.Where(product => ids.Contains(product.Id)).Select(product => new { product.Id, product.Name }).ToListAsync())
            .ToDictionary(product => product.Id, product => product.Name);
        return page.ConvertAll(product => product with { Name = names.GetValueOrDefault(product.ProductId, "") });
    }
}
