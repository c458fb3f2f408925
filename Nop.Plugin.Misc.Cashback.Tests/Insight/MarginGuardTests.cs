using Moq;
using Nop.Plugin.Misc.Cashback.Insight.Guard;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.Tests.Rules;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>What a serum gives back of its margin under a tier of 5 %; tax category 1 has 22 %.</summary>
public sealed class MarginGuardTests
{
    [TestCase(100, false, false, 50, Description = "5.00 of 10.00")]
    [TestCase(122, true, false, 50, Description = "5.00 of 10.00: the price is typed with tax, earning counts without")]
    [TestCase(100, false, true, 61, Description = "6.10 of 10.00: typed without tax, earning counts with it")]
    [TestCase(122, true, true, 61)]
    public async Task A_margin_is_what_the_price_without_tax_leaves_over_the_cost(decimal typed, bool typedWithTax, bool baseIncludesTax, decimal percent)
        => Assert.That((await OnlyAsync(typed, typedWithTax, baseIncludesTax, cost: 90)).MarginPercent, Is.EqualTo(percent));

    [Test]
    public async Task What_is_sold_under_cost_without_tax_is_named_and_has_no_share()
    {
        var product = await OnlyAsync(122, typedWithTax: true, baseIncludesTax: false, cost: 101);

        Assert.That((product.Margin, product.MarginPercent), Is.EqualTo((-1m, (decimal?)null)));
    }

    [Test]
    public async Task A_price_is_shown_as_earning_counts_it([Values] bool baseIncludesTax)
        => Assert.That((await OnlyAsync(100, typedWithTax: false, baseIncludesTax, cost: 90)).Price, Is.EqualTo(baseIncludesTax ? 122 : 100));

    static async Task<GuardedProduct> OnlyAsync(decimal typed, bool typedWithTax, bool baseIncludesTax, decimal cost)
    {
        var products = new ListRepository<Product>();
        products.Rows.Add(new() { Id = 1, Name = "Serum", Price = typed, ProductCost = cost, TaxCategoryId = 1, Published = true });
        var set = EarnRuleSet.Create(new(SampleShop.Euro, SampleShop.Rome) { Tiers = [SampleShop.Silver], BaseIncludesTax = baseIncludesTax });
        var guard = new MarginGuard(
            products,
            new ListRepository<SaleLine>(),
            Mock.Of<IPastShop>(shop => shop.ProductsAsync() == Task.FromResult<IReadOnlyDictionary<int, ProductFacts>>(new Dictionary<int, ProductFacts>())),
            Mock.Of<IRuleSetProvider>(rules => rules.GetAsync(0) == Task.FromResult(set)),
            Mock.Of<ISettingService>(settings => settings.LoadSettingAsync<CashbackGuardSettings>(0) == Task.FromResult(new CashbackGuardSettings { MarginWarnMarginPercent = 10 })),
            Taxes(typedWithTax),
            Mock.Of<IWorkContext>(work => work.GetCurrentCustomerAsync() == Task.FromResult(new Customer())),
            TimeProvider.System);
        return (await guard.CheckAsync(0, 10)).Page.Single();
    }

    // 22 percent, on prices as the shop types them.
    static ITaxService Taxes(bool typedWithTax)
    {
        var taxes = new Mock<ITaxService>(MockBehavior.Strict);
        taxes.Setup(tax => tax.GetProductPriceAsync(It.Is<Product>(product => product.TaxCategoryId == 1), It.IsAny<decimal>(), It.IsAny<bool>(), It.IsAny<Customer>()))
            .Returns((Product _, decimal price, bool including, Customer _) => Task.FromResult((including == typedWithTax ? price : including ? price * 1.22m : price / 1.22m, 22m)));
        return taxes.Object;
    }
}
