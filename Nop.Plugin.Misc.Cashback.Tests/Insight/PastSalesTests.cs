using Moq;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>Sales in the salon beside orders, played again with the rules that were in force, beside what the ledger really did.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class PastSalesTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    [Test]
    public async Task Orders_and_sales_come_in_the_order_in_which_they_were_placed()
    {
        await SoldAsync("A-1", 0, OfHair(10_00));
        var order = await OrderAsync();
        await SoldAsync("A-2", 0, OfHair(10_00));
        Assert.That((await PastAsync()).Select(past => past.OrderId), Is.EqualTo(new[] { -1, order, -2 }));
    }

    [Test]
    public async Task What_sales_earned_and_what_was_taken_back_of_them_is_found_again_to_the_cent()
    {
        await SoldAsync("A-1", 0, OfHair(10_01), OfNothing(7_77));
        Next();
        var back = await SoldAsync("A-2", 5_00, OfHair(20_01));
        var whole = await SoldAsync("A-3", 0, OfNothing(33_33));
        await OrderAsync();
        Next();
        await SoldAsync("A-4", 12_00, OfHair(12_00));
        await ReturnAsync(back, 7_03);
        await ReturnAsync(whole, null);
        var undone = await SoldAsync("A-5", 0, OfHair(99_00));
        await UndoAsync(undone);
        var accounts = (await Shop.RowsAsync<OrderAccount>()).Where(account => !account.Voided).ToList();
        var report = await SimulateAsync();
        Assert.Multiple(() =>
        {
            Assert.That((report.Total.Earned, report.Total.TakenBack), Is.EqualTo((accounts.Sum(account => account.Earned), accounts.Sum(account => account.Taken + account.Waived))));
            Assert.That((report.Shop.Orders, report.Salon.Orders), Is.EqualTo((1, 4)));
            Assert.That(report.Salon.Earned, Is.EqualTo(accounts.Where(account => account.OrderId < 0).Sum(account => account.Earned)).And.GreaterThan(0));
            // 17.78, 15.01 of which 5.28 went back in money, nothing, and what credit paid whole.
            Assert.That(report.Salon.Sales, Is.EqualTo(17_78 + 15_01 - (7_03 - (5_00 * 7_03 / 20_01))));
        });
    }

    [Test]
    public async Task Sales_raise_the_tier_in_the_past_as_they_do_now()
    {
        await SoldAsync("A-1", 0, OfNothing(300_00));
        Next();
        await SoldAsync("A-2", 0, OfNothing(100_00));
        Assert.That((await SimulateAsync()).Tiers.Select(tier => (tier.Name, tier.Sums.Earned)), Is.EqualTo(new[] { ("Silver", 15_00L), ("Gold", 10_00L) }));
    }

    [Test]
    public async Task A_client_who_pays_no_tax_does_not_decide_it_for_all_others()
    {
        await SoldAsync("A-1", 0, OfNothing(12_20));
        var taxes = new Mock<ITaxService>();
        taxes.Setup(service => service.GetProductPriceAsync(It.IsAny<Product>(), It.IsAny<int>(), It.IsAny<decimal>(), false, It.IsAny<Customer>(), true))
            .ReturnsAsync((Product _, int _, decimal price, bool _, Customer customer, bool _) => customer.Id == Anna.Id ? (price, 0m) : (price / 1.22m, 22m));

        var read = new List<PastOrder>();
        await Shop.Store.RequestAsync(async services =>
        {
            var past = ActivatorUtilities.CreateInstance<PastSales>(services, new TillTaxes(taxes.Object, services.GetRequiredService<ISettingService>()));
            await foreach (var page in past.ReadAsync(0, Shop.Clock.UtcNow.AddDays(1), CancellationToken.None))
                read.AddRange(page);
        });
        Assert.That(Math.Round(read.Single().Lines.Single().NetExclTax, 2), Is.EqualTo(10m));
    }

    void Next() => Shop.Clock.Advance(TimeSpan.FromDays(1));

    async Task<int> OrderAsync()
    {
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var order = await Shop.AddOrderAsync(Anna, 45.00m, PaymentStatus.Paid);
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        return order.Id;
    }

    async Task<List<PastOrder>> PastAsync()
    {
        var all = new List<PastOrder>();
        await Shop.TellAsync<PastPurchases>(async past =>
        {
            await foreach (var page in past.ReadAsync(0, Shop.Clock.UtcNow.AddDays(1), CancellationToken.None))
                all.AddRange(page);
        });
        return all;
    }

    async Task<SimulationReport> SimulateAsync() => (await Shop.Store.RequestAsync(async services =>
    {
        var rules = await services.GetRequiredService<IRuleSetProvider>().GetAsync(0);
        var values = await services.GetRequiredService<ISettingService>().LoadSettingAsync<CashbackSettings>();
        var (shop, until) = (services.GetRequiredService<IPastShop>(), Shop.Clock.UtcNow.AddDays(1));
        var input = new SimulationInput(until.AddYears(-2), until, await shop.ProductsAsync(), await shop.ClientsAsync([rules]));
        return await Simulator.RunAsync(services.GetRequiredService<PastPurchases>().ReadAsync(0, until, CancellationToken.None), input, [new("Live", rules, values.TierTerms)], _ => { }, CancellationToken.None);
    })).Reports[0];
}
